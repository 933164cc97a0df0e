"""Owns finding the nearest papers once more: only of those that moved, and of those near these."""

from __future__ import annotations

import numpy as np

from generator.arrays import Floats, Integers, Marks
from generator.publish.nearest import Clusters, Nearest, clusters, look
from generator.publish.reuse.staying import Staying

_FEW = 8  # part of the papers, 1 in so many, up to which it pays to look who is near one that moved
_BLOCK = 256


def nearest_again(
    vectors: Floats, order: Integers, before: Nearest, staying: Staying
) -> tuple[Nearest, Marks]:
    """Return what `nearest` does, and for which papers it was looked for."""
    now = clusters(vectors, order)
    places, lost = staying.places(before.places)
    found = Nearest(clusters=now, places=places, products=staying.rows(before.products))
    moved = staying.differs(now.of, before.clusters.of)
    if now.around.shape != before.clusters.around.shape or moved.sum() * _FEW > len(moved):
        wanted = np.ones(len(vectors), bool)
    else:
        wanted = moved | lost | ((places >= 0) & moved[places]).any(axis=1)
        wanted |= _around_else(now, before.clusters)[now.of]
        wanted |= _come_near(vectors, found, np.flatnonzero(moved))
    look(vectors, found, wanted)
    return found, wanted


def _around_else(now: Clusters, before: Clusters) -> Marks:
    """Return around which clusters others lie than did, or too many to say so."""
    other = np.sort(now.around, axis=1) != np.sort(before.around, axis=1)
    return np.asarray(other.any(axis=1) | now.crowded | before.crowded)


def _come_near(vectors: Floats, found: Nearest, moved: Integers) -> Marks:
    """Return which papers may have one that moved among their nearest."""
    of, around = found.clusters.of, found.clusters.around
    reached = np.zeros((len(around), len(around)), bool)
    reached[np.arange(len(around))[:, None], around] = True
    near = np.zeros(len(vectors), bool)
    for start in range(0, len(moved), _BLOCK):
        some = moved[start : start + _BLOCK]
        whose = np.asarray(reached[:, of[some]].any(axis=1))
        asked = np.flatnonzero(whose[of])
        close = vectors[asked] @ vectors[some].T >= found.products[asked, -1:]
        near[asked] |= (close & reached[of[asked][:, None], of[some]]).any(axis=1)
    return near
