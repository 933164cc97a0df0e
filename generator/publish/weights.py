"""Owns how much a term says of a paper: TF-IDF over stems and pairs of neighbouring stems.

Rarity is told in steps, and a weight as a multiple of 1/4096: so one paper's change moves the
weights of few others, and products of weights add up to the same in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.arrays import (
    Doubles,
    Floats,
    Integers,
    Marks,
    Small,
    bounds,
    counted,
    found_in,
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

Bytes: TypeAlias = NDArray[np.uint8]

# A word of the title stands for more than one of the abstract; authors and notes are no topic.
FIELDS = {"title": 2, "summary": 1, "abstract": 1}
_TIMES = np.array([FIELDS.get(name, 0) for name in tokens.FIELDS], np.int8)
_SUBJECT = 3  # so often, or in the title and once more, and a term is what the paper is about

_CELLS = 1 << 20  # weights that are worked out at once
_STEPS = 2  # of rarity, for each time that a term is twice as rare
_UNIT = 4096  # of a weight
TIMES = 1 + np.log(np.maximum(np.arange(256), 1))  # what a term said so often counts


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A sparse row of unit length per paper, over the terms that at least two papers hold.

    Beside each of its columns stands how often the paper says it, up to 255 `times`.
    A term of `codes` below the number of `stems` is one stem, a higher one a pair of them. Beside
    it stands how many `papers` hold it, and how many of these have it for a subject; which they
    are tell the `holders` from `bounds[term]` to `bounds[term + 1]`.
    """

    rows: Rows
    times: Bytes
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

    def columns(self, terms: Sequence[tuple[str, ...]]) -> Integers:
        """Return the columns of terms, -1 for what no two papers hold."""
        known = {name: number for number, name in enumerate(self.stems)}
        ends = [(known.get(parts[0], -1), known.get(parts[-1], -1)) for parts in terms]
        first, last = np.array(ends, np.int64).reshape(-1, 2).T
        pairs = np.array([len(parts) > 1 for parts in terms], bool)
        codes = np.where(pairs, (first + 1) * len(known) + last, last)
        codes[(first < 0) | (last < 0)] = -1
        found = np.full(len(terms), -1)
        hits, places = found_in(codes, self.codes)
        found[hits] = places
        return found

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

    Beside them, paper by paper for each term: which holds it, and how often, up to 255 times.
    """

    codes: Integers
    papers: Integers
    holders: Small
    times: Bytes

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
            np.minimum(times[kept], 255).astype(np.uint8),
        )


_NOWHERE = np.zeros(0, np.int32)
_NONE = _Held(
    codes=np.zeros(0, np.int64),
    papers=np.zeros(0, np.int64),
    holders=np.zeros(0, np.int32),
    times=np.zeros(0, np.uint8),
)


def _together(parts: Iterable[_Held]) -> _Held:
    return _Held(*map(np.concatenate, zip(_NONE, *parts, strict=True)))


class Stems(dict[str, str]):
    """The stem of each word, worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = found = stem(word)
        return found


@kept
def known_stems(words: Words) -> Stems:  # noqa: ARG001  they are kept with it
    """Return the stems of words that are known."""
    return Stems()


@kept
def stems_of(words: Words) -> tuple[Small, tuple[str, ...]]:
    """Return the number of each word's stem, and the stems in order.

    Stop words have none, -1, nor have words that stand in no field that counts.
    """
    names, known = words.names, known_stems(words)
    counting = np.zeros(len(names), bool)
    for block, texts in words.in_blocks():
        counting[block[_counting(texts)]] = True
    numbers = [each for each in np.flatnonzero(counting).tolist() if names[each] not in STOP_WORDS]
    stemmed = [known[names[each]] for each in numbers]
    stems = sorted(set(stemmed))
    places = {each: place for place, each in enumerate(stems)}
    found = np.full(len(names), -1, np.int32)
    found[numbers] = list(map(places.__getitem__, stemmed))
    return found, tuple(stems)


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
        times=held.times[by_paper],
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
    rarity = (_level(np.array([max(total, 1)])) - _level(held.papers)) / _STEPS
    blocks = [slice(start, start + _CELLS) for start in range(0, len(columns), _CELLS)]
    squares = np.zeros(total)
    for own in blocks:
        weights = TIMES[held.times[own]] * rarity[columns[own]]
        squares += np.bincount(held.holders[own], weights=weights**2, minlength=total)
    lengths = np.sqrt(np.where(squares > 0, squares, 1))
    values = np.zeros(len(columns), np.float32)
    for own in blocks:
        weights = TIMES[held.times[own]] * rarity[columns[own]]
        values[own] = np.round(weights / lengths[held.holders[own]] * _UNIT) / _UNIT
    return values


def _level(papers: Integers) -> Doubles:
    found: Doubles = np.round(_STEPS * np.log2(papers))
    return found
