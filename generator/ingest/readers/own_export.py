"""Reads the JSON Lines that ``paperindex export`` writes: everything another index's pages say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import schema
from generator.forms import FieldError
from generator.front_matter import Value
from generator.ingest.readers import rows
from generator.ingest.readers.json_reader import Keys, Shape
from generator.ingest.readers.json_records import Found
from generator.ingest.source import Head, Line
from generator.model import Curated, Entry, Paper, Record

EXPECTED = "an export of paperindex"
IN_PIECES = True

ORIGIN = "paperindex"
_APART = ("slug", "key", "abstract")  # beside the front matter; the key is made anew
_UNFILED = "unfiled"  # stands for a section where none is named


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is an export."""
    return _SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records in order; texts are taken as they are, for they are clean."""
    return _SHAPE.read_with(_records, lines, source)


def _is_record(keys: Keys) -> bool:
    known = {*schema.FIELD_NAMES, *_APART, "notes"}
    return {"slug", "title"} <= keys and ("topic" in keys or keys <= known)


def _records(found: Found, source: str) -> Iterator[Record]:
    if fault := _SHAPE.fault(found):
        yield rows.rejected(found.row, source, fault)
        return
    values = {
        name: _value(each)
        for name, each in found.value.items()
        if name not in _APART and each is not None
    }
    stated = {"topic": _UNFILED} | {key: values[key] for key in schema.FIELD_NAMES if key in values}
    abstract = found.value.get("abstract")
    paper, faults = schema.paper_from(stated, abstract if isinstance(abstract, str) else None)
    if paper:
        yield _entry(paper, _slug(found.value), found, source)
    for fault in (*(f"{each.key}: {each.what}" for each in faults), *_untaken(values, abstract)):
        yield rows.rejected(found.row, source, fault)


def _untaken(values: Mapping[str, Value], abstract: Any) -> Iterator[str]:
    if not isinstance(abstract, str | None):
        yield "abstract: not a text"
    if "notes" in values:
        yield "notes: are not taken over"
    for key in values.keys() - {*schema.FIELD_NAMES, "notes"}:
        yield f"{key}: is not known here"


def _value(value: Any) -> Value:
    """Return a JSON value as front matter gives it: every scalar a text."""
    if isinstance(value, dict):
        return {str(key): _value(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_value(each) for each in value]
    return str(value)


def _slug(record: Mapping[str, Any]) -> str | None:
    try:
        return schema.SLUG.read(_value(record.get("slug")))
    except FieldError:
        return None


def _entry(paper: Paper, slug: str | None, found: Found, source: str) -> Entry:
    return Entry(
        title=paper.title,
        abstract=paper.abstract,
        source=source,
        line=found.row.line,
        last_line=found.row.last_line,
        date=paper.date,
        author_count=paper.author_count,
        organization=paper.organization,
        comments=paper.comments,
        citations=paper.citations,
        categories=paper.categories,
        links=paper.links,
        arxiv=paper.arxiv,
        doi=paper.doi,
        acl=paper.acl,
        authors=paper.authors,
        venue=paper.venue,
        origin=ORIGIN,
        curated=Curated(
            slug=slug,
            topic=None if paper.topic == _UNFILED else paper.topic,
            also=paper.also,
            kind=paper.kind,
            tags=paper.tags,
            summary=paper.summary,
            formerly=paper.formerly,
            review=paper.review,
        ),
    )


_SHAPE = Shape(origin=ORIGIN, is_record=_is_record, places=("", "[]"))
