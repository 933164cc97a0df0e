"""Owns BibTeX, in UTF-8 and in ASCII: entries that BibTeX, biber and their readers agree about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.publish.exports.capitals import is_sentence_case, protect
from generator.publish.exports.format import Format
from generator.publish.exports.latex_text import ascii_only, utf8, with_mathematics
from generator.publish.exports.names import Name
from generator.publish.exports.reference import Reference
from generator.publish.paper_view import PaperView

Write = Callable[[str], str]

_TYPES = {
    "conference": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
    "preprint": ("misc", "howpublished"),
    "other": ("misc", "howpublished"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_UNSAFE = re.compile(r'[\s{}\\"<>^`|]')  # what no address may hold as it is


def _record(view: PaperView, write: Write) -> str:
    cited = view.reference
    kind, _ = _TYPES[cited.kind]
    lines = ",\n".join(f"  {key} = {value}" for key, value in _fields(cited, write))
    return f"@{kind}{{{cited.key},\n{lines}\n}}"


def _fields(cited: Reference, write: Write) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_title(cited.title, write)}}}"
    if cited.authors:
        yield "author", f"{{{' and '.join(_name(name, write) for name in cited.authors)}}}"
    if cited.container:
        yield _TYPES[cited.kind][1], f"{{{write(cited.container)}}}"
    if cited.date:
        yield "year", f"{{{cited.date[:4]}}}"
    if cited.date and len(cited.date) >= 7:
        yield "month", _MONTHS[int(cited.date[5:7]) - 1]
    if cited.arxiv:
        yield "eprint", f"{{{cited.arxiv}}}"
        yield "archiveprefix", "{arXiv}"
    if cited.doi:
        yield "doi", f"{{{_address(cited.doi)}}}"
    if cited.url:
        yield "url", f"{{{_address(cited.url)}}}"


def _title(title: str, write: Write) -> str:
    sentence_case = is_sentence_case(title)
    parts: list[str] = []
    for is_formula, text in with_mathematics(title):
        opens = not parts
        parts.append(
            f"{{{text}}}"
            if is_formula
            else protect(text, write, opens=opens, sentence_case=sentence_case)
        )
    return "".join(parts)


def _name(name: Name, write: Write) -> str:
    """Return a name with a comma; one that has no parts stays whole in braces."""
    if not name.given and not name.suffix and not name.particle:
        return f"{{{write(name.family)}}}"
    family = _part(name.family, write)
    surname = f"{write(name.particle)} {family}" if name.particle else family
    parts = (surname, name.suffix, name.given and _part(name.given, write))
    return ", ".join(part for part in parts if part)


def _part(words: str, write: Write) -> str:
    return f"{{{write(words)}}}" if _AND.search(words) else write(words)


def _address(address: str) -> str:
    return _UNSAFE.sub(_percent, address)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _utf8(view: PaperView) -> str:
    return _record(view, utf8)


def _ascii(view: PaperView) -> str:
    return _record(view, ascii_only)


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
