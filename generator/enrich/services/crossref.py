"""Owns how Crossref is asked: works by their DOIs, or by a title among published ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.enrich.service import Id, Keeps, Request, Service, objects, parsed

_DATE: Keeps = {"date-parts": None}
_KEEPS: Keeps = {
    **dict.fromkeys(("DOI", "type", "title", "subtitle", "abstract", "container-title")),
    "issued": _DATE,
    "published": _DATE,
    "published-online": _DATE,
    "published-print": _DATE,
    "author": dict.fromkeys(("given", "family", "suffix", "name")),
    "is-referenced-by-count": None,
}
_SELECT = ("select", ",".join(_KEEPS))
_CANDIDATES = "5"
# Of a title alone, a preprint elsewhere, a review or a part of a work is no find.
_WORKS = "type:journal-article,type:proceedings-article,type:book-chapter,type:book,type:monograph"


def _by_ids(ids: Sequence[Id]) -> Request:
    dois = ",".join(f"doi:{name}" for _, name in ids)
    return Request(
        path="/works", parameters=(("filter", dois), _SELECT, ("rows", str(2 * len(ids))))
    )


def _by_title(title: str) -> Request:
    sought = ("query.bibliographic", title)
    return Request(
        path="/works", parameters=(sought, ("filter", _WORKS), _SELECT, ("rows", _CANDIDATES))
    )


def _records(body: str) -> list[Any]:
    answer = parsed(body)
    message = answer.get("message") if isinstance(answer, dict) else None
    found = objects(message.get("items") if isinstance(message, dict) else None, _KEEPS)
    return [_titled(each) for each in found]


def _titled(item: dict[str, Any]) -> dict[str, Any]:
    """Return a work with its subtitle in its title, as everybody else has it."""
    title, subtitle = (item.pop(key, None) for key in ("title", "subtitle"))
    parts = [each[0] for each in (title, subtitle) if isinstance(each, list) and each]
    named = [part for part in parts if isinstance(part, str)]
    if len(named) == 2 and named[1].casefold() in named[0].casefold():
        named.pop()
    return item | {"title": [": ".join(named)]} if named else item


SERVICE = Service(
    name="crossref",
    label="Crossref",
    address="https://api.crossref.org",
    pause=0.4,  # three lists a second are allowed
    ids=("doi",),
    batch=25,
    by_ids=_by_ids,
    by_title=_by_title,
    records=_records,
    tells=frozenset({"doi", "authors", "date", "venue", "citations"}),
    abstract="abstract",
    mailto="mailto",
)
