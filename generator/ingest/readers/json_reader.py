"""The part that all readers of JSON share: from the shape of their records to entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from generator.ingest.readers import json_records, rows
from generator.ingest.readers.json_outline import outline
from generator.ingest.readers.json_records import Found
from generator.ingest.source import Head, Line, peek
from generator.model import Record

Keys = frozenset[str]

# Where services put their records: by themselves, in an array, or in one within an object.
PLACES = ("", "[]", "data[]", "results[]", "items[]", "papers[]", "message.items[]", "message")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a record says: its `columns` as those of a table, and `more` facts of an Entry."""

    columns: Mapping[str, str | None]
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """One kind of JSON: `origin` names it, `is_record` tells its records by their keys.

    `said` takes a record apart; `nothing` is the reason told for a null.
    """

    origin: str
    is_record: Callable[[Keys], bool]
    said: Callable[[Mapping[str, Any]], Said] = lambda _: Said(columns={})
    nothing: str = "null instead of a record"
    places: tuple[str, ...] = PLACES

    def place(self, head: Head) -> str | None:
        """Return where the records are in a file that begins so, or None where there are none."""
        known = outline(head)
        for place in self.places:
            if place in known and self.is_record(known[place]):
                return place
        return None

    def read(self, lines: Iterable[Line], source: str) -> Iterator[Record]:
        """Return the records of a file in order; lines that hold no record are Banners."""
        return self.read_with(self._records, lines, source)

    def read_with(
        self,
        records: Callable[[Found, str], Iterator[Record]],
        lines: Iterable[Line],
        source: str,
    ) -> Iterator[Record]:
        """Return what `records` makes of each value in a file, and the Banners between."""
        head, rest = peek(lines)
        place = self.place(head) or ""

        def made(watched: Iterable[Line]) -> Iterator[Record]:
            found = self._values(head, watched, place)
            return chain.from_iterable(records(each, source) for each in found)

        yield from rows.with_banners(made, rest, source)

    def fault(self, found: Found) -> str | None:
        """Return why a value is no record, or None where it may be one."""
        if found.fault or isinstance(found.value, dict):
            return found.fault
        return self.nothing if found.value is None else "not an object"

    def _values(self, head: Head, lines: Iterable[Line], place: str) -> Iterator[Found]:
        if place == "" and _is_in_lines(head):
            return json_records.in_lines(lines)
        path = tuple(part.removesuffix("[]") for part in place.split(".") if part != "[]")
        return json_records.in_text(lines, tuple(filter(None, path)), self._is_value)

    def _is_value(self, value: Any) -> bool:
        return isinstance(value, dict) and self.is_record(frozenset(value))

    def _records(self, found: Found, source: str) -> Iterator[Record]:
        if fault := self.fault(found):
            yield rows.rejected(found.row, source, fault)
            return
        said = self.said(found.value)
        columns = {name: text for name, text in said.columns.items() if text}
        yield from rows.records(found.row, source, columns, origin=self.origin, **said.more)


def _is_in_lines(head: Head) -> bool:
    """Return whether each record is a line, so that a broken one ends where the line does."""
    first = head.lines[0].text.strip("\ufeff \t\r")
    return first.startswith("{") and (first.endswith("}") or len(head.lines) == 1)
