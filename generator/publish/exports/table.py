"""Owns CSV: a row per paper, under the column names that ingest reads as well."""

from __future__ import annotations

import re

from generator import inline
from generator.model import LINK_KINDS
from generator.publish.exports.format import Format
from generator.publish.paper_view import PaperView

COLUMNS = (
    *("key", "slug", "title", "authors", "date", "year", "venue", "topic", "also", "kind", "tags"),
    *("arxiv", "doi", "acl", *LINK_KINDS, "comments", "summary", "abstract"),
)
_END = "\r\n"  # as RFC 4180 has it
_QUOTED = re.compile(r'[",\r\n]')
# A cell that a spreadsheet would run as a formula.
_FORMULA = re.compile(r"[=+\-@\t]")


def _record(view: PaperView) -> str:
    return ",".join(_cell(value) for value in _values(view))


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
        *(" ".join(each.url for each in paper.links if each.kind == kind) for kind in LINK_KINDS),
        "" if paper.comments is None else str(paper.comments),
        inline.plain(paper.summary or ""),
        inline.plain(paper.abstract or ""),
    )


def _cell(value: str) -> str:
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
    abstracts=True,
)
