"""Reads what ``paperindex enrich`` keeps: records of services, each with the paper it is about."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator import schema
from generator.ingest.readers import (
    arxiv_atom,
    csl,
    hugging_face,
    openalex,
    rows,
    semantic_scholar,
)
from generator.ingest.readers.json_reader import Keys, Shape
from generator.ingest.readers.json_records import Found
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line
from generator.model import Entry, Record

EXPECTED = "what 'paperindex enrich' keeps"
IN_PIECES = True

_Reader = Callable[..., Iterator[Record]]
_ABOUT = re.compile(rf"{schema.SLUG.pattern}|(?:arxiv|doi|acl):\S+")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is kept by enrich."""
    return _SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records in order; each is read as if the service's answer itself were given."""
    return _SHAPE.read_with(_records, lines, source)


def entry_of(service: str, record: Any) -> Entry | None:
    """Return what one record of a service says, as `read` will find it; None without a title."""
    found = SERVICES[service](record, Row(1, 1, ""), service)
    return next((each for each in found if isinstance(each, Entry)), None)


def _is_record(keys: Keys) -> bool:
    return {"about", "service", "record"} <= keys


def _records(found: Found, source: str) -> Iterator[Record]:
    fault = _SHAPE.fault(found) or _fault(found.value)
    if fault:
        yield rows.rejected(found.row, source, fault)
        return
    of_service = SERVICES[found.value["service"]]
    yield from of_service(found.value.get("record"), found.row, source, about=found.value["about"])


def _fault(value: Mapping[str, Any]) -> str | None:
    """Return why a line is none of enrich's, or None where it is."""
    about, service = value.get("about"), value.get("service")
    if not isinstance(about, str) or not _ABOUT.fullmatch(about):
        return f"about: {json.dumps(about)} names no paper"
    if not isinstance(service, str) or service not in SERVICES:
        return f"service: {json.dumps(service)} is not known"
    return None


def _in_json(shape: Shape) -> _Reader:
    """Return the reader of a service's records that are JSON."""

    def read_record(record: Any, row: Row, source: str, **more: Any) -> Iterator[Record]:
        if not isinstance(record, dict):
            yield rows.rejected(row, source, "record: not an object")
            return
        said = shape.said(record)
        columns = {name: text for name, text in said.columns.items() if text}
        yield from rows.records(row, source, columns, origin=shape.origin, **said.more, **more)

    return read_record


def _in_xml(record: Any, row: Row, source: str, **more: Any) -> Iterator[Record]:
    """Yield what an entry of arXiv's feed says."""
    if not isinstance(record, str):
        yield rows.rejected(row, source, "record: not a text")
        return
    yield from arxiv_atom.of_entry(Row(row.line, row.last_line, record), source, **more)


SERVICES: dict[str, _Reader] = {
    "arxiv": _in_xml,
    "huggingface": _in_json(hugging_face.SHAPE),
    "semanticscholar": _in_json(semantic_scholar.SHAPE),
    "openalex": _in_json(openalex.SHAPE),
    "crossref": _in_json(csl.SHAPE),
}
_SHAPE = Shape(origin="enriched", is_record=_is_record, places=("",))
