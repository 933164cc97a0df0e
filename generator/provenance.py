"""Tells where the facts on a page come from: the source that says each, or people's edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import schema
from generator.model import Entry, Paper
from generator.snapshot import Belief

# What no source tells: the automatic choices and the curators' own words.
_CURATED = ("topic", "also", "kind", "tags", "summary", "formerly", "review")

_WORDS = {"author_count": "author count", "arxiv": "arXiv id", "doi": "DOI", "acl": "ACL id"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """The fields that one record of a source gave; people gave them where `source` is None."""

    source: str | None
    line: int | None
    fields: tuple[str, ...]

    @property
    def place(self) -> str:
        """Return the source's file name and the line, in few words."""
        if self.source is None:
            return "edited here"
        return f"{self.source.rpartition('/')[2]}, line {self.line}"

    @property
    def words(self) -> str:
        """Return the fields as readers call them."""
        return ", ".join(_WORDS.get(field, field) for field in self.fields)


def provenance(belief: Belief, paper: Paper) -> tuple[Provenance, ...]:
    """Return where what the page says of `paper` comes from, field by field, by source.

    A field that several records tell alike is the first one's. One on which the page says
    something else than any record comes from people, and is listed last.
    """
    said = [(entry, _said(entry)) for entry in belief.listings]
    given: dict[tuple[str, int] | None, list[str]] = {}
    for field, value in _facts(paper).items():
        by = next((_place(entry) for entry, facts in said if _tells(facts, field, value)), None)
        given.setdefault(by, []).append(field)
    ordered = sorted(given.items(), key=lambda each: (each[0] is None, each[0] or ("", 0)))
    return tuple(
        Provenance(
            source=place[0] if place else None,
            line=place[1] if place else None,
            fields=tuple(fields),
        )
        for place, fields in ordered
    )


def _place(entry: Entry) -> tuple[str, int]:
    return entry.source, entry.line


def _facts(paper: Paper) -> dict[str, Any]:
    values = {key: value for key, value in schema.values_of(paper).items() if key not in _CURATED}
    return values | ({"abstract": paper.abstract} if paper.abstract else {})


def _said(entry: Entry) -> Mapping[str, Any]:
    return _facts(
        Paper(
            title=entry.title,
            topic="",
            date=entry.date,
            authors=entry.authors,
            author_count=entry.author_count,
            organization=entry.organization,
            venue=entry.venue,
            categories=entry.categories,
            comments=entry.comments,
            citations=entry.citations,
            arxiv=entry.arxiv,
            doi=entry.doi,
            acl=entry.acl,
            links=entry.links,
            abstract=entry.abstract,
        )
    )


def _tells(facts: Mapping[str, Any], field: str, value: Any) -> bool:
    """Return whether a record tells a field so; of the links, any of them."""
    known = facts.get(field)
    if field == "links" and known:
        return bool(set(_addresses(known)) & set(_addresses(value)))
    return bool(known == value)


def _addresses(links: Mapping[str, Any]) -> Iterator[str]:
    for addresses in links.values():
        yield from [addresses] if isinstance(addresses, str) else addresses
