"""Owns the words that say why two papers belong together: telling terms that both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from generator.publish.paper_view import PaperView
from generator.publish.spelling import Spelling
from generator.publish.weights import Floats, Weights

MOST = 3  # terms

_PAIR = 2.0  # how much more a pair of words says than one of them
_FEEBLE = 0.15  # part of the first term's weight below which another one says nothing
_TRIED = 12
_COMMON = 0.15  # part of all papers above which what they share is no reason
_FEW = 3  # papers that share what is never too common
_USUAL = 0.5  # … above which a word leaves a pair that it ends unfinished ("small language")


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
            telling=_telling(weights),
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


def _telling(weights: Weights) -> Floats:
    """Return how much each term tells, beside its weight: nothing if it is said everywhere."""
    total = len(weights.starts) - 1
    first, last = np.divmod(weights.codes, max(len(weights.stems), 1))
    usual = np.zeros(len(weights.stems) + 1, bool)
    single = first == 0
    usual[last[single]] = weights.papers[single] > _USUAL * total
    telling = weights.keyness() * np.where(single, 1, _PAIR)
    telling[(weights.papers > max(_FEW, _COMMON * total)) | usual[last]] = 0
    found: Floats = telling.astype(np.float32)
    return found
