"""Owns what the trends page tells: counts by year, shares by period, and terms that come and go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.publish import timeline
from generator.publish.charts.slopes import Slope
from generator.publish.paper_view import PaperView
from generator.publish.similarity import similarity
from generator.publish.site import Site
from generator.publish.spelling import Spelling
from generator.publish.telling import unfinished
from generator.publish.weights import Integers, Weights

ENOUGH = 30  # papers that make a period worth a column of its own
TERMS = 10  # that rise, and as many that fall
LEVELS = 8  # shades of a share

_HELD = 10  # papers that hold a term, for its share to mean anything
_SURE = 2.58  # standard errors: chance alone moves one term in a hundred so far
_SUBJECT = 0.1  # part of its papers that a term must be a subject of


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Some years in a row, and the number of papers from them."""

    first: int
    last: int
    papers: int

    @property
    def name(self) -> str:
        """Return the years in words."""
        return str(self.last) if self.first == self.last else f"{self.first}–{self.last}"


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
class Change:
    """The terms whose shares moved more than by chance between two periods.

    `tested` terms were looked at; chance alone would move about `expected` of them so far.
    """

    before: Period
    after: Period
    rising: tuple[Slope, ...]
    falling: tuple[Slope, ...]
    tested: int

    @property
    def expected(self) -> int:
        """Return the number of terms that would be here if nothing had changed."""
        return round(self.tested / 100)


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


def trends(site: Site) -> Trends:
    """Return the trends of a site's papers."""
    views = tuple(site.papers.values())
    years, counts = site.years, timeline.counts(views, site.years)
    found = periods(years, counts)
    return Trends(
        dated=sum(counts),
        undated=len(views) - sum(counts),
        years=years,
        counts=counts,
        periods=found,
        sections=tuple(_sections(site, years, found)),
        kinds=tuple(_kinds(views, years, found)),
        change=_change(site, [view.paper.year for view in views], years, counts),
    )


def periods(years: Sequence[int], counts: Sequence[int]) -> tuple[Period, ...]:
    """Return the years in periods of at least `ENOUGH` papers each, if there are as many."""
    found: list[Period] = []
    for year, papers in zip(years, counts, strict=True):
        last = found[-1] if found else None
        if last and last.papers < ENOUGH:
            found[-1] = Period(first=last.first, last=year, papers=last.papers + papers)
        else:
            found.append(Period(first=year, last=year, papers=papers))
    if len(found) > 1 and found[-1].papers < ENOUGH:
        end, last = found.pop(), found.pop()
        found.append(Period(first=last.first, last=end.last, papers=last.papers + end.papers))
    return tuple(found)


def _sections(site: Site, years: Sequence[int], found: Sequence[Period]) -> Iterator[Row]:
    for section in site.sections.values():
        if section.papers:
            yield _row(section.topic.title, section.url, section.papers, years, found)


def _kinds(
    views: Sequence[PaperView], years: Sequence[int], found: Sequence[Period]
) -> Iterator[Row]:
    by_kind: dict[str, list[PaperView]] = {}
    for view in views:
        if view.kind:
            by_kind.setdefault(view.kind, []).append(view)
    for kind, own in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0])):
        yield _row(kind, None, own, years, found)


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


def _change(
    site: Site, dates: Sequence[int | None], years: Sequence[int], counts: Sequence[int]
) -> Change | None:
    """Return what changed between the older and the newer half of the papers."""
    reached = np.cumsum(counts)
    half = int(np.searchsorted(reached, reached[-1] / 2)) if len(years) > 1 else 0
    # The year in which half is reached belongs where it leaves the halves more alike.
    parts = [place for place in (half, half + 1) if 0 < place < len(years)]
    if not parts:
        return None
    at = min(parts, key=lambda place: abs(2 * reached[place - 1] - reached[-1]))
    before = Period(first=years[0], last=years[at - 1], papers=sum(counts[:at]))
    after = Period(first=years[at], last=years[-1], papers=sum(counts[at:]))
    if min(before.papers, after.papers) < ENOUGH:
        return None
    late = np.array([-1 if year is None else int(year >= after.first) for year in dates])
    return _moved(site, late, before, after)


def _moved(site: Site, late: Integers, before: Period, after: Period) -> Change:
    weights = similarity(site).weights
    spelling = Spelling(weights=weights, views=tuple(site.papers.values()))
    early, recent = (_holders(weights, late == side) for side in (0, 1))
    both = early + recent
    pooled = both / (before.papers + after.papers)
    error = np.sqrt(pooled * (1 - pooled) * (1 / before.papers + 1 / after.papers))
    moved = recent / after.papers - early / before.papers
    sigmas = np.divide(moved, error, out=np.zeros(len(moved)), where=error > 0)
    fit = (both >= _HELD) & (weights.keyness() >= _SUBJECT) & ~unfinished(weights)

    def lines(order: Integers) -> Iterator[Slope]:
        said: set[str] = set()
        for column in order[fit[order] & (np.abs(sigmas[order]) >= _SURE)].tolist():
            words = spelling.of(column)
            if words and said.isdisjoint(weights.term(column)):
                said.update(weights.term(column))
                old, new = early[column] / before.papers, recent[column] / after.papers
                yield Slope(name=words, before=100 * float(old), after=100 * float(new))

    rising = [
        line for line in lines(np.argsort(-sigmas, kind="stable")) if line.after > line.before
    ]
    falling = [
        line for line in lines(np.argsort(sigmas, kind="stable")) if line.after < line.before
    ]
    return Change(
        before=before,
        after=after,
        rising=tuple(rising[:TERMS]),
        falling=tuple(falling[:TERMS]),
        tested=int(fit.sum()),
    )


def _holders(weights: Weights, chosen: Integers) -> Integers:
    """Return how many of the chosen papers hold each term."""
    terms = np.repeat(np.arange(len(weights.codes)), weights.papers)
    return np.bincount(terms[chosen[weights.holders]], minlength=len(weights.codes))
