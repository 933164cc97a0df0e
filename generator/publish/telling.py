"""Owns which terms tell what papers are about, by how papers use them and whatever they mean.

How much a term tells is told in steps, so that few terms move with one paper's change.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Doubles, Floats
from generator.publish.weights import Weights

_PAIR = 2.0  # how much more a pair of words says than one of them
_COMMON = 0.15  # part of all papers above which what they share tells nothing of two of them
_FEW = 3  # papers that share what is never too common
_STEPS = 8  # to each doubling of what a term tells
_USUAL = 0.5  # part of all papers above which a word leaves a pair that it ends unfinished

Marks: TypeAlias = NDArray[np.bool_]


def telling(weights: Weights) -> Floats:
    """Return how much each term says of why two papers belong together; 0 is nothing."""
    pairs = weights.codes >= len(weights.stems)
    found = _stepped(weights.keyness()) * np.where(pairs, _PAIR, 1)
    common = weights.papers > max(_FEW, _COMMON * _total(weights))
    found[common | unfinished(weights)] = 0
    return found.astype(np.float32)


def _stepped(keyness: Floats) -> Doubles:
    """Return the powers of two that are nearest, `_STEPS` of them to each doubling; 0 stays."""
    steps = np.round(_STEPS * np.log2(np.where(keyness > 0, keyness, 1)))
    return np.where(keyness > 0, 2 ** (steps / _STEPS), 0)


def unfinished(weights: Weights) -> Marks:
    """Return whether each term is a pair that goes on, such as "small clay" pipe."""
    first, last = np.divmod(weights.codes, max(len(weights.stems), 1))
    usual = np.zeros(len(weights.stems) + 1, bool)
    single = first == 0
    usual[last[single]] = weights.papers[single] > _USUAL * _total(weights)
    found: Marks = ~single & usual[last]
    return found


def _total(weights: Weights) -> int:
    return len(weights.rows)
