"""Owns the periods that papers are compared by: years in a row, with enough papers to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ENOUGH = 30  # papers that make a period worth a column of its own


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


def halves(years: Sequence[int], counts: Sequence[int]) -> tuple[Period, Period] | None:
    """Return the older and the newer papers, as evenly as whole years allow; None if too few."""
    reached = np.cumsum(counts)
    places = range(1, len(years))
    at = min(places, key=lambda place: abs(2 * int(reached[place - 1]) - sum(counts)), default=0)
    before, after = sum(counts[:at]), sum(counts[at:])
    if min(before, after) < ENOUGH:
        return None
    return (
        Period(first=years[0], last=years[at - 1], papers=before),
        Period(first=years[at], last=years[-1], papers=after),
    )
