"""Reads RIS: a paper per record from TY to ER, a tag and a value a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator import bibtex
from generator.ingest.readers import rows
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line, is_blank
from generator.model import Banner, Record

EXPECTED = "RIS"

_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])\s{1,2}-(?:\s(?P<value>.*))?$")
_MOST_BEFORE = 20  # lines that programs write above the first record
_LONGEST = 1 << 20  # characters of a record: one that never ends costs no more than this
_MOST_STRAY = 1000  # lines between records that are told at once
# The tags that may hold a fact, the most usual first.
_TITLE = ("TI", "T1", "CT")
_AUTHORS = ("AU", "A1")
_ABSTRACT = ("AB", "N2")
_DATE = ("DA", "PY", "Y1")
_YEAR = ("PY", "Y1", "DA")
_VENUE = ("T2", "JF", "JO", "BT", "JA", "C3")
_NAMES_WORK = ("UR", "L1", "L2", "LK", "M1", "M3", "AN", "N1", "PB", "T2", "JO", "JF")
_ADDRESS = ("UR", "LK", "L1")
_DATED = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2})?(?:[/-](?P<day>\d{1,2})?)?)?\b.*")


@dataclass(slots=True)
class _Open:
    """A record that is being read: its lines, and its values by tag, each as lines of text."""

    lines: list[Line] = field(default_factory=list)
    values: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))
    tag: str | None = None
    ended: bool = False
    size: int = 0

    def add(self, line: Line, tag: str | None, value: str) -> None:
        """Take in a line with a tag, or one that goes on with the value of the tag before."""
        self.lines.append(line)
        self.size += len(line.text)
        if tag is None:
            if self.tag and value and self.values[self.tag]:
                self.values[self.tag][-1].append(value)
            return
        self.tag, self.ended = tag, tag == "ER"
        if value:
            self.values[tag].append([value])

    def first(self, tags: Iterable[str]) -> str | None:
        """Return the first value that any of the tags has."""
        return next((text for tag in tags for text in self.all_of(tag)), None)

    def all_of(self, tag: str) -> Iterator[str]:
        """Yield the values of a tag, each with its lines joined."""
        return (" ".join(lines) for lines in self.values.get(tag, ()))


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is RIS."""
    for line in head.lines[:_MOST_BEFORE]:
        found = _tag(line)
        if found:
            return found["tag"] == "TY"
    return False


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of a RIS file in order; one record is held at a time.

    A record without its end goes to where the next begins; at the file's end it is incomplete.
    """
    held: _Open | None = None
    stray: list[Line] = []
    seen = False
    for line in lines:
        found = _tag(line)
        tag = found["tag"] if found else None
        if held and (tag == "TY" or held.size > _LONGEST):
            yield from _records(held, source)
            held = None
        if held is None:
            if tag != "TY":
                stray.append(line)
                if len(stray) >= _MOST_STRAY:
                    yield from _stray(stray, source, seen)
                    stray = []
                continue
            yield from _stray(stray, source, seen)
            seen, held, stray = True, _Open(), []
        held.add(line, tag, (found["value"] or "").strip() if found else line.text.strip())
        if held.ended:
            yield from _records(held, source)
            held = None
    yield from _stray(stray, source, seen)
    if held:
        yield from _records(held, source, cut_off=True)


def _tag(line: Line) -> re.Match[str] | None:
    return _TAG.match(line.text.lstrip("\ufeff \t"))


def _stray(lines: list[Line], source: str, seen: bool) -> Iterator[Record]:
    """Yield what the lines between records are: before the first one, a program's own header."""
    visible = [line for line in lines if not is_blank(line)]
    if not visible:
        return
    row = _row(visible)
    if seen or any(map(_tag, visible)):
        yield rows.rejected(row, source, "lines outside of a record")
    else:
        yield Banner(source=source, line=row.line, last_line=row.last_line)


def _records(held: _Open, source: str, *, cut_off: bool = False) -> Iterator[Record]:
    row = _row(held.lines)
    if held.size > _LONGEST:
        yield rows.rejected(row, source, "a record that does not end")
        return
    yield from rows.records(row, source, _columns(held), origin="ris", incomplete=cut_off)


def _row(lines: list[Line]) -> Row:
    return Row(lines[0].number, lines[-1].number, "\n".join(line.text for line in lines))


def _columns(held: _Open) -> dict[str, str]:
    """Return what a record says, by the columns of a table."""
    names = [name for tag in _AUTHORS for name in held.all_of(tag)]
    said = {
        "title": held.first(_TITLE),
        "abstract": held.first(_ABSTRACT),
        "arxiv": _arxiv(held),
        "doi": held.first(("DO",)),
        "authors": ";".join(_given_name_first(name) for name in names),
        "issued": _date(held.first(_DATE)),
        "year": (_date(held.first(_YEAR)) or "")[:4],
        "venue": _venue(held),
        "paper": held.first(_ADDRESS),
    }
    return {column: text for column, text in said.items() if text}


def _given_name_first(name: str) -> str:
    family, _, rest = name.replace(";", ",").partition(",")
    given, _, suffix = rest.partition(",")
    return " ".join(part.strip() for part in (given, family, suffix) if part.strip())


def _date(value: str | None) -> str | None:
    """Return ``2024/05/28/`` or what is left of it as a date, else the value as it is."""
    found = _DATED.fullmatch(value) if value else None
    if not found:
        return value
    parts = [found["year"], found["month"], found["month"] and found["day"]]
    return "-".join(part.zfill(2) for part in parts if part and int(part))


def _venue(held: _Open) -> str | None:
    values = (held.first((tag,)) for tag in _VENUE)
    return next((value for value in values if value and not bibtex.is_preprint(value)), None)


def _arxiv(held: _Open) -> str | None:
    said = " ".join(value for tag in _NAMES_WORK for value in held.all_of(tag))
    return bibtex.arxiv_in(said)
