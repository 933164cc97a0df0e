"""Owns what the home page shows: the index in numbers, what is new, what is discussed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.publish import timeline
from generator.publish.digest import Digest
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

DISCUSSED = 5  # papers
LATELY = 3  # weeks and months


@dataclass(frozen=True, kw_only=True, slots=True)
class HomePage:
    """What the page shows; `counts` are each section's papers by year, `weeks` may be unknown."""

    code: int
    surveys: int
    years: Sequence[int]
    counts: Mapping[str, Sequence[int]]
    discussed: tuple[PaperView, ...]
    weeks: tuple[Digest, ...]
    months: tuple[Digest, ...]


def home_page(site: Site) -> HomePage:
    """Return what the home page of a site shows."""
    views = site.papers.values()
    return HomePage(
        code=sum("Code" in view.marks for view in views),
        surveys=sum(view.paper.kind == "survey" for view in views),
        years=site.years,
        counts={
            name: timeline.counts(section.papers, site.years)
            for name, section in site.sections.items()
        },
        discussed=_discussed(site),
        weeks=tuple(islice((site.digests.weeks or {}).values(), LATELY)),
        months=tuple(islice(site.digests.months.values(), LATELY)),
    )


def _discussed(site: Site) -> tuple[PaperView, ...]:
    """Return the papers with the most comments, among equals the newest."""
    commented = [view for view in site.papers.values() if view.paper.comments]
    commented.sort(key=lambda view: -(view.paper.comments or 0))
    return tuple(commented[:DISCUSSED])
