"""Owns the words that say why two papers belong together: telling terms that both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from generator.publish.paper_view import PaperView
from generator.publish.spelling import Spelling
from generator.publish.telling import telling
from generator.publish.weights import Floats, Weights

MOST = 3  # terms

_FEEBLE = 0.15  # part of the first term's weight below which another one says nothing
_TRIED = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Reasons:
    """What is needed to tell them: the weights, how telling each term is, and its spelling."""

    weights: Weights
    telling: Floats
    spelling: Spelling

    @classmethod
    def of(cls, weights: Weights, views: Sequence[PaperView]) -> Reasons:
        """Return the reasons among papers."""
        return cls(
            weights=weights,
            telling=telling(weights),
            spelling=Spelling(weights=weights, views=views),
        )

    def between(self, paper: int, others: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each of the others with the terms that it shares with the paper."""
        own = np.zeros(len(self.weights.codes), np.float32)
        columns, values = self.weights.row(paper)
        own[columns] = values * self.telling[columns]
        for each in others:
            columns, values = self.weights.row(each)
            shares = own[columns] * values
            both = np.flatnonzero(shares)
            order = both[np.argsort(-shares[both], kind="stable")[:_TRIED]]
            yield each, self._words(columns[order].tolist(), shares[order].tolist())

    def _words(self, columns: Sequence[int], shares: Sequence[float]) -> tuple[str, ...]:
        """Return the first few terms that name something, none of which repeats another."""
        found: list[str] = []
        said: set[str] = set()
        least = 0.0
        for column, share in zip(columns, shares, strict=True):
            if len(found) == MOST or share <= least:
                break
            words = self.spelling.of(column)
            parts = self.weights.term(column) if words else ()
            if words and said.isdisjoint(parts):
                found.append(words)
                said.update(parts)
                least = least or share * _FEEBLE
        return tuple(found)
