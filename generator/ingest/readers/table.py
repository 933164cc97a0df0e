"""Reads tables: a header that names the columns, then a paper per row (CSV, TSV, semicolons)."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.ingest.readers import cells
from generator.ingest.source import Head, Line, is_blank, reject
from generator.model import Banner, Entry, Record

EXPECTED = "a table (CSV, TSV) with a column 'title' and another known one"

_DELIMITERS = "\t,;"
_LONGEST = 200  # lines of a row: a quotation mark that never closes costs no more than this


class _Header(NamedTuple):
    """How the columns are told apart, and what each holds (None where it is unknown)."""

    delimiter: str
    columns: tuple[str | None, ...]
    unknown: tuple[str, ...]


class _Row(NamedTuple):
    """The lines of a row, and its cells; None where its quotation marks do not match."""

    lines: list[Line]
    cells: list[str] | None


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is a table."""
    return _header(head.lines[0].text) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of a table in order; one row is held at a time.

    A row that cannot be read is a Reject and costs no other row anything. A value that cannot be
    read costs only itself: it is a Reject behind the row's Entry, with the same lines.
    """
    rest = iter(lines)
    first = next(rest)
    header = _header(first.text)
    if header is None:
        raise ValueError("not a table")
    if header.unknown:
        names = ", ".join(map(repr, header.unknown))
        yield reject([first], source, f"these columns are not read: {names}")
    else:
        yield Banner(source=source, line=first.number, last_line=first.number)
    for row in _rows(rest, header.delimiter):
        if not all(map(is_blank, row.lines)):
            yield from _records(row, header.columns, source)


def _header(text: str) -> _Header | None:
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([text.lstrip("\ufeff")], delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        columns = cells.columns(names)
        if "title" in columns and len([each for each in columns if each]) > 1:
            pairs = zip(names, columns, strict=True)
            unknown = tuple(name for name, column in pairs if name.strip() and column is None)
            return _Header(delimiter, columns, unknown)
    return None


def _rows(lines: Iterator[Line], delimiter: str) -> Iterator[_Row]:
    """Yield the rows; where one does not end, its first line, and go on with the next line."""
    held: deque[Line] = deque()

    def feed(taken: list[Line]) -> Iterator[str]:
        while len(taken) < _LONGEST and (line := held.popleft() if held else next(lines, None)):
            taken.append(line)
            yield f"{line.text}\n"

    while True:
        taken: list[Line] = []
        try:
            found = next(csv.reader(feed(taken), delimiter=delimiter, strict=True), None)
        except csv.Error:
            held.extendleft(reversed(taken[1:]))
            del taken[1:]
            # Between tabs a quotation mark is often only that.
            found = taken[0].text.split("\t") if delimiter == "\t" else None
        if not taken:
            return
        yield _Row(taken, found)


def _records(row: _Row, columns: Sequence[str | None], source: str) -> Iterator[Record]:
    if row.cells is None:
        yield reject(row.lines, source, "quotation marks that do not match")
        return
    if len(row.cells) != len(columns):
        what = f"{len(row.cells)} columns where the header has {len(columns)}"
        yield reject(row.lines, source, what)
        return
    found = zip(columns, row.cells, strict=True)
    facts, faults = cells.read({column: cell for column, cell in found if column})
    if "title" not in facts:
        yield reject(row.lines, source, "no title")
        return
    first, last = row.lines[0].number, row.lines[-1].number
    yield Entry(**facts, source=source, line=first, last_line=last)
    for fault in faults:
        yield reject(row.lines, source, fault)
