"""Owns how ascending numbers are written: as the steps from one to the next.

A step is a number to the base 32, most significant digit first, in the letters of base64url: ``A``
to ``f`` end a number, ``g`` to ``_`` (32 more than the digit) go on. The browser's reader is
``readSteps`` in ``search/shards.js``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Integers, Marks, Numbers, bounds

ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LETTERS = np.frombuffer(ALPHABET, np.uint8)
_BITS = 5  # of a digit


def laid(
    numbers: Numbers, begins: Marks, room: Numbers | int = 0
) -> tuple[NDArray[np.uint8], Integers]:
    """Return the letters of numbers, and where those of each one end.

    From each number that `begins` marks, steps are counted anew, from 0 on. Before its letters each
    number has so much `room`, which is not written.
    """
    steps = numbers.copy()
    steps[1:] -= np.where(begins[1:], 0, numbers[:-1]).astype(numbers.dtype)
    digits = np.ones(len(steps), np.int64)
    rest = steps >> _BITS
    while rest.any():
        digits += rest > 0
        rest >>= _BITS
    ends = np.cumsum(digits + room)
    letters = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for place in range(int(digits.max(initial=0))):  # from the last digit on
        rows = np.flatnonzero(digits > place)
        value = (steps[rows] >> (_BITS * place)) & 31
        letters[ends[rows] - 1 - place] = _LETTERS[value + (32 if place else 0)]
    return letters, ends


def texts(lists: Sequence[Sequence[int]]) -> list[str]:
    """Return each list of ascending numbers as its steps."""
    edges = bounds(np.array([len(each) for each in lists], np.int64))
    numbers = np.fromiter(chain.from_iterable(lists), np.int64, int(edges[-1]))
    begins = np.zeros(len(numbers) + 1, bool)
    begins[edges] = True
    letters, ends = laid(numbers, begins[:-1])
    whole = letters.tobytes().decode("ascii")
    return [whole[first:last] for first, last in pairwise(np.append(0, ends)[edges].tolist())]
