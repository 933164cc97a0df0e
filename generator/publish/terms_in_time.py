"""Owns which terms papers use more, and which less, than they did: beyond what chance explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Integers
from generator.publish.charts.slopes import Slope
from generator.publish.periods import Period
from generator.publish.similarity import similarity
from generator.publish.site import Site
from generator.publish.spelling import Spelling, spelling
from generator.publish.telling import unfinished
from generator.publish.weights import Weights

MOST = 10  # terms that rise, and as many that fall

_HELD = 10  # papers that hold a term, for its share to mean anything
_SURE = 2.58  # standard errors: chance alone moves one term in a hundred so far
_SUBJECT = 0.1  # part of its papers that a term must be a subject of


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


def change(site: Site, dates: Sequence[int | None], before: Period, after: Period) -> Change:
    """Return what changed between two periods; `dates` are the years of the site's papers."""
    weights = similarity(site).weights
    late = np.array([-1 if year is None else int(year >= after.first) for year in dates])
    early, recent = (_holders(weights, late == side) for side in (0, 1))
    old, new = early / before.papers, recent / after.papers
    sigmas = _sigmas(early + recent, new - old, before.papers, after.papers)
    fit = _fit(weights, early + recent)
    columns = np.flatnonzero(fit & (np.abs(sigmas) >= _SURE))
    columns = columns[np.argsort(-np.abs(sigmas[columns]), kind="stable")]
    lines = [
        Slope(name=words, before=100 * float(old[column]), after=100 * float(new[column]))
        for column, words in _distinct(columns, weights, spelling(site))
    ]
    return Change(
        before=before,
        after=after,
        rising=tuple(line for line in lines if line.after > line.before)[:MOST],
        falling=tuple(line for line in lines if line.after < line.before)[:MOST],
        tested=int(fit.sum()),
    )


def _holders(weights: Weights, chosen: NDArray[np.bool_]) -> Integers:
    """Return how many of the chosen papers hold each term."""
    held = np.append(0, np.cumsum(chosen[weights.holders], dtype=np.int32))
    return np.diff(held[weights.bounds]).astype(np.int64)


def _sigmas(
    both: Integers, moved: NDArray[np.float64], before: int, after: int
) -> NDArray[np.float64]:
    """Return how many standard errors apart two shares are, by the test of two proportions."""
    pooled = both / (before + after)
    error = np.sqrt(pooled * (1 - pooled) * (1 / before + 1 / after))
    return np.divide(moved, error, out=np.zeros(len(moved)), where=error > 0)


def _fit(weights: Weights, both: Integers) -> NDArray[np.bool_]:
    """Return which terms are worth a test."""
    fit: NDArray[np.bool_] = (both >= _HELD) & (weights.keyness() >= _SUBJECT)
    return fit & ~unfinished(weights)


def _distinct(columns: Integers, weights: Weights, spelt: Spelling) -> Iterator[tuple[int, str]]:
    """Yield the terms that name something and repeat no stem of an earlier one, in words."""
    said: set[str] = set()
    for column in columns.tolist():
        words = spelt.of(column)
        if words and said.isdisjoint(weights.term(column)):
            said.update(weights.term(column))
            yield column, words
