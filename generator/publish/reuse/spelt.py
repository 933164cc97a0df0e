"""Owns how terms were spelt by an earlier build: that holds while its witnesses say the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.arrays import Integers
from generator.publish.reuse import prints
from generator.publish.reuse.prints import Prints
from generator.publish.spelling import WITNESSES, Spelling
from generator.publish.weights import Weights


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelt:
    """Terms, how each is written, None for what names nothing, and prints of those who say so."""

    terms: list[tuple[str, ...]]
    words: list[str | None]
    witnesses: bytes


NOTHING = Spelt(terms=[], words=[], witnesses=b"")


def of(spelling: Spelling, texts: Prints) -> Spelt:
    """Return what a spelling knows; `texts` are prints of those of the papers."""
    columns = np.array(sorted(spelling.known), np.int64)
    return Spelt(
        terms=[spelling.weights.term(column) for column in columns.tolist()],
        words=[spelling.known[column] for column in columns.tolist()],
        witnesses=_witnesses(spelling.weights, columns, texts).tobytes(),
    )


def again(before: Spelt, spelling: Spelling, texts: Prints) -> list[int]:
    """Let a spelling know what still holds, and return the terms that are spelt differently."""
    columns = spelling.weights.columns(before.terms)
    there = np.flatnonzero(columns >= 0)
    now = _witnesses(spelling.weights, columns[there], texts)
    same = now == np.frombuffer(before.witnesses, np.uint64)[there]
    for place, column in zip(there[same].tolist(), columns[there[same]].tolist(), strict=True):
        spelling.known[column] = before.words[place]
    asked = zip(there[~same].tolist(), columns[there[~same]].tolist(), strict=True)
    return [column for place, column in asked if spelling.of(column) != before.words[place]]


def _witnesses(weights: Weights, columns: Integers, texts: Prints) -> Prints:
    edges = np.array([weights.bounds[columns], weights.bounds[columns + 1]])
    return prints.of_lists(texts, weights.holders, edges, WITNESSES)
