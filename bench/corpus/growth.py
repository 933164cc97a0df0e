"""Owns how a vocabulary grows: measures Heaps' law on real texts and continues its curve.

A text of `n` words holds about `K·n^β` different ones (Heaps 1978). How likely a rare word is to
stand where another paper would have an unknown one follows from the number of papers that hold it
(Good 1953).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.corpus.coin import Mint, shape

ORDERS = 10  # shufflings of the papers that the fit averages over
POINTS = 10  # … each measured at so many lengths
COMMON = 6  # papers: what so many hold is never replaced
OWN = 0.7  # share of repeated coinages taken from the same theme

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heaps:
    """A fitted growth curve; `fit` is the share of the logarithms' variance it explains (R²)."""

    k: float
    beta: float
    fit: float

    def vocabulary(self, words: int) -> float:
        """Return how many different words a text of `words` words holds."""
        return float(self.k * words**self.beta)


def words(text: str) -> list[str]:
    """Return the runs of letters and digits in `text`, in lower case."""
    return _WORD.findall(text.lower())


def heaps(texts: Sequence[Sequence[str]]) -> Heaps:
    """Return the curve that the texts, read in several orders, follow."""
    chance = random.Random(0)
    points: list[tuple[int, int]] = []
    for _ in range(ORDERS):
        points += _read(chance.sample(texts, len(texts)))
    lengths, sizes = np.log(np.array(points, dtype=float)).T
    beta, logarithm = np.polyfit(lengths, sizes, 1)
    fit = np.corrcoef(lengths, sizes)[0, 1] ** 2
    return Heaps(k=float(np.exp(logarithm)), beta=float(beta), fit=float(fit))


def _read(texts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return how long the text is and how many different words it holds at each tenth."""
    seen: set[str] = set()
    length = 0
    points = []
    for number, text in enumerate(texts, start=1):
        seen.update(text)
        length += len(text)
        if number * POINTS // len(texts) > (number - 1) * POINTS // len(texts):
            points.append((length, len(seen)))
    return points


def rarity(texts: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return how likely each rare word stands for one that the texts do not hold."""
    held = Counter(word for text in texts for word in set(text))
    papers = Counter(held.values())
    rate = {}
    for count in range(1, COMMON):
        expected = (count + 1) * papers[count + 1] / max(papers[count], 1)
        rate[count] = max(1 - expected / count, 0.0)
    return {word: rate[count] for word, count in held.items() if rate.get(count)}


class Growth:
    """A growing text: gives the words in the place of rare ones, new as often as the curve asks.

    What is not new repeats an earlier coinage, the likelier the more often it was used (Simon
    1955), mostly one of the same theme.
    """

    def __init__(self, curve: Heaps, known: Iterable[str]) -> None:
        self.curve = curve
        self.length = 0
        self.different = 0
        self._mint = Mint(known)
        self._seen: set[str] = set()
        self._used: dict[tuple[str, str], list[str]] = {}

    def read(self, words: Sequence[str]) -> None:
        """Count known words by which the text has grown."""
        self.length += len(words)
        before = len(self._seen)
        self._seen.update(words)
        self.different += len(self._seen) - before

    def word(self, like: str, theme: str, chance: random.Random) -> str:
        """Return a word of the shape of `like` for a text of this theme."""
        form = shape(like)
        used = self._used.get((theme if chance.random() < OWN else "", form))
        if used and self.different >= self.curve.vocabulary(self.length):
            found = chance.choice(used)
        else:
            found = self._mint.word(form, chance)
            self.different += 1
        self.length += 1
        for owner in (theme, ""):
            self._used.setdefault((owner, form), []).append(found)
        return found
