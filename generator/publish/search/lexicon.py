"""Owns the words that the search completes and corrects to: the most frequent ones, as written.

They are published as one text: for each word, in order, how many letters it shares with the word
before it (a digit to the base 36), its further letters, and a capital that says how frequent it is.
Words are in lower case, so that a capital ends each. The browser's reader is ``search/lexicon.js``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import groupby, pairwise

LONGEST = 4000  # words; about 12 KB when compressed
SHORTEST, WIDEST = 3, 30  # letters
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The words in order, each with its level: the higher, the more papers hold it."""

    levels: Mapping[str, int]

    @cached_property
    def by_length(self) -> Mapping[int, tuple[str, ...]]:
        """Return the words by their number of letters."""
        ordered = sorted(self.levels, key=len)  # stable: in order within a length
        return {length: tuple(words) for length, words in groupby(ordered, key=len)}

    def begun(self, start: str) -> list[str]:
        """Return the words that begin with `start` and go on."""
        return [word for word in self.levels if word.startswith(start) and word != start]

    def text(self) -> str:
        """Return the lexicon as published."""
        words = ["", *self.levels]
        shared = [min(_shared(*pair), 35) for pair in pairwise(words)]
        return "".join(
            f"{_DIGITS[same]}{word[same:]}{CAPITALS[self.levels[word]]}"
            for same, word in zip(shared, words[1:], strict=True)
        )


def choose(spread: Mapping[str, int]) -> Lexicon:
    """Return the lexicon of words, given how many papers hold each; one paper is not enough."""
    fit = [word for word, papers in spread.items() if papers > 1 and _fits(word)]
    fewest = max([*nlargest(LONGEST, map(spread.__getitem__, fit))][-1:], default=0)
    often = [word for word in fit if spread[word] >= fewest]
    best = sorted(often, key=lambda word: (-spread[word], word))[:LONGEST]
    return Lexicon(levels={word: level(spread[word]) for word in _sorted(best)})


def level(papers: int) -> int:
    """Return how frequent a word is that so many papers hold: 1.5 steps for each doubling."""
    return min(int(1.5 * math.log2(papers)), len(CAPITALS) - 1)


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _fits(word: str) -> bool:
    return SHORTEST <= len(word) <= WIDEST and word == word.lower() and not word.isdigit()


def _sorted(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: word.encode("utf-16-be"))
