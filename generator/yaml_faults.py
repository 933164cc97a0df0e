"""Owns what is said of front matter that is not YAML: where the slip is, and what mends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

_VALUE = re.compile(r"\s*(?:- +)?(?:[\w-]+[ \t]*:[ \t]+)?(?P<value>\S.*)")
_APOSTROPHE = "write '' for an apostrophe within '…', or put the value in \"…\""
_QUOTE = "put the whole value in '…': it begins with \", and goes on behind the next one"
_BRACKET = "close the bracket, or put the whole value in quotes if it is a text"


def place(error: yaml.YAMLError, head: str) -> int:
    """Return the offset in the YAML text `head` at which a person should look."""
    # What follows says nothing of a quote or a bracket that is open since then.
    opened = re.search("quoted scalar|flow", getattr(error, "context", None) or "")
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    if mark is not None:
        index: int = mark.index
        return index
    return max(head.find(chr(getattr(error, "character", 0))), 0)


def what(error: yaml.YAMLError) -> str:
    """Return the parser's own words."""
    words = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return f"YAML does not parse ({words})"


def remedy(error: yaml.YAMLError, lines: Sequence[str], number: int) -> str:
    """Return what to do about an error on the line of that number, from 0."""
    line = lines[number] if number < len(lines) else ""
    if "quoted scalar" in (getattr(error, "context", None) or ""):
        return "close the quote that begins here"
    if "\t" in line:
        return "use spaces instead of the tab"
    found = _VALUE.fullmatch(line)
    return _of_value(found["value"] if found else "")


def _of_value(value: str) -> str:
    first = value[:1]
    if first == "'":
        return _APOSTROPHE
    if first == '"':
        return _QUOTE
    if first and first in "[{":
        return _BRACKET
    if first and first in "@`%*&!|>,]}?-":
        return f"put the value in quotes: it begins with '{first}'"
    if ": " in value:
        return "put the value in quotes: it contains ': '"
    return "check quotes, brackets and indentation here"
