"""Owns the papers by year, each year's by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.publish.browse.listing import Group, Listing
from generator.publish.browse.steps import YEARS
from generator.publish.dates import MONTHS
from generator.publish.digest import Digest
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

UNDATED = "undated"


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """A year of the timeline: its papers, newest first, and its months in their order.

    A month without papers is None; `id` is the year in figures, or `UNDATED`.
    """

    id: str
    papers: tuple[PaperView, ...]
    months: tuple[Digest | None, ...]

    @property
    def title(self) -> str:
        """Return the year, or that there is none."""
        return "No date" if self.id == UNDATED else self.id

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"{YEARS[0]}{self.id}/"


def years(site: Site) -> tuple[Year, ...]:
    """Return the years that have papers, newest first, and those without a date last."""
    grouped = groupby(site.papers.values(), key=_year)  # they are newest first
    return tuple(_timed(site, name, tuple(views)) for name, views in grouped)


def listing(year: Year) -> Listing:
    """Return the page of one year."""
    query = "" if year.id == UNDATED else f"year={year.id}"
    return Listing(
        title=year.title,
        groups=tuple(_months(year)),
        up=YEARS,
        facts=("kind", "section"),
        query=query,
    )


def _year(view: PaperView) -> str:
    return view.paper.date[:4] if view.paper.date else UNDATED


def _timed(site: Site, name: str, views: tuple[PaperView, ...]) -> Year:
    months = () if name == UNDATED else (f"{name}-{number:02}" for number in range(1, 13))
    return Year(id=name, papers=views, months=tuple(map(site.digests.months.get, months)))


def _months(year: Year) -> Iterator[Group]:
    for month, views in groupby(year.papers, key=lambda view: (view.paper.date or "")[5:7]):
        title = MONTHS[int(month) - 1] if month else "Month not known"
        yield Group(id=f"m{month}", title=title, papers=tuple(views))
