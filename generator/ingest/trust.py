"""Owns whom to believe where sources differ: the one table of trust, field by field.

Origins are named as in `Entry.origin`; None is what people put here themselves, listing text and
tables. An origin that a row leaves out comes last.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model import Entry

_BIBLIOGRAPHIES = ("bibtex", "csl", "ris")
_CATALOGUES = ("semanticscholar", "openalex")
ISSUED = (*_BIBLIOGRAPHIES, *_CATALOGUES)  # whose dates tell when a venue issued a work
_HUB = "huggingface"

# What was set for print names authors and venues best; arXiv has the authors' own title and text.
ORDER: dict[str, tuple[str | None, ...]] = {
    "title": ("paperindex", "arxiv", None, _HUB, *_BIBLIOGRAPHIES, *_CATALOGUES),
    "abstract": ("paperindex", "arxiv", None, _HUB, *_BIBLIOGRAPHIES, *_CATALOGUES),
    "authors": (None, "paperindex", *_BIBLIOGRAPHIES, "arxiv", _HUB, *_CATALOGUES),
    "venue": (None, "paperindex", *_BIBLIOGRAPHIES, *_CATALOGUES, "arxiv"),
    "arxiv": (None, "paperindex", "arxiv", _HUB, *_BIBLIOGRAPHIES, *_CATALOGUES),
    "doi": (None, "paperindex", *_BIBLIOGRAPHIES, "arxiv", *_CATALOGUES),
    "acl": (None, "paperindex", *_BIBLIOGRAPHIES, *_CATALOGUES),
    "organization": (None, "paperindex", _HUB),
    "categories": (None, "paperindex", "arxiv"),
}
# Two fields need no trust: of dates the most precise counts and then the earliest, for the first
# publication is asked for (a venue's date does not count after an arXiv id); of counts the
# largest, for they only grow.


def rank(field: str, origin: str | None) -> int:
    """Return the place of an origin in the order for a field: the smaller, the more trusted."""
    order = ORDER[field]
    return order.index(origin) if origin in order else len(order)


def most_trusted(field: str, entries: Iterable[Entry]) -> Any:
    """Return the field of the most trusted of the entries that know it, the first of equals."""
    ordered = sorted(entries, key=lambda entry: rank(field, entry.origin))
    return next((fact for entry in ordered if (fact := getattr(entry, field))), None)
