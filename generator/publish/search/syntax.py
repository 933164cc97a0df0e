"""Owns what people can write in a query; whatever has no meaning here is words to look for.

The browser's twin of this module is ``overrides/assets/javascripts/search/syntax.js``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.publish.search.words import runs

LONGEST = 2000  # characters that are read of a query
MOST = 40  # words that are looked for

# The fields of the index that a name in a query stands for.
NAMES = {
    "title": ("title",),
    "author": ("authors",),
    "authors": ("authors",),
    "venue": ("authors",),
    "summary": ("summary",),
    "abstract": ("abstract",),
    "notes": ("notes",),
}
FILTERS = ("topic", "kind", "has", "tag")

_PART = re.compile(r'(?<!\S)(-?)(?:([A-Za-z]+):(?=\S))?(?:"([^"]*)"?|(\S+))')
_YEARS = re.compile(r"(\d{4})?(?:(\.\.)(\d{4})?)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Words to look for, as they follow each other; in every field where `fields` is empty.

    `runs` are folded words, those with hyphens whole. `quoted` asks for them side by side, and
    `without` for papers that lack them.
    """

    runs: tuple[str, ...]
    fields: tuple[str, ...] = ()
    quoted: bool = False
    without: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A query taken apart: what to look for, and which papers to leave out.

    `filters` are pairs of a name of FILTERS and a value as written; `years` are the first and the
    last year, each None where it is open. `notes` say what could not be understood.
    """

    asked: tuple[Asked, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    years: tuple[int | None, int | None] | None = None
    notes: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Return what `text` asks for; never fails."""
    asked: list[Asked] = []
    filters: list[tuple[str, str]] = []
    notes: list[str] = []
    years = None
    for minus, name, quoted, bare in _PART.findall(text[:LONGEST]):
        key, value = name.lower(), quoted or bare
        if key in FILTERS and not minus and value:
            filters.append((key, value.lower()))
        elif key == "year" and not minus and (span := _years(value)):
            years = span
        else:
            if key == "year":
                notes.append(f"‘{value}’ is not a year such as 2023 or 2023..2025")
            asked.append(_asked(minus, name, quoted, bare))
    return Query(
        asked=_merged(asked),
        filters=tuple(filters),
        years=years,
        notes=tuple(notes),
    )


def _asked(minus: str, name: str, quoted: str, bare: str) -> Asked:
    fields = NAMES.get(name.lower(), ())
    # A name that means nothing is a word like any other, as in a pasted title or address.
    text = quoted or bare if fields or not name else f"{name} {quoted or bare}"
    return Asked(
        runs=tuple(runs(text)[:MOST]), fields=fields, quoted=bool(quoted), without=bool(minus)
    )


def _merged(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return the parts that ask for anything; plain words that follow each other become one."""
    found: list[Asked] = []
    for each in (each for each in asked[:MOST] if each.runs):
        plain = not (each.fields or each.quoted or each.without)
        if plain and found and found[-1] == replace(each, runs=found[-1].runs):
            found[-1] = replace(each, runs=(found[-1].runs + each.runs)[:MOST])
        else:
            found.append(each)
    return tuple(found)


def _years(value: str) -> tuple[int | None, int | None] | None:
    found = _YEARS.fullmatch(value)
    if not found or not (found[1] or found[3]):
        return None
    first = int(found[1]) if found[1] else None
    last = int(found[3]) if found[3] else None
    return (first, last) if found[2] else (first, first)
