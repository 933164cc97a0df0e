"""Owns the choice of a paper's related papers: those alike, but neither the same nor all alike."""

from __future__ import annotations

import numpy as np

from generator.arrays import Floats, Integers
from generator.publish.neighbourhood import Neighbourhood
from generator.publish.sharing import cosines, once
from generator.publish.similarity import Similarity
from generator.publish.weights import Weights

MOST = 5

_TERMS = 4.0  # how much terms in common count beside the likeness of vectors and sections
_VARIETY = 0.15  # what likeness to a paper already chosen takes off
_WEAKEST = 1.71  # score below which a paper is of no use to the reader
_SAME = 0.8  # cosine of the terms above which two papers are one text
_NEVER = -9.0
_BLOCK = 512


def choose(
    alike: Similarity,
    near: Neighbourhood,
    papers: Integers | None = None,
    common: Floats | None = None,
) -> Integers:
    """Return the places of each of the papers' related ones, best first; -1 for none.

    They are papers × `MOST`. `common` is what `in_common` says of these papers, if it is known.
    """
    papers = np.arange(len(near.places)) if papers is None else papers
    places = near.places[papers]
    if common is None:
        common = in_common(alike.weights, places, papers)
    titles = alike.titles[papers][:, None]
    same = (titles == alike.titles[places]) | (common > _SAME) | (places < 0)
    scores = np.where(same, _NEVER, near.products[papers] + _TERMS * common)
    scores[scores < _WEAKEST] = _NEVER
    blocks = range(0, len(places), _BLOCK)
    found = [
        _varied(near.rows, places[start : start + _BLOCK], scores[start : start + _BLOCK])
        for start in blocks
    ]
    return np.concatenate(found) if found else places[:, :MOST]


def in_common(weights: Weights, places: Integers, papers: Integers) -> Floats:
    """Return the cosine of each paper's terms with those of the papers at its `places`."""
    pairs, numbers = once(places, papers)
    products = cosines(weights.rows, *pairs)
    return np.append(products, np.float32(0))[numbers]


def _varied(rows: Floats, places: Integers, scores: Floats) -> Integers:
    """Return the choice for some papers: one after another, each unlike those before it.

    This is maximal marginal relevance (Carbonell and Goldstein 1998).
    """
    near = rows[places]
    among = near @ near.transpose(0, 2, 1)
    everyone = np.arange(len(places))
    repeated = np.zeros_like(scores)
    chosen = np.full((len(places), MOST), -1)
    for turn in range(min(MOST, places.shape[1])):
        best = (scores - _VARIETY * repeated).argmax(axis=1)
        good = scores[everyone, best] > _NEVER
        chosen[good, turn] = places[everyone, best][good]
        scores[everyone, best] = _NEVER
        repeated = np.maximum(repeated, among[everyone, best])
    return chosen
