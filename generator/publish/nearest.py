"""Owns finding the nearest of very many unit vectors, by looking only into nearby clusters.

A few rounds of k-means part the vectors into clusters of about `SIZE`; each is compared with the
`NEARBY` clusters around it, so the work per vector stays the same however many there are. Up to
`EXACT` vectors are compared with all. Coordinates are multiples of 1/2048, so that products are
exact, however many are worked out at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.arrays import Floats, Integers, Marks, found_in, order_of

EXACT = 2048
SIZE = 256
NEARBY = 12
_SAMPLE = 16  # vectors per cluster that its middle is worked out from
_ROUNDS = 4
_MOST = 8192  # what a vector is compared with at most, should nearly all lie in one cluster
_BLOCK = 1024
_UNIT = 2048


@dataclass(frozen=True, kw_only=True, slots=True)
class Clusters:
    """The cluster of each vector, and which clusters lie around each, itself among them."""

    of: Integers
    around: Integers

    def pools(self, wanted: Marks | None = None) -> Iterator[tuple[Integers, Integers]]:
        """Yield rows and what they are compared with; every row that is wanted comes once."""
        together = order_of(self.of)
        ends = np.searchsorted(self.of[together], np.arange(len(self.around) + 1))
        members = [together[first:last] for first, last in pairwise(ends.tolist())]
        for own, near in zip(members, self.around, strict=True):
            rows = own if wanted is None else own[wanted[own]]
            if len(rows):
                pool = np.sort(np.concatenate([members[each] for each in near])[:_MOST])
                for start in range(0, len(rows), _BLOCK):
                    yield rows[start : start + _BLOCK], pool

    @property
    def crowded(self) -> Marks:
        """Return around which of the clusters there is more than a vector is compared with."""
        sizes = np.bincount(self.of, minlength=len(self.around))
        return np.asarray(sizes[self.around].sum(axis=1) > _MOST)


@dataclass(frozen=True, kw_only=True, slots=True)
class Nearest:
    """The nearest others of each vector, and their products with it, best first.

    Both are vectors × a number of others; where there are fewer, the place is -1 and the product
    -1. Where several are as near, the first ones count.
    """

    clusters: Clusters
    places: Integers
    products: Floats


def nearest(vectors: Floats, count: int, order: Integers | None = None) -> Nearest:
    """Return so many of the nearest others; `order` is one of chance, if the vectors' is not."""
    found = Nearest(
        clusters=clusters(vectors, np.arange(len(vectors)) if order is None else order),
        places=np.full((len(vectors), count), -1),
        products=np.full((len(vectors), count), -1, np.float32),
    )
    look(vectors, found)
    return found


def look(vectors: Floats, into: Nearest, wanted: Marks | None = None) -> None:
    """Put the nearest of all rows, or of those that are wanted, into their places."""
    for rows, pool in into.clusters.pools(wanted):
        found = vectors[rows] @ vectors[pool].T
        found[found_in(rows, pool)] = -1
        best = _best(found, min(into.places.shape[1], len(pool) - 1))
        into.places[rows] = into.products[rows] = -1
        into.places[rows, : best.shape[1]] = pool[best]
        into.products[rows, : best.shape[1]] = np.take_along_axis(found, best, axis=1)


def _best(found: Floats, width: int) -> Integers:
    """Return the columns of the `width` highest values of each row, best first."""
    if width >= found.shape[1] - 1:
        return np.argsort(-found, axis=1, kind="stable")[:, :width]
    some = np.argpartition(-found, width, axis=1)[:, : width + 1]
    some[:, :width].sort(axis=1)
    values = np.take_along_axis(found, some, axis=1)
    order = np.argsort(-values[:, :width], axis=1, kind="stable")
    best: Integers = np.take_along_axis(some, order, axis=1)
    # Where the next one is as near as the last, which of them are first is not known yet.
    open_still = np.flatnonzero(values[:, :width].min(axis=1, initial=1) == values[:, width])
    best[open_still] = np.argsort(-found[open_still], axis=1, kind="stable")[:, :width]
    return best


def clusters(vectors: Floats, order: Integers) -> Clusters:
    """Return the clusters that vectors lie in; of few there is but one."""
    if len(vectors) <= EXACT:
        return Clusters(of=np.zeros(len(vectors), np.int64), around=np.zeros((1, 1), np.int64))
    middles = _middles(vectors, order)
    around = np.argsort(-(middles @ middles.T), axis=1, kind="stable")[:, :NEARBY]
    return Clusters(of=_closest(vectors, middles), around=around)


def _middles(vectors: Floats, order: Integers) -> Floats:
    """Return the middles of the clusters."""
    count = len(vectors) // SIZE
    sample = vectors[order[: count * _SAMPLE]]
    middles = sample[:count].copy()
    for _ in range(_ROUNDS):
        chosen = _closest(sample, middles)
        sums = np.zeros_like(middles)
        np.add.at(sums, chosen, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 0, sums / np.where(lengths > 0, lengths, 1), middles)
        np.round(middles * _UNIT, out=middles)
        middles /= _UNIT
    return middles


def _closest(vectors: Floats, middles: Floats) -> Integers:
    blocks = (vectors[start : start + _BLOCK] for start in range(0, len(vectors), _BLOCK))
    return np.concatenate([(block @ middles.T).argmax(axis=1) for block in blocks])
