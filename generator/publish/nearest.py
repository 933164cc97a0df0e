"""Owns finding the nearest of very many unit vectors, by looking only into nearby clusters.

A few rounds of k-means part the vectors into clusters of about `SIZE`; each is compared with the
`NEARBY` clusters around it, so the work per vector stays the same however many there are. Up to
`EXACT` vectors are compared with all.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.arrays import Floats, Integers, found_in

EXACT = 2048
SIZE = 256
NEARBY = 12
_SAMPLE = 16  # vectors per cluster that its middle is worked out from
_ROUNDS = 4
_MOST = 8192  # what a vector is compared with at most, should nearly all lie in one cluster
_BLOCK = 1024


def nearest(vectors: Floats, count: int) -> tuple[Integers, Floats]:
    """Return the nearest others of each vector and their products with it, best first.

    Both are vectors × `count`; where there are fewer others, the place is -1 and the product -1.
    """
    places = np.full((len(vectors), count), -1)
    products = np.full((len(vectors), count), -1, np.float32)
    for rows, pool in _pools(vectors):
        found = vectors[rows] @ vectors[pool].T
        # Rounded, so that the order does not hang on the last bit of a sum.
        np.round(found, 5, out=found)
        found[found_in(rows, pool)] = -1
        best = _best(found, min(count, len(pool) - 1))
        places[rows, : best.shape[1]] = pool[best]
        products[rows, : best.shape[1]] = np.take_along_axis(found, best, axis=1)
    return places, products


def _best(found: Floats, width: int) -> Integers:
    """Return the columns of the `width` highest values of each row, best first."""
    if width < found.shape[1] - 1:
        some = np.sort(np.argpartition(-found, width, axis=1)[:, :width], axis=1)
    else:
        some = np.broadcast_to(np.arange(found.shape[1]), found.shape)
    order = np.argsort(-np.take_along_axis(found, some, axis=1), axis=1, kind="stable")
    best: Integers = np.take_along_axis(some, order, axis=1)[:, :width]
    return best


def _pools(vectors: Floats) -> Iterator[tuple[Integers, Integers]]:
    """Yield rows and what they are compared with; every row comes once."""
    if len(vectors) <= EXACT:
        yield np.arange(len(vectors)), np.arange(len(vectors))
        return
    middles, clusters = _clusters(vectors)
    order = np.argsort(clusters, kind="stable")
    members = np.split(order, np.searchsorted(clusters[order], np.arange(1, len(middles))))
    around = np.argsort(-(middles @ middles.T).round(5), axis=1, kind="stable")[:, :NEARBY]
    for rows, near in zip(members, around, strict=True):
        pool = np.concatenate([members[each] for each in near])[:_MOST]
        for start in range(0, len(rows), _BLOCK):
            yield rows[start : start + _BLOCK], np.sort(pool)


def _clusters(vectors: Floats) -> tuple[Floats, Integers]:
    """Return the middles of the clusters, and the cluster of each vector."""
    count = len(vectors) // SIZE
    sample = vectors[:: max(1, len(vectors) // (count * _SAMPLE))]
    middles = sample[:: len(sample) // count][:count].copy()
    for _ in range(_ROUNDS):
        chosen = _closest(sample, middles)
        sums = np.zeros_like(middles)
        np.add.at(sums, chosen, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 0, sums / np.where(lengths > 0, lengths, 1), middles)
    return middles, _closest(vectors, middles)


def _closest(vectors: Floats, middles: Floats) -> Integers:
    blocks = (vectors[start : start + _BLOCK] for start in range(0, len(vectors), _BLOCK))
    return np.concatenate([(block @ middles.T).argmax(axis=1) for block in blocks])
