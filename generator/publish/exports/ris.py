"""Owns RIS: tagged lines that every reference manager and every screening tool reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.publish.exports.format import Format
from generator.publish.paper_view import PaperView

_TYPES = {"conference": "CONF", "journal": "JOUR", "preprint": "UNPB", "other": "GEN"}
_END = "\r\n"  # what the format asks for


def _record(view: PaperView) -> str:
    return _joined(_lines(view))


def _brief(view: PaperView) -> str:
    return _joined(line for line in _lines(view) if line[0] != "AB")


def _joined(lines: Iterable[tuple[str, str]]) -> str:
    return _END.join([f"{tag}  - {value}" for tag, value in lines])


def _lines(view: PaperView) -> Iterator[tuple[str, str]]:
    cited = view.reference
    yield "TY", _TYPES[cited.kind]
    yield "ID", cited.key
    yield "TI", _line(view.title)
    for name in cited.authors:
        yield "AU", name.sorting
    if cited.container:
        yield "JO" if cited.kind == "journal" else "T2", _line(cited.container)
    if cited.date:
        yield "PY", cited.date[:4]
        if len(cited.date) > 4:
            yield "DA", _date(cited.date)
    if cited.doi:
        yield "DO", cited.doi
    if cited.url:
        yield "UR", cited.url
    if cited.arxiv:
        yield "AN", f"arXiv:{cited.arxiv}"
    for keyword in (*[topic.title for topic in view.topics], *view.paper.tags):
        yield "KW", _line(keyword)
    if view.plain_abstract:
        yield "AB", view.plain_abstract
    yield "ER", ""


def _date(date: str) -> str:
    """Return a date with the slashes the format wants, unknown parts empty."""
    year, month, day = (*date.split("-"), "")[:3]
    return f"{year}/{month}/{day}"


def _line(value: str) -> str:
    return value if value.isprintable() else " ".join(value.split())


RIS = Format(
    id="ris",
    label="RIS",
    extension="ris",
    media_type="application/x-research-info-systems",
    record=_record,
    separator=_END * 2,
    tail=_END,
    abstracts=True,
)

# Without abstracts, where all files together have to be small.
BRIEF = replace(RIS, record=_brief, abstracts=False)
