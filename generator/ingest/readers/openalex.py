"""Reads works of OpenAlex: one, a page of results, or the lines of its snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import bibtex, identifiers
from generator.ingest.readers.json_reader import Keys, Said, Shape
from generator.ingest.readers.json_values import (
    count,
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

EXPECTED = "OpenAlex"
IN_PIECES = True

_TELLING = {"authorships", "abstract_inverted_index", "primary_location", "publication_year"}
_TOPICS = ("primary_topic", "topics", "concepts")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is of OpenAlex."""
    return SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records in order."""
    return SHAPE.read(lines, source)


def _is_record(keys: Keys) -> bool:
    return bool(keys & {"title", "display_name"}) and len(keys & _TELLING) >= 2


def _said(work: Mapping[str, Any]) -> Said:
    return Said(
        columns={
            "title": plain(work.get("title")) or plain(work.get("display_name")),
            "abstract": _abstract(work.get("abstract_inverted_index")),
            "arxiv": _arxiv(work),
            "doi": text(work.get("doi")) or text(group(work.get("ids")).get("doi")),
            "authors": joined(map(_name, groups(work.get("authorships")))),
            "issued": text(work.get("publication_date")),
            "year": text(work.get("publication_year")),
            "venue": _venue(work),
            "paper": text(group(work.get("open_access")).get("oa_url")),
            "categories": ";".join(_topics(work)),
        },
        more={"citations": count(work.get("cited_by_count"))},
    )


def _abstract(index: Any) -> str | None:
    """Return the abstract of which OpenAlex tells, for each word, the places where it stands."""
    placed = [
        (place, word)
        for word, places in group(index).items()
        for place in items(places)
        if isinstance(place, int)
    ]
    return " ".join(word for _, word in sorted(placed)) or None


def _name(authorship: Mapping[str, Any]) -> str | None:
    author = group(authorship.get("author"))
    return prose(author.get("display_name")) or prose(authorship.get("raw_author_name"))


def _places(work: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield group(work.get("primary_location"))
    yield from groups(work.get("locations"))


def _arxiv(work: Mapping[str, Any]) -> str | None:
    for place in _places(work):
        for key in ("landing_page_url", "pdf_url"):
            address = prose(place.get(key))
            found = identifiers.identify(address) if address else None
            if found and found.arxiv:
                return found.arxiv
    return None


def _venue(work: Mapping[str, Any]) -> str | None:
    """Return where the work was published; a repository is no such place."""
    for place in _places(work):
        source = group(place.get("source"))
        name = prose(source.get("display_name"))
        if name and source.get("type") != "repository" and not bibtex.is_preprint(name):
            return name
    return None


def _topics(work: Mapping[str, Any]) -> Iterator[str]:
    for key in _TOPICS:
        value = work.get(key)
        for each in groups(value if isinstance(value, list) else [value]):
            yield prose(each.get("display_name")) or ""


SHAPE = Shape(origin="openalex", is_record=_is_record, said=_said)
