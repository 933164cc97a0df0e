"""Reads a paper's facts from one BibTeX entry."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import names

from generator import latex
from generator.curate import wording
from generator.identifiers import Identity, identify

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # we tell what is wrong

_LONGEST = 1 << 15  # characters of an entry
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ARXIV = re.compile(
    r"(?:arxiv:\s*|abs/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
_PREPRINT = re.compile(r"arxiv|corr\b|\bpreprint", re.IGNORECASE)
_VENUE = ("booktitle", "journal", "journaltitle", "eventtitle")


class BibtexError(ValueError):
    """Text that is not one BibTeX entry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What an entry says of a paper, as pages write it; unknown facts are None or empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    venue: str | None = None
    abstract: str | None = None
    identities: tuple[Identity, ...] = field(default=())


def read(source: str) -> Facts:
    """Return the facts of the one entry in `source`.

    Raises:
        BibtexError: it is not one entry.
        TooLongError: the title, a name or the abstract is longer than any should be.
    """
    known = _fields(source)
    return Facts(
        title=_line(known, "title"),
        authors=tuple(_authors(known.get("author", ""))),
        date=_date(known),
        venue=_venue(known),
        abstract=wording.paragraphs(known.get("abstract", "")),
        identities=tuple(_identities(known)),
    )


def _fields(source: str) -> dict[str, str]:
    if len(source) > _LONGEST:
        raise BibtexError("the BibTeX is too long")
    library = parse_string(source)
    if library.failed_blocks or len(library.entries) != 1:
        raise BibtexError("the BibTeX is not one entry that can be read")
    return {each.key.casefold(): str(each.value) for each in library.entries[0].fields}


def _line(known: Mapping[str, str], key: str) -> str | None:
    return wording.line(known.get(key, ""))


def _authors(source: str) -> Iterator[str]:
    """Yield the names, given name first."""
    seen = set()
    for each in names.split_multiple_persons_names(source):
        name = wording.line(_given_name_first(each))
        if name and name.casefold() != "others" and name not in seen:
            seen.add(name)
            yield name


def _given_name_first(name: str) -> str:
    try:
        parts = names.parse_single_name_into_parts(name, strict=False)
    except names.InvalidNameError:
        return name
    return parts.merge_first_name_first


def _date(known: Mapping[str, str]) -> str | None:
    """Return the date as far as it is known, from ``date`` or from year and month."""
    date = known.get("date", "").strip()
    if _DATE.fullmatch(date):
        return date
    year = _YEAR.fullmatch(known.get("year", "").strip("{} "))
    month = _month(known.get("month", ""))
    return None if year is None else f"{year[0]}-{month:02}" if month else year[0]


def _month(value: str) -> int | None:
    value = value.strip("{} .").casefold()
    if value.isdecimal() and len(value) <= 2:
        return int(value) if 1 <= int(value) <= 12 else None
    return _MONTHS.index(value[:3]) + 1 if value[:3] in _MONTHS else None


def _venue(known: Mapping[str, str]) -> str | None:
    for key in _VENUE:
        venue = _line(known, key)
        if venue and not _PREPRINT.search(venue):
            return venue
    return None


def _identities(known: Mapping[str, str]) -> Iterator[Identity]:
    """Yield what names the work in the entry, the surest first."""
    kind = known.get("archiveprefix", known.get("eprinttype", "arxiv")).strip().casefold()
    named = [known.get("eprint", "")] if kind == "arxiv" else []
    for key in ("journal", "volume", "note", "howpublished"):
        named += _ARXIV.findall(known.get(key, ""))
    named += [known.get(key, "") for key in ("doi", "url")]
    for value in named:
        marked = "\\" in value or "{" in value  # else an underscore would read as mathematics
        identity = identify(latex.to_unicode(value.strip()) if marked else value)
        if identity is not None:
            yield identity
