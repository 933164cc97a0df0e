"""Owns the words that say why two papers belong together: telling terms that both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import numpy as np

from generator.publish.paper_view import PaperView
from generator.publish.spelling import Spelling
from generator.publish.telling import telling
from generator.publish.weights import Floats, Weights

MOST = 3  # terms

_FEEBLE = 0.15  # part of the first term's weight below which another one says nothing
_TRIED = 12

_Words = tuple[str, tuple[int, ...]]  # of a term: as it is written, and the stems in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Reasons:
    """What is needed to tell them: the weights, how telling each term is, and its spelling."""

    weights: Weights
    telling: Floats
    spelling: Spelling
    _known: dict[int, _Words | None] = field(default_factory=dict)

    @classmethod
    def of(cls, weights: Weights, views: Sequence[PaperView]) -> Reasons:
        """Return the reasons among papers."""
        return cls(
            weights=weights,
            telling=telling(weights),
            spelling=Spelling(weights=weights, views=views),
        )

    def between(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
        """Yield the terms that each pair of papers shares; pairs of one paper stand together."""
        own = np.zeros(len(self.weights.codes), np.float32)
        rows = self.weights.rows
        for paper, group in groupby(pairs, itemgetter(0)):
            columns, values = rows[paper]
            own[columns] = values * self.telling[columns]
            for _, other in group:
                others, weights = rows[other]
                shares = own.take(others, mode="clip")  # "clip" takes no second look
                shares *= weights
                both = shares.nonzero()[0]
                best = both[(-shares[both]).argsort(kind="stable")[:_TRIED]]
                yield self._words(others[best].tolist(), shares[best].tolist())
            own[columns] = 0

    def _words(self, columns: Sequence[int], shares: Sequence[float]) -> tuple[str, ...]:
        """Return the first few terms that name something, none of which repeats another."""
        found: list[str] = []
        said: set[int] = set()
        least = 0.0
        for column, share in zip(columns, shares, strict=True):
            if len(found) == MOST or share <= least:
                break
            term = self._term(column)
            if term and said.isdisjoint(term[1]):
                found.append(term[0])
                said.update(term[1])
                least = least or share * _FEEBLE
        return tuple(found)

    def _term(self, column: int) -> _Words | None:
        if column not in self._known:
            words = self.spelling.of(column)
            self._known[column] = (words, self.weights.stems_in(column)) if words else None
        return self._known[column]
