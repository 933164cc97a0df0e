"""Owns what the fields of a bibliography mean: names, dates, the venue, what names the work."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.middlewares import names

from generator import latex
from generator.identifiers import Identity, identify

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # we tell what is wrong

Fields = Mapping[str, str]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ARXIV = re.compile(
    r"(?:arxiv:\s*|abs/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
_PREPRINT = re.compile(r"arxiv|corr\b|\bpreprint", re.IGNORECASE)
_VENUE = ("booktitle", "journal", "journaltitle", "eventtitle")
_ADDRESS = re.compile(r"\\url\s*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([_%#&~])")


def authors(source: str) -> Iterator[str]:
    """Yield the names of an author field as LaTeX, given name first; "others" is none."""
    for each in names.split_multiple_persons_names(source):
        name = _given_name_first(each)
        if name.casefold() != "others":
            yield name


def date(known: Fields) -> str | None:
    """Return the date as far as it is known, from ``date`` or from year and month."""
    stated = known.get("date", "").strip()
    if _DATE.fullmatch(stated):
        return stated
    year = _YEAR.fullmatch(known.get("year", "").strip("{} "))
    month = _month(known.get("month", ""))
    return None if year is None else f"{year[0]}-{month:02}" if month else year[0]


def venue(known: Fields) -> str | None:
    """Return where the work was published, as LaTeX; a preprint server is no venue."""
    for key in _VENUE:
        found = known.get(key)
        if found and not is_preprint(found):
            return found
    return None


def is_preprint(venue: str) -> bool:
    """Return whether a venue is a preprint server, which is none."""
    return bool(_PREPRINT.search(venue))


def arxiv_in(text: str) -> str | None:
    """Return the first arXiv id that a text names as one, such as in ``arXiv:2405.18377``."""
    found = _ARXIV.search(text)
    return found[1] if found else None


def identities(known: Fields) -> Iterator[Identity]:
    """Yield what names the work, the surest first."""
    kind = known.get("archiveprefix", known.get("eprinttype", "arxiv")).strip().casefold()
    named = [known.get("eprint", "")] if kind == "arxiv" else []
    for key in ("journal", "volume", "note", "howpublished"):
        named += _ARXIV.findall(known.get(key, ""))
    named += [known.get(key, "") for key in ("doi", "url")]
    for value in named:
        identity = identify(address(value))
        if identity is not None:
            yield identity


def address(source: str) -> str:
    """Return an id or an address without the LaTeX around it."""
    value = source.strip()
    if "\\" in value:
        value = _ESCAPED.sub(r"\1", _ADDRESS.sub(r"\1", value))
    marked = set(value) & set("\\{}")  # else an underscore would read as mathematics
    return latex.to_unicode(value) if marked else value


def _given_name_first(name: str) -> str:
    try:
        parts = names.parse_single_name_into_parts(name, strict=False)
    except names.InvalidNameError:
        return name
    return parts.merge_first_name_first


def _month(value: str) -> int | None:
    value = value.strip("{} .").casefold()
    if value.isdecimal() and len(value) <= 2:
        return int(value) if 1 <= int(value) <= 12 else None
    return _MONTHS.index(value[:3]) + 1 if value[:3] in _MONTHS else None
