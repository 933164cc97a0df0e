"""Owns BibTeX, in UTF-8 and in ASCII: entries that BibTeX, biber and their readers agree about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.publish.exports.capitals import is_sentence_case, protect
from generator.publish.exports.format import Format
from generator.publish.exports.latex_text import SPECIAL, ascii_only, escape, with_mathematics

if TYPE_CHECKING:
    from generator.publish.exports.names import Name
    from generator.publish.exports.reference import Reference
    from generator.publish.paper_view import PaperView

_TYPES = {
    "conference": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
    "preprint": ("misc", "howpublished"),
    "other": ("misc", "howpublished"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_ODD = re.compile(rf"{_AND.pattern}|{SPECIAL.pattern}", re.IGNORECASE)
_UNSAFE = re.compile(r'[^!-~]|[{}\\"<>^`|]')  # what no address may hold as it is


def entry(cited: Reference) -> str:
    """Return the entry of a paper, in UTF-8."""
    kind, _ = _TYPES[cited.kind]
    lines = ",\n".join([f"  {key} = {value}" for key, value in _fields(cited)])
    return f"@{kind}{{{cited.key},\n{lines}\n}}"


def _fields(cited: Reference) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_title(cited.title)}}}"
    if cited.authors:
        yield "author", f"{{{' and '.join([_name(name) for name in cited.authors])}}}"
    if cited.container:
        yield _TYPES[cited.kind][1], f"{{{escape(cited.container)}}}"
    if cited.date:
        yield "year", f"{{{cited.date[:4]}}}"
    if cited.date and len(cited.date) >= 7:
        yield "month", _MONTHS[int(cited.date[5:7]) - 1]
    if cited.date and len(cited.date) == 10:
        yield "day", f"{{{int(cited.date[8:])}}}"
    if cited.arxiv:
        yield "eprint", f"{{{cited.arxiv}}}"
        yield "archiveprefix", "{arXiv}"
    if cited.doi:
        yield "doi", f"{{{_address(cited.doi)}}}"
    if cited.url:
        yield "url", f"{{{_address(cited.url)}}}"


def _title(title: str) -> str:
    sentence_case = is_sentence_case(title)
    parts: list[str] = []
    for is_formula, text in with_mathematics(title):
        if is_formula:
            parts.append(f"{{{text}}}")
        else:
            parts.append(protect(text, escape, opens=not parts, sentence_case=sentence_case))
    return "".join(parts)


def _name(name: Name) -> str:
    """Return a name with a comma; one that has no parts stays whole in braces."""
    if not (name.given or name.particle or name.suffix):
        return f"{{{escape(name.family)}}}"
    if not name.suffix and not _ODD.search(name.sorting):
        return name.sorting
    parts = [escape(part) for part in (name.surname, name.suffix, name.given) if part]
    return ", ".join([f"{{{part}}}" if _AND.search(part) else part for part in parts])


def _address(address: str) -> str:
    return _UNSAFE.sub(_percent, address)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _utf8(view: PaperView) -> str:
    return view.bibtex


def _ascii(view: PaperView) -> str:
    return ascii_only(view.bibtex)


BIBTEX = Format(
    id="bibtex",
    label="BibTeX",
    extension="bib",
    media_type="application/x-bibtex",
    record=_utf8,
    separator="\n\n",
)
BIBTEX_ASCII = Format(
    id="bibtex-ascii",
    label="BibTeX, accents as LaTeX commands",
    extension="ascii.bib",
    media_type="application/x-bibtex",
    record=_ascii,
    separator="\n\n",
)
