"""Owns the list of the ways in: what each shows, and how much there is of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publish.browse import authors, code, kinds, organizations, steps, tagged, venues
from generator.publish.browse.listing import Step
from generator.publish.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A way in: where it leads, what it is called, how much there is, and a sentence on it."""

    url: str
    title: str
    amount: str
    description: str


def ways(site: Site) -> tuple[Way, ...]:
    """Return the ways in that lead to a paper."""
    return tuple(way for way in _ways(site) if way.amount)


def _ways(site: Site) -> Iterator[Way]:
    span = f"{site.years[0]}–{site.years[-1]}" if site.years else ""
    people = sum(len(letter.authors) for letter in authors.letters(site))
    used = sum(bool(tag.papers) for tag in tagged.tags(site).values())
    yield _way(steps.YEARS, span, "A timeline, each year by month.")
    yield _way(
        steps.KINDS, _many(len(kinds.kinds(site))), "Methods, surveys, benchmarks and so on."
    )
    yield _way(steps.TAGS, _many(used), "Subjects narrower than a section, and across sections.")
    yield _way(
        steps.CODE, _many(len(code.with_code(site))), "Papers whose code is known, by section."
    )
    yield _way(steps.AUTHORS, _many(people), "By family name, as far as names are known.")
    meetings = len(venues.venues(site)) + len(venues.others(site))
    yield _way(steps.VENUES, _many(meetings), "Conferences and journals, as far as known.")
    groups = len(organizations.groups(site))
    yield _way(
        steps.ORGANIZATIONS, _many(groups) if groups > 1 else "", "Where a listing names one."
    )
    yield _way(steps.TITLES, _many(len(site.papers)), "Every paper from A to Z.")


def _way(step: Step, amount: str, description: str) -> Way:
    return Way(url=step[0], title=step[1], amount=amount, description=description)


def _many(count: int) -> str:
    return f"{count:,}" if count else ""
