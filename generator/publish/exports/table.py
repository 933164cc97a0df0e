"""Owns CSV: a row of facts per paper, under the column names that ingest reads as well.

Abstracts are not in it: it is the table to look at, and to sort and filter by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator import inline
from generator.model import LINK_KINDS, Paper
from generator.publish.exports.format import Format
from generator.publish.paper_view import PaperView

COLUMNS = (
    *("key", "slug", "title", "authors", "date", "year", "venue", "topic", "also", "kind", "tags"),
    *("arxiv", "doi", "acl", *LINK_KINDS, "categories", "comments", "citations", "summary"),
)
_END = "\r\n"  # as RFC 4180 has it
_NO_LINKS = ("",) * len(LINK_KINDS)
_QUOTED = re.compile(r'[",\r\n]')
# How a cell begins that a spreadsheet would run as a formula, were it not for a quotation mark; one
# that begins with the mark already gets another, so that whoever takes one off finds the text.
_FORMULA = re.compile("'*[=+@-]")


def _record(view: PaperView) -> str:
    return ",".join([_cell(value) for value in _values(view)])


def _values(view: PaperView) -> tuple[str, ...]:
    """Return the cells in the order of COLUMNS; lists are separated by semicolons."""
    paper = view.paper
    return (
        view.key,
        view.slug,
        view.title,
        "; ".join(paper.authors),
        paper.date or "",
        view.reference.year or "",
        paper.venue or "",
        paper.topic,
        "; ".join(paper.also),
        paper.kind or "",
        "; ".join(paper.tags),
        paper.arxiv or "",
        paper.doi or "",
        paper.acl or "",
        *_links(paper),
        "; ".join(paper.categories),
        "" if paper.comments is None else str(paper.comments),
        "" if paper.citations is None else str(paper.citations),
        inline.plain(paper.summary or ""),
    )


def _links(paper: Paper) -> Iterable[str]:
    if not paper.links:
        return _NO_LINKS
    return [" ".join(each.url for each in paper.links if each.kind == kind) for kind in LINK_KINDS]


def _cell(value: str) -> str:
    if not value:
        return value
    if not value.isprintable():
        value = " ".join(value.split())
    if _FORMULA.match(value):
        value = f"'{value}"
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value


CSV = Format(
    id="csv",
    label="CSV",
    extension="csv",
    media_type="text/csv",
    record=_record,
    head=",".join(COLUMNS) + _END,
    separator=_END,
    tail=_END,
)
