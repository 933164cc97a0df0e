"""Owns what numpy lacks or does slowly: rows of different lengths in one array, counting equals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.int64]
Small: TypeAlias = NDArray[np.int32]  # integers where there are very many of them
Numbers: TypeAlias = NDArray[np.integer[Any]]
Whole = TypeVar("Whole", Integers, Small)
Marks: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float32]
Doubles: TypeAlias = NDArray[np.float64]

_STRETCHES = 16


def ranges(starts: Numbers, lengths: Numbers) -> Integers:
    """Return the numbers from each start on, as many as its length says, in one row."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def split(keys: Whole, size: int) -> tuple[Whole, Whole]:
    """Return what `numpy.divmod` does, in a fifth of the time."""
    quotients = keys // keys.dtype.type(size)
    rests = quotients * keys.dtype.type(size)
    return quotients, np.subtract(keys, rests, out=rests)


def bounds(lengths: Numbers) -> Integers:
    """Return where rows of these lengths begin in one array, and where the last one ends."""
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return found


def counted(keys: Whole) -> tuple[Whole, Integers]:
    """Return the different keys in rising order and how often each occurs; sorts `keys` themselves.

    `numpy.unique` asks a hash table, which takes thirty times as long.
    """
    keys.sort()
    first = starts(keys)
    return keys[first], np.diff(first, append=len(keys))


def different(*keys: Integers) -> Integers:
    """Return the different ones of all keys in rising order; `numpy.unique` loads much for that."""
    return counted(np.concatenate(keys))[0]


def order_of(numbers: Numbers) -> Integers:
    """Return what `argsort` does with ``kind="stable"``, in a fifth of the time."""
    total = max(len(numbers), 1)
    keys = numbers.astype(np.int64)
    keys *= total
    keys += np.arange(len(numbers))
    keys.sort()
    np.remainder(keys, total, out=keys)  # in place: there may be very many
    return keys


def stretches(numbers: Numbers, most: int = 1 << 20) -> Iterator[Integers]:
    """Yield the places of the numbers, the lowest numbers first, about so many at a time.

    What is sorted stretch by stretch is sorted as a whole, in a fraction of the memory. Of very
    many there are `_STRETCHES`, as each takes a look at all.
    """
    most = max(most, len(numbers) // _STRETCHES)
    ends = np.cumsum(np.bincount(numbers)) if len(numbers) else np.zeros(0, np.int64)
    low = 0
    while low < len(ends):
        before = ends[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(ends, before + most, side="right")))
        if ends[high - 1] > before:
            yield np.flatnonzero((numbers >= low) & (numbers < high))
        low = high


def starts(ordered: Numbers) -> Integers:
    """Return the places at which another number begins."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


def found_in(keys: Numbers, ordered: Numbers) -> tuple[Integers, Integers]:
    """Return the places of those keys that are among the `ordered` ones, and where there."""
    places = np.searchsorted(ordered, keys)
    places[places == len(ordered)] = 0
    hits = np.flatnonzero(ordered[places] == keys) if len(ordered) else places[:0]
    return hits, places[hits]


class Known:
    """Ordered keys among which very many are looked up, and few are found.

    A mark for each of 2^18 hashes turns most of them away before they are searched for.
    """

    def __init__(self, ordered: Integers) -> None:
        self._ordered = ordered
        self._marks = np.zeros(1 << _HASH, bool)
        self._marks[_hashed(ordered)] = True

    def of(self, keys: Integers) -> tuple[Integers, Integers]:
        """Return the places of those keys that are known, and where they stand in order."""
        likely = np.flatnonzero(self._marks[_hashed(keys)])
        places = np.searchsorted(self._ordered, keys[likely])
        places[places == len(self._ordered)] = 0
        hits = np.flatnonzero(self._ordered[places] == keys[likely]) if len(likely) else likely
        return likely[hits], places[hits]


_HASH = 18  # bits


def _hashed(keys: Integers) -> NDArray[np.uint64]:
    """Return the upper bits of each key times a number near the golden section of 2^64 (Knuth)."""
    return (keys.astype(np.uint64) * np.uint64(0x9E37_79B9_7F4A_7C15)) >> np.uint64(64 - _HASH)
