"""Reads saved pages of Hugging Face Papers, which hold their papers as JSON in ``data-props``."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.ingest.readers import hugging_face, rows
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line, is_blank
from generator.model import Entry, Record

EXPECTED = "a saved page of Hugging Face Papers"

_PAGE = re.compile(r"\W{0,9}<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ITS_OWN = re.compile(r"huggingface\.co|data-props=|SVELTE_HYDRATER", re.IGNORECASE)
_PROPS = re.compile(r"""\bdata-props\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_OPEN = re.compile(r"\bdata-props\s*=\s*[\"'][^\"']*$")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}")
_DEEPEST = 8


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is a page of Hugging Face."""
    return bool(_PAGE.match(head.text)) and bool(_ITS_OWN.search(head.text))


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return a record for each paper that the page shows; it shows some of them several times.

    The page's other lines are Banners. A page without any paper is a Reject.
    """
    return rows.with_banners(lambda watched: _records(watched, source), lines, source)


def _records(lines: Iterable[Line], source: str) -> Iterator[Record]:
    shown: set[str] = set()
    first = last = None
    told = False
    for line in lines:
        first, last = first or line, line
        for record in _of_line(line, source, shown):
            told = True
            yield record
    if first and last and not told:
        row = Row(first.number, last.number, first.text)
        yield rows.rejected(row, source, "a page without a list of papers")


def _of_line(line: Line, source: str, shown: set[str]) -> Iterator[Record]:
    if is_blank(line) or "data-props" not in line.text:
        return
    row = Row(line.number, line.number, line.text)
    for props in _PROPS.finditer(line.text):
        try:
            value = json.loads(html.unescape(props["double"] or props["single"] or "null"))
        except (ValueError, RecursionError):
            yield rows.rejected(row, source, "data-props that are not JSON")
            continue
        for paper in _papers(value):
            yield from _of_paper(paper, row, source, shown)
    if _OPEN.search(line.text):
        yield rows.rejected(row, source, "data-props that do not end on their line")


def _of_paper(
    record: Mapping[str, Any], row: Row, source: str, shown: set[str]
) -> Iterator[Record]:
    said = hugging_face.said(record)
    columns = {name: text for name, text in said.columns.items() if text}
    name = columns.get("arxiv", "")
    raw = Row(row.line, row.last_line, json.dumps(record, ensure_ascii=False))
    for one in rows.records(raw, source, columns, origin=hugging_face.ORIGIN, **said.more):
        if isinstance(one, Entry) and name:
            if name in shown:
                return
            shown.add(name)
        yield one


def _papers(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the papers, and the cards of papers, anywhere within the page's data."""
    if isinstance(value, list) and depth < _DEEPEST:
        for each in value:
            yield from _papers(each, depth + 1)
    elif isinstance(value, dict):
        if _is_paper(value):
            yield value
        elif depth < _DEEPEST:
            for each in value.values():
                yield from _papers(each, depth + 1)


def _is_paper(value: Mapping[str, Any]) -> bool:
    paper = value.get("paper") if isinstance(value.get("paper"), dict) else value
    name = paper.get("id") if isinstance(paper, dict) else None
    named = isinstance(name, str) and bool(_ARXIV.fullmatch(name))
    return named and hugging_face.is_record(frozenset(value))
