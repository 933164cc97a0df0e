"""Owns CSL-JSON: what citeproc, Pandoc, Zotero and others cite from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.publish.exports import json_text
from generator.publish.exports.format import Format
from generator.publish.exports.names import Name
from generator.publish.exports.reference import Reference
from generator.publish.paper_view import PaperView

_TYPES = {
    "conference": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
    "other": "document",
}


def _record(view: PaperView) -> str:
    return json_text.line(dict(_variables(view.reference, view.title)))


def _variables(cited: Reference, title: str) -> Iterator[tuple[str, Any]]:
    yield "id", cited.key
    yield "type", _TYPES[cited.kind]
    yield "title", " ".join(title.split())
    if cited.authors:
        yield "author", [_name(name) for name in cited.authors]
    if cited.date:
        yield "issued", {"date-parts": [[int(part) for part in cited.date.split("-")]]}
    if cited.container:
        yield "container-title", cited.container
    if cited.doi:
        yield "DOI", cited.doi
    if cited.url:
        yield "URL", cited.url
    if cited.arxiv:
        yield from _preprint(cited.arxiv, cited.kind == "preprint")


def _preprint(arxiv: str, only: bool) -> Iterator[tuple[str, str]]:
    """Yield the arXiv id: as the work's number, or beside where else it appeared."""
    if only:
        yield "publisher", "arXiv"
    yield "number" if only else "note", f"arXiv:{arxiv}"


def _name(name: Name) -> dict[str, str]:
    if not (name.given or name.particle or name.suffix):
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


CSL = Format(
    id="csl",
    label="CSL-JSON",
    extension="csl.json",
    media_type="application/vnd.citationstyles.csl+json",
    record=_record,
    head="[\n",
    separator=",\n",
    tail="\n]\n",
)
