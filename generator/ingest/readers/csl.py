"""Reads CSL-JSON, as Zotero exports it and Crossref answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import bibtex
from generator.ingest.readers.json_reader import Keys, Said, Shape
from generator.ingest.readers.json_values import (
    count,
    first,
    group,
    groups,
    items,
    joined,
    plain,
    prose,
    text,
)
from generator.ingest.source import Head, Line
from generator.model import Record
from generator.names import in_full

EXPECTED = "CSL-JSON"
IN_PIECES = True

_TELLING = {"author", "issued", "container-title", "DOI", "citation-key", "event-title"}
_VENUES = ("container-title", "event-title", "container-title-short", "collection-title")
_BARE = {"id", "type", "title", "abstract", "URL", "number", "note", "publisher"}  # of little known
# Where an arXiv id stands, by what program wrote it.
_NAMES_WORK = ("note", "number", "archive_location", "archive", "URL", "extra", "container-title")
_DATES = ("issued", "published", "published-online", "published-print")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is CSL-JSON."""
    return SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of CSL-JSON in order."""
    return SHAPE.read(lines, source)


def _is_record(keys: Keys) -> bool:
    return {"type", "title"} <= keys and (
        bool(keys & _TELLING) or _BARE >= keys > {"type", "title"}
    )


def _said(item: Mapping[str, Any]) -> Said:
    issued = next(filter(None, (_date(item.get(key)) for key in _DATES)), None)
    return Said(
        columns={
            "title": plain(first(item.get("title"))),
            "abstract": plain(item.get("abstract")),
            "arxiv": _arxiv(item),
            "doi": text(item.get("DOI")),
            "authors": joined(map(_name, groups(item.get("author")))),
            "issued": issued,
            "year": (issued or "")[:4],
            "venue": _venue(item),
            "paper": text(first(item.get("URL"))),
        },
        more={"citations": count(item.get("is-referenced-by-count"))},
    )


def _name(author: Mapping[str, Any]) -> str | None:
    """Return a name in full; its particles stand before the family name."""
    if whole := prose(author.get("literal")) or prose(author.get("name")):
        return whole
    keys = ("dropping-particle", "non-dropping-particle", "family")
    family = " ".join(filter(None, (prose(author.get(key)) for key in keys)))
    given, suffix = (prose(author.get(key)) or "" for key in ("given", "suffix"))
    return in_full(given, family, suffix) or None


def _date(value: Any) -> str | None:
    """Return a CSL date as far as it is known; a text that is none stays as it is."""
    date = group(value)
    numbers = [text(each) for each in items(first(date.get("date-parts")))]
    known = [each for each in numbers[:3] if each]
    if known:
        return "-".join([known[0].zfill(4), *(each.zfill(2) for each in known[1:])])
    return text(date.get("raw")) or text(date.get("literal"))


def _venue(item: Mapping[str, Any]) -> str | None:
    named = (plain(first(item.get(key))) for key in _VENUES)
    return next((venue for venue in named if venue and not bibtex.is_preprint(venue)), None)


def _arxiv(item: Mapping[str, Any]) -> str | None:
    return bibtex.arxiv_in(" ".join(filter(None, (prose(first(item.get(k))) for k in _NAMES_WORK))))


SHAPE = Shape(origin="csl", is_record=_is_record, said=_said)
