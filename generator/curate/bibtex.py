"""Reads a paper's facts from one BibTeX entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string

from generator import bibtex
from generator.curate import wording
from generator.identifiers import Identity

_LONGEST = 1 << 15  # characters of an entry


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
        title=wording.line(known.get("title", "")),
        authors=tuple(_authors(known)),
        date=bibtex.date(known),
        venue=wording.line(bibtex.venue(known) or ""),
        abstract=wording.paragraphs(known.get("abstract", "")),
        identities=tuple(bibtex.identities(known)),
    )


def _fields(source: str) -> dict[str, str]:
    if len(source) > _LONGEST:
        raise BibtexError("the BibTeX is too long")
    library = parse_string(source)
    if library.failed_blocks or len(library.entries) != 1:
        raise BibtexError("the BibTeX is not one entry that can be read")
    return {each.key.casefold(): str(each.value) for each in library.entries[0].fields}


def _authors(known: Mapping[str, str]) -> Iterator[str]:
    """Yield the names, each once."""
    seen = set()
    for each in bibtex.authors(known.get("author", "")):
        name = wording.line(each)
        if name and name not in seen:
            seen.add(name)
            yield name
