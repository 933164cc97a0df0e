"""Reads what arXiv's API answers: an Atom feed with a paper per entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from generator.ingest.readers import arxiv, rows
from generator.ingest.readers.json_values import joined
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line
from generator.model import Record

EXPECTED = "arXiv's API"

_FEED = re.compile(r"\W{0,9}(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<feed\b", re.DOTALL)
_EDGE = re.compile(r"<entry(?:\s[^>]*)?>|</entry\s*>|</feed\s*>")
_PREFIX = re.compile(r"xmlns:([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_PREFIXES = {"arxiv": '"http://arxiv.org/schemas/atom"'}
_LONGEST = 1 << 20  # characters of an entry: one that never closes costs no more than this
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T)")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is an Atom feed."""
    return bool(_FEED.match(head.text))


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of a feed in order; one entry is held at a time.

    A broken entry is a Reject and costs no other entry anything.
    """
    return rows.with_banners(lambda watched: _records(watched, source), lines, source)


def entries(text: str) -> Iterator[str]:
    """Yield the entries of a feed as XML, each in one line.

    Raises:
        ValueError: it is no feed, or a part of one.
    """
    cutter = _Cutter()
    for number, line in enumerate(text.split("\n"), 1):
        for row, fault in cutter.take(Line(number, line)):
            if fault:
                raise ValueError(fault)
            yield " ".join(row.text.split())
    if not cutter.closed:
        raise ValueError("the feed does not end")


class _Cutter:
    """Cuts a feed into entries: what has been read of one so far, and where it began."""

    def __init__(self) -> None:
        self.parts: list[str] | None = None
        self.line = self.last_line = self.size = 0
        self.prefixes = dict(_PREFIXES)
        self.closed = False

    def take(self, line: Line) -> Iterator[tuple[Row, str | None]]:
        """Yield the entries that end with this line, each with what is wrong with its edges."""
        at = 0
        for edge in _EDGE.finditer(line.text):
            opens = not edge[0].startswith("</")
            if self.parts is not None:
                self._keep(line, line.text[at : edge.start() if opens else edge.end()])
                fault = None if edge[0].startswith("</entry") else "an entry that does not end"
                yield self.cut(), fault
            elif edge[0].startswith("</entry"):
                yield Row(line.number, line.number, line.text), "an entry without a beginning"
            if opens:
                self.parts, self.line, self.last_line, self.size = [], line.number, 0, 0
            self.closed = self.closed or edge[0].startswith("</feed")
            at = edge.start() if opens else edge.end()
        if self.parts is None:
            self.prefixes.update(_PREFIX.findall(line.text))
            return
        self._keep(line, line.text[at:] + "\n")
        if self.size > _LONGEST:
            yield self.cut(), "an entry that does not end"

    def _keep(self, line: Line, text: str) -> None:
        if self.parts is not None:
            self.parts.append(text)
            self.size += len(text)
            self.last_line = line.number

    def cut(self) -> Row:
        """Return the entry read so far, and forget it."""
        row = Row(self.line, self.last_line, "".join(self.parts or ()))
        self.parts = None
        return row


def _records(lines: Iterable[Line], source: str) -> Iterator[Record]:
    cutter, last = _Cutter(), Line(1, "")
    for line in lines:
        yield from _of_line(cutter, line, source)
        last = line
    if cutter.parts is not None:
        yield rows.rejected(cutter.cut(), source, "the file ends within the entry")
    elif not cutter.closed:
        row = Row(last.number, last.number, last.text)
        yield rows.rejected(row, source, "the file ends within the feed")


def _of_line(cutter: _Cutter, line: Line, source: str) -> Iterator[Record]:
    for row, fault in cutter.take(line):
        if fault:
            yield rows.rejected(row, source, fault)
        else:
            yield from of_entry(row, source, cutter.prefixes)


def of_entry(
    row: Row, source: str, prefixes: Mapping[str, str] = _PREFIXES, **more: Any
) -> Iterator[Record]:
    """Yield the records of an entry, parsed by itself: so no document type can define entities.

    `more` are further facts of the Entry.
    """
    names = " ".join(f"xmlns:{name}={address}" for name, address in prefixes.items())
    try:
        feed = ElementTree.fromstring(f'<feed xmlns="{_ATOM[1:-1]}" {names}>{row.text}</feed>')  # noqa: S314
    except (ElementTree.ParseError, ValueError) as error:
        yield rows.rejected(row, source, f"not XML: {str(error).partition(':')[0]}")
        return
    entry = feed[0]
    if "arxiv.org/api/errors" in _text(entry, f"{_ATOM}id"):
        yield rows.rejected(row, source, f"arXiv says: {_text(entry, f'{_ATOM}summary')}")
        return
    columns = {name: text for name, text in _columns(entry).items() if text}
    yield from rows.records(row, source, columns, origin=arxiv.ORIGIN, **more)


def _columns(entry: ElementTree.Element) -> dict[str, str | None]:
    names = (_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author"))
    published = _text(entry, f"{_ATOM}published")
    day = _DAY.match(published)
    return arxiv.columns(
        arxiv=_text(entry, f"{_ATOM}id"),
        title=_text(entry, f"{_ATOM}title"),
        abstract=_text(entry, f"{_ATOM}summary"),
        authors=joined(iter(names)),
        date=day[0] if day else published,
        doi=_text(entry, f"{_ARXIV}doi"),
        comment=_text(entry, f"{_ARXIV}comment"),
        journal=_text(entry, f"{_ARXIV}journal_ref"),
        categories=[each.get("term", "") for each in entry.iter(f"{_ATOM}category")],
    )


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else " ".join("".join(found.itertext()).split())
