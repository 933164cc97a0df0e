"""Owns what tells the weights of a paper's terms from what they were, for very many papers at once.

A print is the sum of a number of 64 bits for each term and its weight, mixed like a random one. It
hangs on how stems are written, not on how they are numbered.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Floats, Integers, Numbers, bounds, ranges
from generator.publish.weights import Weights

Prints: TypeAlias = NDArray[np.uint64]

_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)  # of SplitMix64
_ROWS = 512  # at once


def of_papers(weights: Weights, telling: Floats) -> tuple[Prints, Prints]:
    """Return a print of each paper's weights, and one of those terms that tell, and how much."""
    terms, tells = _of_terms(weights), _whole(telling)
    weighed, told = (np.zeros(len(weights.rows), np.uint64) for _ in range(2))
    for start in range(0, len(weights.rows), _ROWS):
        own = weights.rows[start : start + _ROWS]
        values = _mixed(terms[own.columns] ^ _whole(own.values))
        weighed[start : start + _ROWS] = _sums(values, own.starts)
        told[start : start + _ROWS] = _sums(values * tells[own.columns], own.starts)
    return weighed, told


def of_lists(prints: Prints, held: Numbers, edges: Integers, most: int) -> Prints:
    """Return a print of the first few of each of some lists, whose members have prints.

    The lists stand in `held` one after another; `edges` tells where each begins and ends.
    """
    lengths = np.minimum(edges[1] - edges[0], most)
    places = ranges(np.zeros(len(lengths), np.int64), lengths)
    members = prints[held[ranges(edges[0], lengths)]]
    return _sums(_mixed(members + _SECOND * places.astype(np.uint64)), bounds(lengths))


def _of_terms(weights: Weights) -> Prints:
    """Return a print of each term, by the letters of its stems."""
    names = [stem.encode() for stem in weights.stems]
    lengths = np.array(list(map(len, names)), np.int64)
    letters = np.frombuffer(b"".join(names), np.uint8).astype(np.uint64)
    places = ranges(np.zeros(len(names), np.int64), lengths).astype(np.uint64)
    stems = _mixed(_sums(_mixed(letters | places << np.uint64(8)), bounds(lengths)))
    first, last = np.divmod(weights.codes, max(len(names), 1))
    return _mixed(stems[last] * _SECOND + np.append(np.uint64(0), stems * _FIRST)[first])


def _whole(values: Floats) -> Prints:
    """Return numbers as whole ones that tell them apart, 0 for 0."""
    return values.view(np.uint32).astype(np.uint64)


def _mixed(numbers: Prints) -> Prints:
    found = (numbers ^ (numbers >> np.uint64(30))) * _FIRST
    found = (found ^ (found >> np.uint64(27))) * _SECOND
    mixed: Prints = found ^ (found >> np.uint64(31))
    return mixed


def _sums(numbers: Prints, edges: Integers) -> Prints:
    """Return the sums, without what exceeds 64 bits, of the numbers between each two edges."""
    sums = np.append(np.uint64(0), np.cumsum(numbers, dtype=np.uint64))
    return sums[edges[1:]] - sums[edges[:-1]]
