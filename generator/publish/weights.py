"""Owns how much a term says of a paper: TF-IDF over stems and pairs of neighbouring stems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.arrays import (
    Integers,
    Small,
    bounds,
    counted,
    order_of,
    ranges,
    split,
    starts,
)
from generator.publish import tokens
from generator.publish.kept import kept
from generator.publish.search.stem import stem
from generator.publish.search.words import STOP_WORDS
from generator.publish.tokens import Words

# A word of the title stands for more than one of the abstract; authors and notes are no topic.
FIELDS = {"title": 2, "summary": 1, "abstract": 1}
_TIMES = np.array([FIELDS.get(name, 0) for name in tokens.FIELDS])
_SUBJECT = 3  # so often, or in the title and once more, and a term is what the paper is about

_BLOCK = 128  # papers whose terms fit into a processor's cache

Floats: TypeAlias = NDArray[np.float32]
Doubles: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A sparse row of unit length per paper, over the terms that at least two papers hold.

    Row `n` is `columns[starts[n]:starts[n + 1]]`, in rising order, with the `values` beside them.
    A term of `codes` below the number of `stems` is one stem, a higher one a pair of them. Beside
    it stands how many `papers` hold it, and how many of these have it for a subject; which they
    are tell the `holders` from `bounds[term]` to `bounds[term + 1]`.
    """

    starts: Integers
    columns: Small
    values: Floats
    codes: Integers
    stems: tuple[str, ...]
    papers: Integers
    subjects: Integers
    holders: Small
    bounds: Integers

    @cached_property
    def rows(self) -> list[tuple[Small, Floats]]:
        """Return the terms of each paper and their weights."""
        edges = pairwise(self.starts.tolist())
        return [(self.columns[first:last], self.values[first:last]) for first, last in edges]

    def stems_in(self, column: int) -> tuple[int, ...]:
        """Return the numbers of the one or two stems of a term."""
        first, second = divmod(int(self.codes[column]), len(self.stems))
        return (first - 1, second) if first else (second,)

    def term(self, column: int) -> tuple[str, ...]:
        """Return the one or two stems of a term."""
        return tuple(self.stems[number] for number in self.stems_in(column))

    def holding(self, column: int) -> Small:
        """Return the papers that hold a term, in their order."""
        return self.holders[self.bounds[column] : self.bounds[column + 1]]

    def keyness(self) -> Floats:
        """Return for each term the part of its papers that it is a subject of, less where few."""
        found: Floats = (self.subjects / (self.papers + 2)).astype(np.float32)
        return found

    def dense(self, rows: Integers, places: Integers) -> Doubles:
        """Return some rows in full; `places` tells each term's column there, or -1."""
        lengths = np.diff(self.starts)[rows]
        cells = ranges(self.starts[:-1][rows], lengths)
        into = places[self.columns[cells]]
        known = into >= 0
        found = np.zeros((len(rows), int(places.max(initial=-1)) + 1))
        numbers = np.repeat(np.arange(len(rows)), lengths)
        found[numbers[known], into[known]] = self.values[cells][known]
        return found

    def times(self, matrix: Floats, places: Integers) -> Floats:
        """Return all rows times a matrix; `places` tells each term's row in it, or -1.

        One number is added after another, so that the result hangs on no processor.
        """
        total = len(self.starts) - 1
        found = np.zeros((total, matrix.shape[1]), np.float32)
        for first in range(0, total, _BLOCK):
            last = min(first + _BLOCK, total)
            own = slice(self.starts[first], self.starts[last])
            into = places[self.columns[own]]
            known = np.flatnonzero(into >= 0)
            begins = np.searchsorted(known, self.starts[first : last + 1] - own.start)
            some = np.flatnonzero(np.diff(begins))
            if len(some):
                cells = matrix[into[known]]
                cells *= self.values[own][known, None]
                found[first + some] = np.add.reduceat(cells, begins[:-1][some], axis=0)
        return found


def weigh(words: Words) -> Weights:
    """Return the weights of all papers, in their order."""
    numbers, stems = stems_of(words)
    cells = _cells(words, numbers, len(stems))
    held = [_Held.of(each, max(words.papers, 1)) for each in cells]
    return _weights(_Held(*map(np.concatenate, zip(*held, strict=True))), words.papers, stems)


class _Held(NamedTuple):
    """The terms that two papers hold or more, in order: a code and a number of papers for each.

    Beside them, paper by paper for each term: which holds it, and how often.
    """

    codes: Integers
    papers: Integers
    holders: Small
    times: Small

    @classmethod
    def of(cls, cells: Integers, total: int) -> _Held:
        """Return what is held, told by cells: term × papers + paper, as often as a term counts."""
        keys, times = counted(cells)
        terms, holders = split(keys, total)
        begins = starts(terms)
        papers = np.diff(begins, append=len(terms))
        several = papers > 1
        kept = np.flatnonzero(np.repeat(several, papers))
        return cls(
            terms[begins[several]],
            papers[several],
            holders[kept].astype(np.int32),
            times[kept].astype(np.int32),
        )


@kept
def stems_of(words: Words) -> tuple[Small, tuple[str, ...]]:
    """Return the number of each word's stem, and the stems in the order in which they first occur.

    Stop words have none, -1, nor have words that stand in no field that counts.
    """
    weighed = words.numbers[(_TIMES > 0)[split(words.texts, len(tokens.FIELDS))[1]]]
    first = np.full(len(words.names), len(weighed))
    first[weighed[::-1]] = np.arange(len(weighed))[::-1]
    known: dict[str, int] = {}
    numbers = np.full(len(words.names), -1, np.int32)
    for number in order_of(first)[: np.count_nonzero(first < len(weighed))].tolist():
        name = words.names[number]
        if name not in STOP_WORDS:
            numbers[number] = known.setdefault(stem(name), len(known))
    return numbers, tuple(known)


def _cells(words: Words, stems: Small, stem_count: int) -> Iterator[Integers]:
    """Yield the cells of single stems, and those of pairs."""
    size = max(words.papers, 1)
    numbers, texts = stems[words.numbers], words.texts
    papers, fields = split(texts, len(tokens.FIELDS))
    chosen = np.flatnonzero((_TIMES > 0)[fields] & (numbers >= 0))
    numbers, texts, times = numbers[chosen], texts[chosen], _TIMES[fields[chosen]]
    papers = papers[chosen]
    yield np.repeat(numbers * np.int64(size) + papers, times)
    pairs = np.flatnonzero(texts[:-1] == texts[1:])
    codes = (numbers[pairs] + 1) * np.int64(stem_count) + numbers[pairs + 1]
    yield np.repeat(codes * size + papers[pairs], times[pairs])


def _weights(held: _Held, total: int, stems: tuple[str, ...]) -> Weights:
    columns = np.repeat(np.arange(len(held.codes), dtype=np.int32), held.papers)
    rarity = np.log(max(total, 1) / held.papers)
    values = (1 + np.log(held.times)) * rarity[columns]
    lengths = np.sqrt(np.bincount(held.holders, weights=values**2, minlength=total))
    values /= np.where(lengths > 0, lengths, 1)[held.holders]
    by_paper = order_of(held.holders)
    return Weights(
        starts=bounds(np.bincount(held.holders, minlength=total)),
        columns=columns[by_paper],
        values=values.astype(np.float32)[by_paper],
        codes=held.codes,
        stems=stems,
        papers=held.papers,
        subjects=np.bincount(columns, held.times >= _SUBJECT, len(held.codes)).astype(np.int64),
        holders=held.holders,
        bounds=bounds(held.papers),
    )
