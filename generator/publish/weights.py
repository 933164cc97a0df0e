"""Owns how much a term says of a paper: TF-IDF over stems and pairs of neighbouring stems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.publish import tokens
from generator.publish.paper_view import PaperView

# A word of the title stands for more than one of the abstract; authors and notes are no topic.
FIELDS = {"title": 2, "summary": 1, "abstract": 1}
_SUBJECT = 3  # so often, or in the title and once more, and a term is what the paper is about

Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """A sparse row of unit length per paper, over the terms that at least two papers hold.

    Row `n` is `columns[starts[n]:starts[n + 1]]`, in rising order, with the `values` beside them.
    A term of `codes` below the number of `stems` is one stem, a higher one a pair of them. Beside
    it stands how many `papers` hold it, and for how many of these it is a `subject`.
    """

    starts: Integers
    columns: Integers
    values: Floats
    papers: Integers
    subjects: Integers
    codes: Integers
    stems: tuple[str, ...]

    def row(self, number: int) -> tuple[Integers, Floats]:
        """Return the terms of a paper and their weights."""
        part = slice(self.starts[number], self.starts[number + 1])
        return self.columns[part], self.values[part]

    def term(self, column: int) -> tuple[str, ...]:
        """Return the one or two stems of a term."""
        first, second = divmod(int(self.codes[column]), len(self.stems))
        return (self.stems[first - 1], self.stems[second]) if first else (self.stems[second],)

    def keyness(self) -> Floats:
        """Return for each term the part of its papers that it is a subject of, less where few."""
        found: Floats = (self.subjects / (self.papers + 2)).astype(np.float32)
        return found

    def dense(self, rows: Sequence[int] | Integers, places: Integers) -> Floats:
        """Return some rows in full; `places` tells each term's column there, or -1."""
        lengths = np.diff(self.starts)[rows]
        cells = ranges(self.starts[:-1][rows], lengths)
        into = places[self.columns[cells]]
        known = into >= 0
        found = np.zeros((len(rows), int(places.max(initial=-1)) + 1), np.float32)
        numbers = np.repeat(np.arange(len(rows)), lengths)
        found[numbers[known], into[known]] = self.values[cells][known]
        return found


def weigh(views: Sequence[PaperView]) -> Weights:
    """Return the weights of all papers, in their order."""
    numbers, papers, counts, stems = _read(views)
    pairs = np.flatnonzero((numbers[:-1] >= 0) & (numbers[1:] >= 0))
    single = np.flatnonzero(numbers >= 0)
    terms = np.concatenate(
        (numbers[single], (numbers[pairs] + 1) * len(stems) + numbers[pairs + 1])
    )
    places = np.concatenate((single, pairs))
    return _weights(terms, papers[places], counts[places], len(views), stems)


def ranges(starts: Integers, lengths: Integers) -> Integers:
    """Return the numbers from each start on, as many as its length says, in one row."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def _read(views: Sequence[PaperView]) -> tuple[Integers, Integers, Integers, tuple[str, ...]]:
    """Return all words as numbers (-1 ends a field), their papers and counts, and the stems."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    numbers: list[int] = []
    lengths: list[int] = []
    for view in views:
        terms = tokens.terms(view)
        for field in FIELDS:
            numbers.extend(map(known.__getitem__, terms[field]))
            numbers.append(-1)
            lengths.append(len(terms[field]) + 1)
    papers = np.repeat(np.arange(len(views)), len(FIELDS))
    counts = np.tile(np.array(list(FIELDS.values())), len(views))
    return (
        np.array(numbers, np.int64),
        np.repeat(papers, lengths),
        np.repeat(counts, lengths),
        tuple(known),
    )


def _weights(
    terms: Integers, papers: Integers, counts: Any, total: int, stems: tuple[str, ...]
) -> Weights:
    codes, columns = np.unique(terms, return_inverse=True)
    cells, places = np.unique(papers * max(len(codes), 1) + columns, return_inverse=True)
    frequency = np.bincount(places, weights=counts, minlength=len(cells))
    rows, columns = np.divmod(cells, max(len(codes), 1))
    spread = np.bincount(columns, minlength=len(codes))
    shared = spread > 1
    renumbered = np.cumsum(shared) - 1
    kept = shared[columns]
    rows, columns = rows[kept], renumbered[columns[kept]]
    values = (1 + np.log(frequency[kept])) * np.log(total / spread[shared])[columns]
    length = np.sqrt(np.bincount(rows, weights=values**2, minlength=total))
    values = values / np.where(length > 0, length, 1)[rows]
    return Weights(
        starts=np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=total)))),
        columns=columns,
        values=values.astype(np.float32),
        papers=spread[shared],
        subjects=np.bincount(
            columns, weights=frequency[kept] >= _SUBJECT, minlength=int(shared.sum())
        ).astype(np.int64),
        codes=codes[shared],
        stems=stems,
    )
