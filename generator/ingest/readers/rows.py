"""Makes records of what a format says of a work: an entry, and rejects for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.ingest.readers import cells
from generator.ingest.source import Line, is_blank
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


class _Watched:
    """Lines that remember which visible ones were the first and the last."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines
        self.first = 1
        self.last = 0

    def __iter__(self) -> Iterator[Line]:
        for line in self._lines:
            if not is_blank(line):
                self.first = self.first if self.last else line.number
                self.last = line.number
            yield line


def with_banners(
    records_of: Callable[[Iterable[Line]], Iterable[Record]], lines: Iterable[Line], source: str
) -> Iterator[Record]:
    """Yield the records of some lines and, for what lies before, between and behind, Banners."""
    watched = _Watched(lines)
    following = 0
    for record in records_of(watched):
        following = following or watched.first
        if record.line > following:
            yield Banner(source=source, line=following, last_line=record.line - 1)
        following = max(following, record.last_line + 1)
        yield record
    following = following or watched.first
    if following <= watched.last:
        yield Banner(source=source, line=following, last_line=watched.last)
