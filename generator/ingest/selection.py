"""Owns filter expressions, such as ``year:2023..2025 category:math.ST "random walk" -survey``.

All terms must hold; one behind ``-`` must not. Words and phrases are sought in title, abstract,
authors and venue, as whole words; case and accents do not count, and ``trans*`` finds every word
that begins so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Entry, Mention

_TERM = re.compile(
    r"(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:\"(?P<phrase>[^\"]*)\"|(?P<word>[^\s\"]+))(?=\s|$)"
)
_YEARS = re.compile(r"(?P<only>\d{4})|(?P<first>\d{4})?\.\.(?P<last>\d{4})?")
_WORD = re.compile(r"[^\W_]+")


class SelectionError(ValueError):
    """A filter expression that means nothing; its message says what to write."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a filter expression asks for."""

    expression: str
    tests: tuple[Callable[[Entry], bool], ...]

    def takes(self, record: Entry | Mention) -> bool:
        """Return whether a record is asked for; one that says nothing but an id is not."""
        if isinstance(record, Mention):
            return not self.tests
        return all(test(record) for test in self.tests)


ALL = Selection("", ())


def parse(expression: str) -> Selection:
    """Return what an expression asks for.

    Raises:
        SelectionError: a field or a value of it is not known, or a quotation mark does not close.
    """
    tests = []
    at = 0
    text = expression.strip()
    while at < len(text):
        term = _TERM.match(text, at)
        if not term:
            raise SelectionError(f"cannot read {text[at:]!r}; close every quotation mark")
        tests.append(_test(term))
        at = term.end() + len(text[term.end() :]) - len(text[term.end() :].lstrip())
    return Selection(text, tuple(tests))


def _test(term: re.Match[str]) -> Callable[[Entry], bool]:
    value = term["word"] if term["phrase"] is None else term["phrase"]
    field = term["field"]
    if field and field.casefold() not in _FIELDS:
        known = ", ".join(f"{name}:" for name in _FIELDS)
        raise SelectionError(f"'{field}:' is not known; use {known} or words")
    test = _FIELDS[field.casefold()](value) if field else _words(value, _everything)
    return (lambda entry: not test(entry)) if term["not"] else test


def _year(value: str) -> Callable[[Entry], bool]:
    found = _YEARS.fullmatch(value)
    if not found or value == "..":
        raise SelectionError(f"'{value}' is no year; write year:2024 or year:2023..2025")
    first = int(found["only"] or found["first"] or 0)
    last = int(found["only"] or found["last"] or 9999)
    return lambda entry: entry.date is not None and first <= int(entry.date[:4]) <= last


def _category(value: str) -> Callable[[Entry], bool]:
    """Return a test for a category, its whole (``cs`` for ``cs.CL``) included."""
    asked = _folded(value)
    return lambda entry: any(
        (name := _folded(each)) == asked or name.startswith(f"{asked}.")
        for each in entry.categories
    )


def _words(value: str, where: Callable[[Entry], str]) -> Callable[[Entry], bool]:
    parts = _WORD.findall(_folded(value))
    if not parts:
        raise SelectionError(f"'{value}' is no word")
    end = "" if value.endswith("*") else r"(?![^\W_])"
    sought = r"[\W_]+".join(map(re.escape, parts))
    pattern = re.compile(rf"(?<![^\W_]){sought}{end}")
    return lambda entry: bool(pattern.search(_folded(where(entry))))


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _everything(entry: Entry) -> str:
    return "\n".join((entry.title, entry.abstract or "", *entry.authors, entry.venue or ""))


_FIELDS: dict[str, Callable[[str], Callable[[Entry], bool]]] = {
    "year": _year,
    "category": _category,
    "title": lambda value: _words(value, lambda entry: entry.title),
    "author": lambda value: _words(value, lambda entry: "\n".join(entry.authors)),
    "venue": lambda value: _words(value, lambda entry: entry.venue or ""),
}
