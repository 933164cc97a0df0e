"""Owns sparse rows of numbers: those in full, those times a matrix, and each for itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.arrays import Doubles, Floats, Integers, Small, bounds, ranges

_BLOCK = 1024  # rows, so that little is held at once


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """Row `n` is `columns[starts[n]:starts[n + 1]]`, in rising order, with the `values` beside."""

    starts: Integers
    columns: Small
    values: Floats

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.starts) - 1

    def __getitem__(self, rows: slice) -> Rows:
        """Return some of the rows."""
        starts = self.starts[rows.start : rows.stop + 1]
        cells = slice(starts[0], starts[-1])
        return Rows(
            starts=starts - starts[0], columns=self.columns[cells], values=self.values[cells]
        )

    @property
    def lengths(self) -> Integers:
        """Return how many columns each row has."""
        return np.diff(self.starts)

    @property
    def width(self) -> int:
        """Return how many columns there are, up to the last one that a row has."""
        return int(self.columns.max(initial=-1)) + 1

    def cells(self, rows: Integers) -> tuple[Integers, Integers]:
        """Return where some rows stand, one after another, and how many columns each has."""
        lengths = self.lengths[rows]
        return ranges(self.starts[rows], lengths), lengths

    def picked(self, rows: Integers) -> Rows:
        """Return these of the rows."""
        cells, lengths = self.cells(rows)
        return Rows(starts=bounds(lengths), columns=self.columns[cells], values=self.values[cells])

    def each(self) -> list[tuple[Small, Floats]]:
        """Return the columns and the values of each row."""
        edges = pairwise(self.starts.tolist())
        return [(self.columns[first:last], self.values[first:last]) for first, last in edges]

    def of_columns(self, columns: Integers, factors: Floats) -> Rows:
        """Return the rows with these columns only, numbered as they stand, times their factors."""
        width = max(self.width, int(columns.max(initial=-1)) + 1)
        numbers = np.full(width, -1, np.int32)
        numbers[columns] = np.arange(len(columns))
        into = numbers[self.columns]
        left = np.flatnonzero(into >= 0)
        return Rows(
            starts=np.searchsorted(left, self.starts),
            columns=into[left],
            values=self.values[left] * factors[into[left]],
        )

    def dense(self, rows: Integers, places: Integers) -> Doubles:
        """Return some rows in full; `places` tells each column's place there, or -1."""
        cells, lengths = self.cells(rows)
        into = places[self.columns[cells]]
        known = into >= 0
        found = np.zeros((len(rows), int(places.max(initial=-1)) + 1))
        numbers = np.repeat(np.arange(len(rows)), lengths)
        found[numbers[known], into[known]] = self.values[cells][known]
        return found

    def times(self, matrix: Doubles, places: Integers) -> Doubles:
        """Return all rows times a matrix; `places` tells each column's row in it, or -1."""
        found = np.zeros((len(self), matrix.shape[1]))
        for first in range(0, len(self), _BLOCK):
            edges = self.starts[first : first + _BLOCK + 1]
            into = places[self.columns[edges[0] : edges[-1]]]
            known = np.flatnonzero(into >= 0)
            into, values = into[known], self.values[known + edges[0]].astype(np.float64)
            begins = np.searchsorted(known, edges - edges[0]).tolist()
            for row, (start, end) in enumerate(pairwise(begins), first):
                np.dot(values[start:end], matrix.take(into[start:end], axis=0), out=found[row])
        return found
