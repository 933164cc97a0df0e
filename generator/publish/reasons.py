"""Owns the words that say why two papers belong together: telling terms that both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from generator.arrays import Doubles, Floats, Integers, Marks, counted, different, order_of
from generator.publish.sharing import Shared, shared
from generator.publish.spelling import Spelling
from generator.publish.telling import telling
from generator.publish.weights import Weights

MOST = 3  # terms

_FEEBLE = 0.15  # part of the first term's weight below which another one says nothing
_TRIED = 12
_MANY = 4096  # pairs


@dataclass(frozen=True, kw_only=True, slots=True)
class Reasons:
    """What is needed to tell them: the weights, how telling each term is, and its spelling."""

    weights: Weights
    telling: Floats
    spelling: Spelling

    @classmethod
    def of(cls, weights: Weights, spelling: Spelling) -> Reasons:
        """Return the reasons among papers."""
        return cls(weights=weights, telling=telling(weights), spelling=spelling)

    def between(self, ones: Integers, others: Integers) -> Iterator[tuple[str, ...]]:
        """Yield the terms that each pair of papers shares; the pairs are sorted."""
        terms = np.flatnonzero(self.telling)
        rows = self.weights.rows
        papers = different(ones, others)
        if 2 * len(papers) < len(rows):
            rows = rows.picked(papers)
            ones, others = np.searchsorted(papers, ones), np.searchsorted(papers, others)
        plain = rows.of_columns(terms, np.ones(len(terms), np.float32))
        told = rows.of_columns(terms, self.telling[terms])
        for columns, shares in _many(map(_best, shared(told, plain, ones, others))):
            for row in self._chosen(np.append(terms, -1)[columns], shares).tolist():
                words = [self.spelling.of(column) for column in row if column >= 0]
                yield tuple(each for each in words if each)

    def _chosen(self, columns: Integers, shares: Doubles) -> Integers:
        """Return the first few terms that name something, none of which repeats another.

        This goes from the best to the next best term of all pairs, so as to spell no other.
        """
        chosen = np.full((len(columns), MOST), -1)
        turns = np.zeros(len(columns), np.int64)
        least = np.zeros(len(columns))
        for place in range(columns.shape[1]):
            pairs = np.flatnonzero((turns < MOST) & (shares[:, place] > least))
            tried = columns[pairs, place]
            fit = self._named(tried) & ~self._repeated(tried, chosen[pairs])
            pairs, tried = pairs[fit], tried[fit]
            chosen[pairs, turns[pairs]] = tried
            least[pairs] = np.where(turns[pairs], least[pairs], shares[pairs, place] * _FEEBLE)
            turns[pairs] += 1
        return chosen

    def _named(self, columns: Integers) -> Marks:
        """Return which terms name something."""
        different, _ = counted(columns.copy())
        named = np.array([self.spelling.of(each) is not None for each in different.tolist()], bool)
        return named[np.searchsorted(different, columns)]

    def _repeated(self, columns: Integers, chosen: Integers) -> Marks:
        """Return which terms have a stem in common with one of those chosen beside them."""
        parts = self._parts(columns)
        found = np.zeros(len(columns), bool)
        for said in chosen.T:
            for stem in self._parts(said):
                found |= (said >= 0) & (stem >= 0) & ((stem == parts[0]) | (stem == parts[1]))
        return found

    def _parts(self, columns: Integers) -> tuple[Integers, Integers]:
        """Return the stems of terms: the first ones, -1 where there is none, and the last ones."""
        first, last = np.divmod(self.weights.codes[columns], len(self.weights.stems))
        return first - 1, last


def _many(parts: Iterable[tuple[Integers, Doubles]]) -> Iterator[tuple[Integers, Doubles]]:
    """Yield what there is of more pairs at a time, for which numpy needs fewer calls."""
    waiting: list[tuple[Integers, Doubles]] = []
    for part in chain(parts, (None,)):
        if part:
            waiting.append(part)
        if waiting and (not part or sum(len(columns) for columns, _ in waiting) >= _MANY):
            columns, shares = zip(*waiting, strict=True)
            yield np.concatenate(columns), np.concatenate(shares)
            waiting = []


def _best(found: Shared) -> tuple[Integers, Doubles]:
    """Return the terms that pairs share most of, best first, and how much; pairs × `_TRIED`."""
    total = len(found.bounds) - 1
    columns = np.full((total, _TRIED), -1)
    shares = np.zeros((total, _TRIED))
    both = found.products.nonzero()[0]
    products = found.products[both]
    # The highest first, by their bits: those of numbers above zero are in the same order.
    order = order_of(np.int64(0x7FFF_FFFF) - products.view(np.int32))
    pairs = np.repeat(np.arange(total), np.diff(found.bounds))[both]
    order = order[order_of(pairs[order])]
    ranks = np.arange(len(both)) - np.searchsorted(pairs, pairs)
    first = ranks < _TRIED
    cells = pairs[first], ranks[first]
    columns[cells] = found.columns[both][order][first]
    shares[cells] = products[order][first]
    return columns, shares
