"""Owns how much a term says of a paper: TF-IDF over stems and pairs of neighbouring stems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from generator.arrays import (
    Doubles,
    Floats,
    Integers,
    Marks,
    Small,
    bounds,
    counted,
    order_of,
    split,
    starts,
    stretches,
)
from generator.publish import tokens
from generator.publish.kept import kept
from generator.publish.search.stem import stem
from generator.publish.search.words import STOP_WORDS
from generator.publish.sparse import Rows
from generator.publish.tokens import Words

__all__ = ["FIELDS", "Doubles", "Floats", "Weights", "stems_of", "weigh"]

# A word of the title stands for more than one of the abstract; authors and notes are no topic.
FIELDS = {"title": 2, "summary": 1, "abstract": 1}
_TIMES = np.array([FIELDS.get(name, 0) for name in tokens.FIELDS], np.int8)
_SUBJECT = 3  # so often, or in the title and once more, and a term is what the paper is about

_CELLS = 1 << 20  # weights that are worked out at once


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A sparse row of unit length per paper, over the terms that at least two papers hold.

    A term of `codes` below the number of `stems` is one stem, a higher one a pair of them. Beside
    it stands how many `papers` hold it, and how many of these have it for a subject; which they
    are tell the `holders` from `bounds[term]` to `bounds[term + 1]`.
    """

    rows: Rows
    codes: Integers
    stems: tuple[str, ...]
    papers: Integers
    subjects: Integers
    holders: Small
    bounds: Integers

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


def weigh(words: Words) -> Weights:
    """Return the weights of all papers, in their order."""
    numbers, stems = stems_of(words)
    cells = _cells(words, numbers, len(stems))
    held = _together(_Held.of(each, max(words.papers, 1)) for each in cells)
    return _weights(held, words.papers, stems)


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


_NOWHERE = np.zeros(0, np.int32)
_NONE = _Held(
    codes=np.zeros(0, np.int64),
    papers=np.zeros(0, np.int64),
    holders=np.zeros(0, np.int32),
    times=np.zeros(0, np.int32),
)


def _together(parts: Iterable[_Held]) -> _Held:
    return _Held(*map(np.concatenate, zip(_NONE, *parts, strict=True)))


@kept
def stems_of(words: Words) -> tuple[Small, tuple[str, ...]]:
    """Return the number of each word's stem, and the stems in the order in which they first occur.

    Stop words have none, -1, nor have words that stand in no field that counts.
    """
    known: dict[str, int] = {}
    found = np.full(len(words.names), -1, np.int32)
    seen = np.array([name in STOP_WORDS for name in words.names], bool)
    for block, texts in words.in_blocks():
        for number in dict.fromkeys(block[_counting(texts) & ~seen[block]].tolist()):
            seen[number] = True
            found[number] = known.setdefault(stem(words.names[number]), len(known))
    return found, tuple(known)


def _counting(texts: Small) -> Marks:
    """Return which texts are weighed."""
    counting: Marks = (_TIMES > 0)[split(texts, len(tokens.FIELDS))[1]]
    return counting


def _cells(words: Words, stems: Small, stem_count: int) -> Iterator[Integers]:
    """Yield the cells of single stems and then those of pairs, from stretch to stretch higher."""
    size = np.int64(max(words.papers, 1))
    numbers, texts = _stemmed(words, stems)
    for own in stretches(numbers):
        papers, fields = split(texts[own], len(tokens.FIELDS))
        yield _repeated(numbers[own] * size + papers, fields)
    begun = np.where(texts[:-1] == texts[1:], numbers[:-1], np.int32(stem_count))
    for own in stretches(begun):
        pairs = own[begun[own] < stem_count]
        papers, fields = split(texts[pairs], len(tokens.FIELDS))
        codes = (numbers[pairs] + 1) * np.int64(stem_count) + numbers[pairs + 1]
        yield _repeated(codes * size + papers, fields)


def _repeated(cells: Integers, fields: Small) -> Integers:
    """Return the cells as often as their fields count."""
    times = _TIMES[fields]
    return np.concatenate([cells, *(cells[times > each] for each in range(1, _TIMES.max()))])


def _stemmed(words: Words, stems: Small) -> tuple[Small, Small]:
    """Return the stems of all texts that are weighed, and the text of each."""
    found = [(np.zeros(0, np.int32), np.zeros(0, np.int32))]
    for block, texts in words.in_blocks():
        numbers = stems[block]
        kept = np.flatnonzero(_counting(texts) & (numbers >= 0))
        found.append((numbers[kept], texts[kept]))
    numbers, texts = map(np.concatenate, zip(*found, strict=True))
    return numbers, texts


def _weights(held: _Held, total: int, stems: tuple[str, ...]) -> Weights:
    columns = np.repeat(np.arange(len(held.codes), dtype=np.int32), held.papers)
    values = _values(held, columns, total)
    by_paper = np.concatenate(
        [
            _NOWHERE,
            *(own[order_of(held.holders[own])].astype(np.int32) for own in stretches(held.holders)),
        ]
    )
    return Weights(
        rows=Rows(
            starts=bounds(np.bincount(held.holders, minlength=total)),
            columns=columns[by_paper],
            values=values[by_paper],
        ),
        codes=held.codes,
        stems=stems,
        papers=held.papers,
        subjects=np.bincount(columns, held.times >= _SUBJECT, len(held.codes)).astype(np.int64),
        holders=held.holders,
        bounds=bounds(held.papers),
    )


def _values(held: _Held, columns: Small, total: int) -> Floats:
    """Return the weight of each term in each paper that holds it, the papers' rows of unit length.

    Worked out for some at a time in double precision, which for all would take much memory.
    """
    rarity = np.log(max(total, 1) / held.papers)
    blocks = [slice(start, start + _CELLS) for start in range(0, len(columns), _CELLS)]
    squares = np.zeros(total)
    for own in blocks:
        weights = (1 + np.log(held.times[own])) * rarity[columns[own]]
        squares += np.bincount(held.holders[own], weights=weights**2, minlength=total)
    lengths = np.sqrt(np.where(squares > 0, squares, 1))
    values = np.zeros(len(columns), np.float32)
    for own in blocks:
        weights = (1 + np.log(held.times[own])) * rarity[columns[own]]
        values[own] = weights / lengths[held.holders[own]]
    return values
