"""Works out what ingest believes of a paper from the entries that list it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from generator import links, schema
from generator.classify.topics import Choice
from generator.model import LINK_KINDS, Entry, Link, Paper

Fact = TypeVar("Fact")

ASSIGNED = ("topic", "also", "kind", "review")  # chosen once, from then on a curator's matter
LASTING = (*ASSIGNED, "formerly")  # what a paper keeps when its sources are read anew


def richest(entries: Sequence[Entry]) -> Entry:
    """Return the entry with the most of the text: a whole one before one that is cut off."""
    return max(
        entries,
        key=lambda entry: (bool(entry.abstract), not entry.incomplete, len(entry.abstract or "")),
    )


def listed(entries: Sequence[Entry]) -> tuple[dict[str, Any], str | None]:
    """Return the front-matter values (without LASTING) and the abstract that entries give.

    Title and abstract come from the richest entry, links first from it and from other texts: what
    a table names fills the kinds of link that no text names. Each other fact is the best that any
    entry has: the most precise and then the earliest date, the largest counts, the first ids,
    authors and venue.
    """
    ordered = sorted(entries, key=lambda entry: (entry.source, entry.line))
    best = richest(ordered)
    paper = Paper(
        title=best.title,
        topic="",
        date=_date(ordered),
        authors=_first(entry.authors for entry in ordered) or (),
        author_count=_largest(entry.author_count for entry in ordered),
        organization=_first(entry.organization for entry in ordered),
        venue=_first(entry.venue for entry in ordered),
        comments=_largest(entry.comments for entry in ordered),
        arxiv=_first(entry.arxiv for entry in ordered),
        doi=_first(entry.doi for entry in ordered),
        acl=_first(entry.acl for entry in ordered),
        links=_links([best, *ordered]),
    )
    values = schema.values_of(paper)
    del values["topic"]
    return values, best.abstract


def assigned(choice: Choice, kind: str | None) -> dict[str, Any]:
    """Return the front-matter values of an automatic choice of section and kind."""
    values = {"topic": choice.topic, "also": list(choice.also), "kind": kind}
    if not choice.confident:
        values["review"] = "pending"
    return {key: value for key, value in values.items() if value}


def in_order(values: dict[str, Any]) -> dict[str, Any]:
    """Return `values` in the fixed order of the front matter."""
    return {key: values[key] for key in schema.FIELD_NAMES if key in values}


def _first(facts: Iterable[Fact | None]) -> Fact | None:
    return next((fact for fact in facts if fact), None)


def _largest(counts: Iterable[int | None]) -> int | None:
    return max((count for count in counts if count is not None), default=None)


def _date(entries: Sequence[Entry]) -> str | None:
    dates = [entry.date for entry in entries if entry.date]
    return min(dates, key=lambda date: (-len(date), date), default=None)


def _links(entries: Sequence[Entry]) -> tuple[Link, ...]:
    spoken = {link.kind for entry in entries if entry.abstract for link in entry.links}
    by_address: dict[str, Link] = {}
    for entry in sorted(entries, key=lambda entry: not entry.abstract):
        for link in entry.links:
            if entry.abstract or link.kind not in spoken:
                by_address.setdefault(links.identity(link.url), link)
    return tuple(sorted(by_address.values(), key=lambda link: LINK_KINDS.index(link.kind)))
