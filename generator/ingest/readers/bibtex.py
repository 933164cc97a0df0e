"""Reads BibTeX: a paper per entry, with macros and what it inherits from a volume."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from generator import bibtex
from generator.ingest.readers import rows
from generator.ingest.readers.bibtex_blocks import Block, blocks
from generator.ingest.readers.bibtex_fields import BibtexSyntaxError, Raw, entries
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line
from generator.model import Banner, Record

EXPECTED = "BibTeX"

_ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]\s*(?:[^\s,{}()=\"]*\s*(?:[,=}]|$)|[{\"])")
_MOST_BEFORE = 40  # lines that programs write above the first entry
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_PAPERS = ("proceedings", "mvproceedings", "collection", "mvcollection", "periodical")
_VOLUMES = (*_NO_PAPERS, "book", "mvbook")
_INHERITED = ("year", "month", "date", "journal")
_OF_VOLUME = ("title", "booktitle", *_INHERITED)
_LONGEST_WAIT = 20_000  # entries that wait for the volume they refer to


@dataclass(slots=True)
class _Library:
    """What the entries so far tell the following: macros, and volumes by key."""

    macros: dict[str, str] = field(default_factory=lambda: {name: name for name in _MONTHS})
    volumes: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Waiting:
    """An entry with its row, until the volume that it refers to is known."""

    row: Row
    raw: Raw

    @property
    def volume(self) -> str | None:
        key = self.raw.fields.get("crossref", "").strip().casefold()
        return key or None


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is BibTeX."""
    for line in head.lines[:_MOST_BEFORE]:
        if _ENTRY.match(line.text):
            return True
        if line.text.lstrip().startswith(("```", "<", "{", "[", "- ", "* ")):
            return False
    return False


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of a BibTeX file in order.

    A broken entry is a Reject and costs no other entry anything. An entry waits for the volume
    that its ``crossref`` names if that comes later; so do those behind it, some thousands at most.
    """
    library = _Library()
    queue: deque[_Waiting | Record] = deque()
    for found in chain.from_iterable(_of_block(each, library, source) for each in blocks(lines)):
        queue.append(found)
        yield from _ready(queue, library, source, _LONGEST_WAIT)
    yield from _ready(queue, library, source, 0)


def _ready(
    queue: deque[_Waiting | Record], library: _Library, source: str, limit: int
) -> Iterator[Record]:
    """Yield from the queue's beginning what needs to wait no more, and whatever is over `limit`."""
    while queue:
        first = queue[0]
        if isinstance(first, _Waiting):
            known = first.volume is None or first.volume in library.volumes
            if not known and len(queue) <= limit:
                return
            yield from _records(first, library, source)
        else:
            yield first
        queue.popleft()


def _of_block(block: Block, library: _Library, source: str) -> Iterator[_Waiting | Record]:
    first, last = block.lines[0].number, block.lines[-1].number
    text = "\n".join(line.text for line in block.lines)
    whole = Row(first, last, text)
    if block.fault:
        yield rows.rejected(whole, source, block.fault)
        return
    if block.aside:
        yield Banner(source=source, line=first, last_line=last)
        return
    at, line = 0, first
    try:
        for raw in entries(text, library.macros):
            line += text.count("\n", at, raw.start)
            end = line + text.count("\n", raw.start, raw.end)
            yield from _of_raw(raw, Row(line, end, text[raw.start : raw.end]), library, source)
            at, line = raw.end, end
    except BibtexSyntaxError as fault:
        yield rows.rejected(Row(line, last, text[at:]), source, str(fault))


def _of_raw(raw: Raw, row: Row, library: _Library, source: str) -> Iterator[_Waiting | Record]:
    if raw.type == "string":
        library.macros.update((name.casefold(), text) for name, text in raw.fields.items())
    if raw.type in _VOLUMES:
        kept = {key: raw.fields[key] for key in _OF_VOLUME if key in raw.fields}
        library.volumes[raw.key.casefold()] = kept
    if raw.type in _NO_PAPERS:
        yield rows.rejected(row, source, "a volume, not a paper")
    elif raw.type in ("string", "preamble", "comment"):
        yield Banner(source=source, line=row.line, last_line=row.last_line)
        for fault in raw.faults:
            yield rows.rejected(row, source, fault)
    else:
        yield _Waiting(row, raw)


def _records(waiting: _Waiting, library: _Library, source: str) -> Iterator[Record]:
    row, raw = waiting.row, waiting.raw
    if waiting.volume is not None:
        volume = library.volumes.get(waiting.volume)
        if volume is None:
            raw.faults.append(f"crossref: there is no volume '{raw.fields['crossref']}'")
        else:
            _inherit(raw.fields, volume)
    yield from rows.records(row, source, _columns(raw.fields), origin="bibtex")
    for fault in raw.faults:
        yield rows.rejected(row, source, fault)


def _inherit(fields: dict[str, str], volume: dict[str, str]) -> None:
    named = volume.get("booktitle") or volume.get("title")
    if named and "journal" not in volume:
        fields.setdefault("booktitle", named)
    for key in _INHERITED:
        if key in volume:
            fields.setdefault(key, volume[key])


def _columns(fields: dict[str, str]) -> dict[str, str]:
    """Return what the fields say, by the columns of a table."""
    told = {
        "title": _text(fields.get("title")),
        "abstract": _text(fields.get("abstract")),
        "doi": fields.get("doi") and bibtex.address(fields["doi"]),
        "authors": ";".join(_names(fields.get("author", ""))),
        "issued": bibtex.date(fields),
        "year": (bibtex.date(fields) or "")[:4],
        "venue": bibtex.venue(fields),
        "paper": fields.get("url") and bibtex.address(fields["url"]),
        "categories": fields.get("primaryclass"),
    }
    for identity in bibtex.identities(fields):
        told["arxiv"] = told.get("arxiv") or identity.arxiv
    return {column: text for column, text in told.items() if text}


def _text(source: str | None) -> str | None:
    """Return a text whose quotation marks need not be hidden from BibTeX any more."""
    return source and source.replace('{"}', '"')


def _names(author: str) -> Iterator[str]:
    return (name.replace(";", ",") for name in bibtex.authors(author))
