"""Owns what papers share: the products of their weights, term by term, for very many pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from generator.arrays import Floats, Integers, Small, bounds, counted, split, starts
from generator.publish.sparse import Rows

_CELLS = 1 << 19  # of rows in full that fit into a processor's cache
_ROWS = 512  # of which there are as many as fit, but no more than these


class Shared(NamedTuple):
    """What some pairs share, those from number `first` on.

    The columns of each pair's second row lie between two `bounds`, with the products beside them.
    """

    first: int
    bounds: Integers
    columns: Small
    products: Floats


def once(
    places: Integers, papers: Integers | None = None
) -> tuple[tuple[Integers, Integers], Integers]:
    """Return the different pairs of a paper and one at its `places`, the lower number first.

    They are sorted. Beside them stands the number of its pair for each place, -1 where there is
    none. Papers are mostly neighbours of each other, so that there are fewer pairs than places.
    """
    own = (np.arange(len(places)) if papers is None else papers)[:, None]
    total = int(max(own.max(initial=0), places.max(initial=0))) + 1
    keys = np.minimum(own, places) * total + np.maximum(own, places)
    pairs, _ = counted(keys[places >= 0])
    return split(pairs, total), np.where(places >= 0, np.searchsorted(pairs, keys), -1)


def cosines(rows: Rows, ones: Integers, others: Integers) -> Floats:
    """Return the product of two rows for each of the sorted pairs."""
    found = np.zeros(len(ones), np.float32)
    full = np.zeros(rows.width, np.float32)
    each, filled = rows.each(), np.flatnonzero(rows.lengths[others])
    own, theirs = ones[filled], others[filled].tolist()
    begins = bounds(rows.lengths[others[filled]])
    edges = np.append(starts(own), len(own))
    for one, first, last in zip(own[edges[:-1]].tolist(), *_from_to(edges), strict=True):
        columns, values = each[one]
        full[columns] = values
        pairs = [each[other] for other in theirs[first:last]]
        # "clip" takes no second look at the numbers.
        products = full.take(np.concatenate([columns for columns, _ in pairs]), mode="clip")
        products *= np.concatenate([values for _, values in pairs])
        found[filled[first:last]] = np.add.reduceat(products, begins[first:last] - begins[first])
        full[columns] = 0
    return found


def _from_to(edges: Integers) -> tuple[list[int], list[int]]:
    return edges[:-1].tolist(), edges[1:].tolist()


def shared(firsts: Rows, seconds: Rows, ones: Integers, others: Integers) -> Iterator[Shared]:
    """Yield what rows of `firsts` share with `seconds`, for pairs that are sorted.

    This is for short rows: some of them in full fit into a processor's cache.
    """
    width = max(firsts.width, seconds.width)
    size = min(_ROWS, _CELLS // max(width, 1) + 1)
    full = np.zeros(size * width, np.float32)
    for low in range(0, len(firsts), size):
        own = firsts[low : low + size]
        into = np.repeat(np.arange(len(own)) * width, own.lengths) + own.columns
        full[into] = own.values
        first, last = np.searchsorted(ones, (low, low + size))
        cells, lengths = seconds.cells(others[first:last])
        columns = seconds.columns[cells]
        places = np.repeat((ones[first:last] - low) * width, lengths) + columns
        yield Shared(int(first), bounds(lengths), columns, full[places] * seconds.values[cells])
        full[into] = 0
