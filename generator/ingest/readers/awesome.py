"""Reads Markdown lists of papers, such as ``- [Title](link), Authors, ACL 2024. [[code](…)]``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.ingest.readers import rows
from generator.ingest.readers.awesome_item import (
    ItemError,
    columns,
    has_address,
    has_title,
    links_to_web,
)
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line, is_blank
from generator.model import Record

EXPECTED = "a Markdown list of links"

_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)")
_TABLE_ROW = re.compile(r"\s*\|.*\]\(https?://")
_LONGEST = 20_000  # characters of an item


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is a list of papers: items with links to the web."""
    spoken = [line for line in head.lines if not is_blank(line) and len(line.text) <= _LONGEST]
    linked = sum(bool(_ITEM.match(line.text) and links_to_web(line.text)) for line in spoken)
    if linked == 0 or head.text.lstrip("\ufeff \t")[:1] in "{<@":
        return False
    others = sum(len(line.text) > 200 and not _ITEM.match(line.text) for line in spoken)
    return (linked > 2 * others and linked >= min(3, len(spoken))) or linked == len(spoken)


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return a record for each item that links to the web; the other lines are Banners.

    Indented lines below an item belong to it. What is not plainly stated is not guessed.
    """
    return rows.with_banners(lambda watched: _records(watched, source), lines, source)


def _records(lines: Iterable[Line], source: str) -> Iterator[Record]:
    held: list[Line] = []
    indent, fenced = 0, False
    for line in lines:
        if line.text.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        item = None if fenced or len(line.text) > _LONGEST else _ITEM.match(line.text)
        if held and not _goes_on(line, item, indent):
            yield from _of_item(held, source)
            held = []
        if held:
            held.append(line)
        elif item and links_to_web(line.text):
            held, indent = [line], len(item["indent"])
        elif not fenced and (fault := _fault(line, item is not None)):
            yield rows.rejected(Row(line.number, line.number, line.text), source, fault)
    if held:
        yield from _of_item(held, source)


def _fault(line: Line, is_item: bool) -> str | None:
    """Return why a line that may hold a paper is none, or None where it is only text."""
    if len(line.text) > _LONGEST:
        return f"a line of {len(line.text):,} characters"
    if is_item and has_address(line.text):
        return "a link that cannot be read"
    return "a row of a table; make it an item of a list" if _TABLE_ROW.match(line.text) else None


def _goes_on(line: Line, item: re.Match[str] | None, indent: int) -> bool:
    """Return whether a line belongs to the item above it: text further in, or links only."""
    if is_blank(line) or len(line.text) - len(line.text.lstrip()) <= indent:
        return False
    return len(line.text) <= _LONGEST and (item is None or not has_title(item["text"]))


def _of_item(held: list[Line], source: str) -> Iterator[Record]:
    raw = "\n".join(line.text for line in held)
    row = Row(held[0].number, held[-1].number, raw)
    if len(raw) > _LONGEST:
        yield rows.rejected(row, source, f"an item of {len(raw):,} characters")
        return
    try:
        said = columns(" ".join(_bare(line.text) for line in held))
    except ItemError as fault:
        yield rows.rejected(row, source, str(fault))
        return
    yield from rows.records(row, source, said, origin="awesome")


def _bare(text: str) -> str:
    item = _ITEM.match(text)
    return item["text"] if item else text.strip()
