"""Reads the entries of one block of BibTeX: type, key, and fields with their macros resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_HEAD = re.compile(r"[\s,]*@\s*(?P<type>[A-Za-z]+)\s*(?P<open>[{(])\s*")
_KEY = re.compile(r"(?P<key>[^\s,{}()=\"#]*)\s*(?:,|(?=[)}]))")
_NAME = re.compile(r"[\s,]*(?P<name>[A-Za-z_][\w:.+/-]*)\s*=\s*")
_CLOSE = re.compile(r"[\s,]*[)}]")
_WORD = re.compile(r"[^\s,{}()=\"#]+")
_JOIN = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")
_SPACE = re.compile(r"\s*")


class BibtexSyntaxError(ValueError):
    """Text that is no BibTeX entry; its message says where it stops to be one."""


@dataclass(slots=True)
class Raw:
    """An entry as it is written: `start` and `end` are its place in the block's text."""

    type: str
    key: str
    start: int
    end: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class _Value(NamedTuple):
    text: str
    end: int
    unknown: tuple[str, ...]


def entries(text: str, macros: Mapping[str, str]) -> Iterator[Raw]:
    """Yield the entries of a block.

    A macro that is not defined leaves its field out and is told under `faults`, as is a field
    that stands twice: the first counts.

    Raises:
        BibtexSyntaxError: an entry, or what follows the last one, cannot be read.
    """
    at = 0
    while found := _HEAD.match(text, at):
        raw = Raw(type=found["type"].casefold(), key="", start=found.start("type") - 1)
        if raw.type == "comment":
            raw.end = _balanced(text, found.start("open"))
        elif raw.type == "preamble":
            raw.end = _closed(text, _value(text, found.end(), macros).end)
        else:
            _read_entry(raw, text, found.end(), macros)
        at = raw.end
        yield raw
    if text[at:].strip(" \t\n,"):
        raise BibtexSyntaxError("text behind the entry")


def _read_entry(raw: Raw, text: str, at: int, macros: Mapping[str, str]) -> None:
    if raw.type != "string" and (key := _KEY.match(text, at)):
        raw.key, at = key["key"], key.end()
    where = "its key"
    while named := _NAME.match(text, at):
        name = named["name"].casefold()
        value = _value(text, named.end(), macros)
        where, at = f"'{name}'", value.end
        if value.unknown:
            raw.faults.append(f"{name}: '{value.unknown[0]}' is not defined by any @string")
        elif name in raw.fields:
            raw.faults.append(f"{name}: stands twice; the first counts")
        else:
            raw.fields[name] = value.text
    raw.end = _closed(text, at, where)


def _closed(text: str, at: int, where: str = "its text") -> int:
    closing = _CLOSE.match(text, at)
    if not closing:
        raise BibtexSyntaxError(f"cannot be read after {where}")
    return closing.end()


def _value(text: str, at: int, macros: Mapping[str, str]) -> _Value:
    """Return the value that begins at a place: parts in braces, quotes, or named, joined by #."""
    parts: list[str] = []
    unknown: list[str] = []
    while True:
        char = text[at : at + 1]
        if char == "{":
            end = _balanced(text, at)
            parts.append(text[at + 1 : end - 1])
        elif char == '"':
            end = _quoted(text, at)
            parts.append(text[at + 1 : end - 1])
        elif word := _WORD.match(text, at):
            end = word.end()
            known = word[0] if word[0].isdecimal() else macros.get(word[0].casefold())
            parts.append(known or "")
            unknown += [word[0]] if known is None else []
        else:
            raise BibtexSyntaxError("a field without a value")
        joined = _JOIN.match(text, end)
        if not joined:
            return _Value("".join(parts), end, tuple(unknown))
        at = joined.end()


def _balanced(text: str, at: int) -> int:
    """Return where the group ends that a brace (or parenthesis) opens."""
    if text[at] == "(":
        end = text.find(")", at)
        if end < 0:
            raise BibtexSyntaxError("parentheses that do not match")
        return end + 1
    depth = 0
    for found in _BRACE.finditer(text, at):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    raise BibtexSyntaxError("braces that do not match")


def _quoted(text: str, at: int) -> int:
    depth = 0
    for found in _BRACE_OR_QUOTE.finditer(text, at + 1):
        if found[0] == '"' and depth == 0:
            return found.end()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            break
    raise BibtexSyntaxError("quotation marks that do not match")
