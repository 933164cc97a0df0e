"""Owns how much a term says of a paper: TF-IDF over stems and pairs of neighbouring stems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

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
    it stands how many `papers` hold it, and how many of these have it for a subject; which they
    are tell the `holders` from `bounds[term]` to `bounds[term + 1]`.
    """

    starts: Integers
    columns: Integers
    values: Floats
    codes: Integers
    stems: tuple[str, ...]
    papers: Integers
    subjects: Integers
    holders: Integers
    bounds: Integers

    def row(self, number: int) -> tuple[Integers, Floats]:
        """Return the terms of a paper and their weights."""
        part = slice(self.starts[number], self.starts[number + 1])
        return self.columns[part], self.values[part]

    def term(self, column: int) -> tuple[str, ...]:
        """Return the one or two stems of a term."""
        first, second = divmod(int(self.codes[column]), len(self.stems))
        return (self.stems[first - 1], self.stems[second]) if first else (self.stems[second],)

    def holding(self, column: int) -> Integers:
        """Return the papers that hold a term, in their order."""
        return self.holders[self.bounds[column] : self.bounds[column + 1]]

    def keyness(self) -> Floats:
        """Return for each term the part of its papers that it is a subject of, less where few."""
        found: Floats = (self.subjects / (self.papers + 2)).astype(np.float32)
        return found

    def dense(self, rows: Integers, places: Integers) -> Floats:
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
    words, stems = _read(views)
    total = max(len(views), 1)
    single = words.number >= 0
    pairs = np.flatnonzero(single[:-1] & single[1:])
    codes = (words.number[pairs] + 1) * len(stems) + words.number[pairs + 1]
    # Sorted as one number each, which is far quicker than sorting by two.
    cells = np.concatenate(
        (words.number[single] * total + words.paper[single], codes * total + words.paper[pairs])
    )
    return _weights(np.sort(cells), len(views), stems)


def ranges(starts: Integers, lengths: Integers) -> Integers:
    """Return the numbers from each start on, as many as its length says, in one row."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


class _Words(NamedTuple):
    """All words as numbers, -1 behind each field, and the papers they stand in."""

    number: Integers
    paper: Integers


def _read(views: Sequence[PaperView]) -> tuple[_Words, tuple[str, ...]]:
    """Return the words of all papers, as often as they count, and the stems they number."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    numbers: list[int] = []
    ends = [0]
    for view in views:
        terms = tokens.terms(view)
        for field, times in FIELDS.items():
            numbers += [*map(known.__getitem__, terms[field]), -1] * times
        ends.append(len(numbers))
    papers = np.repeat(np.arange(len(views)), np.diff(ends))
    return _Words(np.array(numbers, np.int64), papers), tuple(known)


def _weights(cells: Integers, total: int, stems: tuple[str, ...]) -> Weights:
    """Return the weights of sorted cells: term × papers + paper, as often as a term counts."""
    first = np.flatnonzero(np.diff(cells, prepend=-1))
    times = np.diff(first, append=len(cells))
    terms, holders = np.divmod(cells[first], max(total, 1))
    begins = np.flatnonzero(np.diff(terms, prepend=-1))
    papers = np.diff(begins, append=len(terms))
    kept = np.repeat(papers > 1, papers)
    codes, papers = terms[begins][papers > 1], papers[papers > 1]
    times, holders = times[kept], holders[kept]
    columns = np.repeat(np.arange(len(codes)), papers)
    values = (1 + np.log(times)) * np.repeat(np.log(total / papers), papers)
    lengths = np.sqrt(np.bincount(holders, weights=values**2, minlength=total))
    values /= np.where(lengths > 0, lengths, 1)[holders]
    by_paper = np.argsort(holders.astype(np.min_scalar_type(total)), kind="stable")
    return Weights(
        starts=np.concatenate(([0], np.cumsum(np.bincount(holders, minlength=total)))),
        columns=columns[by_paper],
        values=values[by_paper].astype(np.float32),
        codes=codes,
        stems=stems,
        papers=papers,
        subjects=np.bincount(columns, times >= _SUBJECT, len(codes)).astype(np.int64),
        holders=holders,
        bounds=np.concatenate(([0], np.cumsum(papers))),
    )
