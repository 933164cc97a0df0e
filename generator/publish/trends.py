"""Owns what the trends page counts: papers by year, and shares of sections and kinds by period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.publish import timeline
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.periods import Period, halves, periods
from generator.publish.site import Site
from generator.publish.terms_in_time import Change, change

LEVELS = 8  # shades of a share


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """How many papers of a period are of a sort: a number, its share in percent, its shade."""

    papers: int
    percent: float
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What is counted of one sort: by year and by period."""

    name: str
    url: str | None
    years: tuple[int, ...]
    shares: tuple[Share, ...]

    @property
    def papers(self) -> int:
        """Return how many dated papers there are of it."""
        return sum(self.years)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trends:
    """All that the page shows."""

    dated: int
    undated: int
    years: tuple[int, ...]
    counts: tuple[int, ...]
    periods: tuple[Period, ...]
    sections: tuple[Row, ...]
    kinds: tuple[Row, ...]
    change: Change | None


@kept
def trends(site: Site) -> Trends:
    """Return the trends of a site's papers."""
    views = tuple(site.papers.values())
    years, counts = site.years, timeline.counts(views, site.years)
    found = periods(years, counts)
    parts = halves(years, counts)
    return Trends(
        dated=sum(counts),
        undated=len(views) - sum(counts),
        years=years,
        counts=counts,
        periods=found,
        sections=tuple(_sections(site, years, found)),
        kinds=tuple(_kinds(views, years, found)),
        change=change(site, [view.paper.year for view in views], *parts) if parts else None,
    )


def _sections(site: Site, years: Sequence[int], found: Sequence[Period]) -> Iterator[Row]:
    for section in site.sections.values():
        if section.papers:
            yield _row(section.topic.title, section.url, section.papers, years, found)


def _kinds(
    views: Sequence[PaperView], years: Sequence[int], found: Sequence[Period]
) -> Iterator[Row]:
    by_kind: dict[str, list[PaperView]] = {}
    for view in views:
        if view.paper.kind:
            by_kind.setdefault(view.paper.kind, []).append(view)
    for kind, own in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0])):
        yield _row(own[0].kind or kind, None, own, years, found)


def _row(
    name: str,
    url: str | None,
    own: Sequence[PaperView],
    years: Sequence[int],
    found: Sequence[Period],
) -> Row:
    counts = dict(zip(years, timeline.counts(own, years), strict=True))
    return Row(
        name=name,
        url=url,
        years=tuple(counts.values()),
        shares=tuple(_share(counts, period) for period in found),
    )


def _share(counts: Mapping[int, int], period: Period) -> Share:
    papers = sum(counts[year] for year in range(period.first, period.last + 1))
    percent = 100 * papers / max(period.papers, 1)
    return Share(papers=papers, percent=percent, level=min(int(percent / 4), LEVELS - 1))
