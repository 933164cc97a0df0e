"""Mends what is wrong beyond doubt: a mend is certain when the mended value passes its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator import minimal_edit, schema
from generator.forms import FieldError
from generator.front_matter import Value
from generator.model import Link, Paper
from generator.pages import Page

Mend = Callable[[Page], str]  # page → its mended text


def _without(pattern: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text.strip(), flags=re.IGNORECASE)


def _iso_date(text: str) -> str:
    return re.sub(r"[/.]", "-", text.strip())


def _secure(text: str) -> str:
    text = text.strip().removeprefix("//")
    return text if "://" in text or ":" in text.partition("/")[0] else f"https://{text}"


# What people paste, and how it becomes what the key holds.
_CORRECTIONS: dict[str, Callable[[str], str]] = {
    "arxiv": _without(r"^(https?://)?(www\.)?arxiv\.org/(abs|pdf|html)/|^arxiv:\s*|v\d+$|\.pdf$"),
    "doi": _without(r"^(https?://)?(dx\.)?doi\.org/|^doi:\s*"),
    "acl": _without(r"^(https?://)?(www\.)?aclanthology\.org/|\.pdf$|/$"),
    "date": _iso_date,
    "kind": str.lower,
    "topic": str.lower,
    "review": str.lower,
}


def of_field(page: Page, key: str) -> Mend | None:
    """Return the mend of a value that its form refuses, or None where it takes a person."""
    name = key.partition(".")[0]
    value = page.document.values.get(name)
    mended = _mended(key, value) if value is not None else None
    if mended is None or mended == value or not _is_sound(name, mended):
        return None
    return _setting({name: mended})


def of_key(page: Page, key: str, meant: str | None) -> Mend | None:
    """Return the mend of a misspelt key, where its value is sound under the key that was meant."""
    value = page.document.values[key]
    if meant is None or meant in page.document.values or not _is_sound(meant, value):
        return None
    place = page.document.places[key]

    def mend(page: Page) -> str:
        lines = page.text.split("\n")
        line = lines[place.line - 1]
        start = place.column - 1
        lines[place.line - 1] = line[:start] + line[start:].replace(key, meant, 1)
        return "\n".join(lines)

    return mend


def of_list(key: str, items: tuple[str, ...]) -> Mend:
    """Return the mend that leaves only `items` in the list under `key`."""
    return _setting({key: list(items) or None})


def of_quotes(key: str, value: str) -> Mend:
    """Return the mend that puts quotes around an id that YAML would take for a number."""

    def mend(page: Page) -> str:
        lines = page.text.split("\n")
        index = page.document.places[key].line - 1
        lines[index] = lines[index].replace(value, f"'{value}'", 1)
        return "\n".join(lines)

    return mend


def of_link(paper: Paper, link: Link, kind: str) -> Mend:
    """Return the mend that moves a link of the paper under another kind."""
    moved = [replace(each, kind=kind) if each == link else each for each in paper.links]
    values = schema.values_of(replace(paper, links=tuple(dict.fromkeys(moved))))
    return _setting({"links": values["links"]})


def value_of(key: str, value: str) -> str:
    """Return a value as its key asks for it, where what was meant is certain; else as it is."""
    name, _, kind = key.partition(".")
    mended = _secure(value) if kind else _CORRECTIONS.get(name, str.strip)(value)
    return mended if _is_sound(name, {kind: mended} if kind else mended) else value


def changes(before: Page, after: Page) -> Iterator[str]:
    """Yield what mends did to a page, as ``key: old → new``; by line where no value differs."""
    was, now = before.document.values, after.document.values
    told = [
        f"{key}: {_shown(was.get(key))} → {_shown(now.get(key))}"
        for key in dict.fromkeys((*was, *now))
        if was.get(key) != now.get(key)
    ]
    yield from told or _lines(before.text, after.text)


def _lines(before: str, after: str) -> Iterator[str]:
    for old, new in zip(before.split("\n"), after.split("\n"), strict=False):
        if old != new:
            yield f"{_shown(old)} → {_shown(new)}"


def _shown(value: Value | None) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    if value is None:
        return "none"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in value)


def without(characters: str) -> Mend:
    """Return the mend that takes `characters` out of the file."""
    return lambda page: page.text.translate(dict.fromkeys(map(ord, characters)))


def _mended(key: str, value: Value) -> Value | None:
    if isinstance(value, str) and key in _CORRECTIONS:
        return _CORRECTIONS[key](value)
    if isinstance(value, list):
        return list(dict.fromkeys(value)) if all(isinstance(each, str) for each in value) else None
    if isinstance(value, dict) and key.startswith("links."):
        kind = key.partition(".")[2]
        address = value.get(kind)
        return {**value, kind: _secure(address)} if isinstance(address, str) else None
    return None


def _is_sound(name: str, value: Value) -> bool:
    (form,) = (field.form for field in schema.FIELDS if field.name == name)
    try:
        form.read(value)
    except FieldError:
        return False
    return True


def _setting(changes: dict[str, Any]) -> Mend:
    return lambda page: minimal_edit.edit(page, changes, schema.KEY_ORDER)
