"""Owns the numbers of the papers in the index: those that are alike have numbers close together.

What is found together then stands in few files, and in short steps from one to the next.
"""

from __future__ import annotations

import numpy as np

from generator.arrays import Integers
from generator.publish.paper_view import PaperView
from generator.publish.similarity import similarity
from generator.publish.site import Site
from generator.publish.weights import Doubles, Floats

LEAF = 8  # papers whose order among themselves does not matter


def numbered(site: Site) -> tuple[PaperView, ...]:
    """Return the papers in the order of their numbers: by section, then the like ones together."""
    papers = tuple(site.papers.values())
    if not papers:
        return ()
    vectors = similarity(site).vectors
    places = np.array(sorted(range(len(papers)), key=lambda place: papers[place].slug))
    sections = {topic: number for number, topic in enumerate(site.sections)}
    section = np.array([sections[papers[place].topics[0].id] for place in places])
    found = [_halved(places[section == number], vectors) for number in range(len(sections))]
    return tuple(papers[place] for place in np.concatenate(found).tolist())


def _widest(rows: Doubles) -> Doubles:
    """Return the direction in which rows differ most, by way of the smaller of two matrices."""
    if len(rows) < rows.shape[1]:
        found: Doubles = np.linalg.eigh(rows @ rows.T)[1][:, -1] @ rows
    else:
        found = np.linalg.eigh(rows.T @ rows)[1][:, -1]
    return found


def _halved(places: Integers, vectors: Floats) -> Integers:
    """Return the places in an order that splits them, again and again, where they differ most."""
    if len(places) <= LEAF:
        return places
    rows = vectors[places].astype(np.float64)
    rows -= rows.mean(axis=0)
    direction = _widest(rows)
    direction *= np.sign(direction[np.abs(direction).argmax()])
    # Rounded, so that the last bits of a sum decide nothing.
    ordered = places[np.argsort(np.round(rows @ direction, 9), kind="stable")]
    half = len(places) // 2
    return np.concatenate([_halved(part, vectors) for part in (ordered[:half], ordered[half:])])
