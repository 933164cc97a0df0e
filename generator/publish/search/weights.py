"""Owns what a term weighs in a field: Lunr's BM25, without its allowance for a text's length.

Leaving the length out (Lunr's setting b = 0) costs hardly anything on texts of one kind, and the
weight then follows from how often a word stands there, which is all that needs to be published.
"""

from __future__ import annotations

import math

from generator.publish.search.texts import BOOSTS

K1 = 1.2  # Lunr's own: how soon further occurrences stop to count


def rarity(spread: int, size: int) -> float:
    """Return Lunr's idf of a term that stands in `spread` fields of `size` documents."""
    return math.log(1 + abs((size - spread + 0.5) / (spread + 0.5)))


def weight(field: str, count: int, idf: float) -> float:
    """Return what a term of this idf weighs that stands `count` times in a field, as Lunr rounds.

    The formula is that of lunr.js, ``lunr.Builder.prototype.createFieldVectors``.
    """
    score = idf * ((K1 + 1) * count) / (K1 + count) * BOOSTS[field]
    return math.floor(score * 1000 + 0.5) / 1000
