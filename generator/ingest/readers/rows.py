"""Makes records of what a format says of a work: an entry, and rejects for what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.ingest.readers import cells
from generator.model import Banner, Entry, Record, Reject

_SHOWN = 10_000  # characters of a reject's text: a broken file may be one line


class Row(NamedTuple):
    """Where a record stands, and its raw text."""

    line: int
    last_line: int
    text: str


def records(row: Row, source: str, columns: Mapping[str, str], **more: Any) -> Iterator[Record]:
    """Yield the Entry that the columns (see `cells`) tell, then a Reject for each bad value.

    `more` are further facts of the Entry. Without a title there is one Reject only.
    """
    facts, faults = cells.read(columns)
    if "title" not in facts:
        yield rejected(row, source, "no title")
        return
    yield Entry(**facts | more, source=source, line=row.line, last_line=row.last_line)
    for fault in faults:
        yield rejected(row, source, fault)


def rejected(row: Row, source: str, reason: str) -> Reject:
    """Return a record that cannot be read."""
    text = row.text if len(row.text) <= _SHOWN else f"{row.text[:_SHOWN]}…"
    return Reject(source=source, line=row.line, last_line=row.last_line, text=text, reason=reason)


def with_banners(found: Iterable[Record], source: str, first: int) -> Iterator[Record]:
    """Yield records and, for lines from `first` on that lie between them, Banners."""
    following = first
    for record in found:
        if record.line > following:
            yield Banner(source=source, line=following, last_line=record.line - 1)
        following = max(following, record.last_line + 1)
        yield record
