"""Works out what ingest believes of a paper from the entries that list it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any

from generator import identifiers, links, schema
from generator.classify.topics import Choice
from generator.ingest.trust import ISSUED, ORDER, most_trusted, rank
from generator.model import LINK_KINDS, Curated, Entry, Link, Paper

# Chosen once, from then on a curator's matter.
ASSIGNED = ("topic", "also", "kind", "tags", "summary", "review")
LASTING = (*ASSIGNED, "formerly")  # what a paper keeps when its sources are read anew


def richest(entries: Sequence[Entry]) -> Entry:
    """Return the entry with the most of the text: a whole one before one that is cut off.

    Of these the most trusted counts, and then the longest.
    """

    def wealth(entry: Entry) -> tuple[bool, bool, int, int]:
        text = entry.abstract or ""
        trust = -rank("abstract" if text else "title", entry.origin)
        return bool(text), not entry.incomplete, trust, len(text)

    return max(entries, key=wealth)


def listed(entries: Sequence[Entry]) -> tuple[dict[str, Any], str | None]:
    """Return the front-matter values (without LASTING) and the abstract that entries give.

    Title and abstract come from the richest entry, links first from it and from other texts: what
    a table names fills the kinds of link that no text names. Each other fact is the best that any
    entry has: the most precise and then the earliest date, the largest counts, and else what the
    most trusted entry says (see `trust`).
    """
    ordered = sorted(entries, key=lambda entry: (entry.source, entry.line))
    best = richest(ordered)
    paper = Paper(
        title=best.title,
        topic="",
        date=_date(ordered, most_trusted("arxiv", ordered)),
        authors=most_trusted("authors", ordered) or (),
        author_count=_largest(entry.author_count for entry in ordered),
        organization=most_trusted("organization", ordered),
        venue=most_trusted("venue", ordered),
        categories=most_trusted("categories", filter(_files, ordered)) or (),
        comments=_largest(entry.comments for entry in ordered),
        citations=_largest(entry.citations for entry in ordered),
        arxiv=most_trusted("arxiv", ordered),
        doi=most_trusted("doi", ordered),
        acl=most_trusted("acl", ordered),
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


def taken_over(curated: Curated, topics: Container[str]) -> dict[str, Any]:
    """Return the front-matter values that another index's people chose, where they hold here."""
    values: dict[str, Any] = {"kind": curated.kind, "summary": curated.summary}
    values["tags"] = list(curated.tags)
    values["formerly"] = list(curated.formerly)
    known = {key: value for key, value in values.items() if value}
    if curated.topic not in topics:
        return known
    also = [each for each in curated.also if each in topics and each != curated.topic]
    return known | {"topic": curated.topic, "also": also, "review": curated.review}


def in_order(values: dict[str, Any]) -> dict[str, Any]:
    """Return `values` in the fixed order of the front matter, without empty ones."""
    return {key: values[key] for key in schema.FIELD_NAMES if values.get(key) not in (None, [])}


def _largest(counts: Iterable[int | None]) -> int | None:
    return max((count for count in counts if count is not None), default=None)


def _files(entry: Entry) -> bool:
    """Return whether an entry comes from where the work is filed; catalogues guess."""
    return entry.origin in ORDER["categories"]


def _date(entries: Sequence[Entry], arxiv: str | None) -> str | None:
    """Return the most precise date, and of these the earliest.

    When a venue issued the work counts only up to the month of its arXiv id, as in one record.
    """
    month = identifiers.arxiv_month(arxiv) if arxiv else None
    dates = [
        entry.date
        for entry in entries
        if entry.date and not (month and entry.origin in ISSUED and entry.date[:7] > month)
    ]
    return min(dates, key=lambda date: (-len(date), date), default=month)


def _links(entries: Sequence[Entry]) -> tuple[Link, ...]:
    spoken = {link.kind for entry in entries if entry.abstract for link in entry.links}
    by_address: dict[str, Link] = {}
    for entry in sorted(entries, key=lambda entry: not entry.abstract):
        for link in entry.links:
            if entry.abstract or link.kind not in spoken:
                by_address.setdefault(links.identity(link.url), link)
    return tuple(sorted(by_address.values(), key=lambda link: LINK_KINDS.index(link.kind)))
