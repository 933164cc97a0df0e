"""Owns the papers by venue: a page for each that has several, one for all others together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import text
from generator.publish.browse import alphabet
from generator.publish.browse.listing import Group, Listing
from generator.publish.browse.steps import VENUES
from generator.publish.exports import venue as cited
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

FEW = 3  # papers from which on a venue has a page of its own
MANY = 300  # venues that have one at most: those with the most papers
OTHERS = "others"  # the page of all other venues

_YEAR = re.compile(r"[\s-]*\b(?:19|20)\d\d\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class VenueView:
    """A venue over the years: its name as papers write it and in full, its papers, newest first."""

    id: str
    title: str
    name: str
    papers: tuple[PaperView, ...]

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"{VENUES[0]}{self.id}/"


@kept
def venues(site: Site) -> tuple[VenueView, ...]:
    """Return the venues that have a page, those with the most papers first."""
    large = [views for views in _by_name(site).values() if len(views) >= FEW]
    large.sort(key=lambda views: (-len(views), alphabet.key(_title(views)), _title(views)))
    taken = {OTHERS}
    found = []
    for views in large[:MANY]:
        name = text.unique_slug(_title(views), taken)
        taken.add(name)
        full = _full_name(views[0]) or ""
        found.append(VenueView(id=name, title=_title(views), name=full, papers=tuple(views)))
    return tuple(found)


@kept
def others(site: Site) -> tuple[Group, ...]:
    """Return the venues that have no page, from A to Z with their papers."""
    shown = {view.slug for venue in venues(site) for view in venue.papers}
    rest = [views for views in _by_name(site).values() if views[0].slug not in shown]
    rest.sort(key=lambda views: (alphabet.title_key(_title(views)), _title(views)))
    return tuple(
        Group(id=f"v{number}", title=_title(views), papers=tuple(views))
        for number, views in enumerate(rest, 1)
    )


@kept
def addresses(site: Site) -> Mapping[str, str]:
    """Return where the venue of each paper is listed, by the paper's slug."""
    return {view.slug: venue.url for venue in venues(site) for view in venue.papers}


def listing(venue: VenueView) -> Listing:
    """Return the page of one venue."""
    lead = f"{venue.name}, by the year of the meeting or volume."
    return Listing(
        title=venue.title,
        lead=lead,
        groups=tuple(_years(venue)),
        up=VENUES,
        facts=("kind", "section"),
    )


def others_listing(site: Site) -> Listing:
    """Return the page of the venues that have none of their own."""
    lead = f"From venues that have fewer than {FEW} papers here."
    return Listing(title="Other venues", lead=lead, groups=others(site), up=VENUES)


def _by_name(site: Site) -> Mapping[str, list[PaperView]]:
    found: dict[str, list[PaperView]] = {}
    for view in site.papers.values():
        if name := _full_name(view):
            found.setdefault(name.casefold(), []).append(view)
    return found


def _full_name(view: PaperView) -> str | None:
    read = _read(view)
    return _timeless(read.name) if read else None


def _read(view: PaperView) -> cited.Venue | None:
    return cited.read(view.paper.venue, view.paper.acl) if view.paper.venue else None


@lru_cache(maxsize=8192)
def _timeless(name: str) -> str:
    return _YEAR.sub("", name).strip() or name


def _title(views: Sequence[PaperView]) -> str:
    """Return the name that most papers write, the shortest of equals."""
    written = Counter(_timeless(view.paper.venue or "") for view in views)
    return min(written, key=lambda name: (-written[name], len(name), name))


def _years(venue: VenueView) -> Iterator[Group]:
    found: dict[int, list[PaperView]] = {}
    for view in venue.papers:
        read = _read(view)
        found.setdefault((read and read.year) or view.paper.year or 0, []).append(view)
    for year in sorted(found, reverse=True):
        title = str(year) if year else "No date"
        yield Group(id=f"y{year}", title=title, papers=tuple(found[year]))
