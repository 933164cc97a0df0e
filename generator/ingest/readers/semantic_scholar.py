"""Reads Semantic Scholar's Graph API: one paper, a list, a page of search results, a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import bibtex
from generator.ingest.readers.json_reader import Keys, Said, Shape
from generator.ingest.readers.json_values import count, group, groups, items, joined, prose, text
from generator.ingest.source import Head, Line
from generator.model import Record

EXPECTED = "Semantic Scholar's API"
IN_PIECES = True

# How a page of citations, of references or of recommendations wraps its papers.
_WRAPPED = ("citingPaper", "citedPaper")
_PLACES = ("", "[]", "data[]", "recommendedPapers[]", "papers[]")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is of Semantic Scholar."""
    return SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records in order; a null, for an id that nobody knows, is a Reject."""
    return SHAPE.read(lines, source)


def _is_record(keys: Keys) -> bool:
    return "paperId" in keys or {"externalIds", "title"} <= keys or bool(keys & {*_WRAPPED})


def _said(record: Mapping[str, Any]) -> Said:
    paper = next((group(record[key]) for key in _WRAPPED if key in record), record)
    ids = group(paper.get("externalIds"))
    return Said(
        columns={
            "title": prose(paper.get("title")),
            "abstract": prose(paper.get("abstract")),
            "arxiv": text(ids.get("ArXiv")),
            "acl": text(ids.get("ACL")),
            "doi": text(ids.get("DOI")),
            "authors": joined(prose(each.get("name")) for each in groups(paper.get("authors"))),
            "issued": text(paper.get("publicationDate")),
            "year": text(paper.get("year")),
            "venue": _venue(paper),
            "paper": text(group(paper.get("openAccessPdf")).get("url")),
            "categories": ";".join(_fields(paper)),
        },
        more={"citations": count(paper.get("citationCount"))},
    )


def _venue(paper: Mapping[str, Any]) -> str | None:
    named = (
        prose(paper.get("venue")),
        prose(group(paper.get("publicationVenue")).get("name")),
        prose(group(paper.get("journal")).get("name")),
    )
    return next((venue for venue in named if venue and not bibtex.is_preprint(venue)), None)


def _fields(paper: Mapping[str, Any]) -> Iterator[str]:
    yield from (each for each in items(paper.get("fieldsOfStudy")) if isinstance(each, str))
    for each in groups(paper.get("s2FieldsOfStudy")):
        yield prose(each.get("category")) or ""


SHAPE = Shape(
    origin="semanticscholar",
    is_record=_is_record,
    said=_said,
    places=_PLACES,
    nothing="null: the service knew no such paper",
)
