"""Owns how alike papers are: latent semantic analysis of their weighted terms.

The directions come from at most `SAMPLE` papers by a randomized singular value decomposition
(Halko, Martinsson and Tropp 2011), so the work grows with the number of papers and no faster.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from generator.arrays import Doubles, Floats, Integers, bounds, ranges
from generator.publish import tokens
from generator.publish.kept import kept
from generator.publish.site import Site
from generator.publish.tokens import Words
from generator.publish.weights import Weights, stems_of, weigh

DIMENSIONS = 64
SAMPLE = 1280  # papers that the directions are worked out from, spread over all
TERMS = 4096  # those that most papers hold; rarer ones say little of what papers have in common
_SPARE = 8  # further directions that make the wanted ones exact
_ROUNDS = 2
_NOISE = 1e-9  # part of the strongest direction below which there is no direction but rounding
_SEED = 20_011

Array = TypeVar("Array", Floats, Doubles)


@dataclass(frozen=True, kw_only=True, slots=True)
class Similarity:
    """What papers say, in the order of the site's papers.

    The rows of `vectors` have unit length, or none where nothing is known; their products are the
    papers' likeness. Titles of the same words have the same of the `titles`.
    """

    weights: Weights
    vectors: Floats
    titles: Integers


@kept
def similarity(site: Site) -> Similarity:
    """Return the similarity of a site's papers."""
    words = tokens.words(site)
    weights = weigh(words)
    return Similarity(weights=weights, vectors=vectors(weights), titles=_titles(words))


def vectors(weights: Weights) -> Floats:
    """Return a vector for each paper; papers × `DIMENSIONS`, the unused ones zero."""
    total = len(weights.rows)
    places = _places(weights)
    found = np.zeros((total, DIMENSIONS), np.float32)
    if total and places.max(initial=-1) >= 0:
        step = -(-total // SAMPLE)
        # In double precision, so that the result hangs neither on the number of processors nor on
        # the order in which they add.
        basis = _basis(weights.rows.dense(np.arange(0, total, step), places))
        found[:, : basis.shape[1]] = weights.rows.times(basis, places)
    return unit(found)


def unit(rows: Array) -> Array:
    """Return the rows at unit length; those without any stay zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Array = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-6)
    return found


def _titles(words: Words) -> Integers:
    """Return a number for each paper, the same for titles of the same words."""
    stems = stems_of(words)[0]
    title, step = tokens.FIELDS.index("title"), len(tokens.FIELDS)
    starts, ends = words.bounds[:-1][title::step], words.bounds[title + 1 :: step]
    own = stems[words.numbers[ranges(starts, ends - starts)]]
    filled = own >= 0
    # Where each title's stems end among those of all.
    stops = np.cumsum(np.append(0, filled))[bounds(ends - starts)].tolist()
    text, size = own[filled].tobytes(), own.itemsize
    known: dict[object, int] = {}
    found = [
        known.setdefault(text[first * size : last * size] or paper, len(known))
        for paper, (first, last) in enumerate(pairwise(stops))
    ]
    return np.array(found, np.int64)


def _places(weights: Weights) -> Integers:
    """Return the place of each term among those that count, or -1."""
    order = np.argsort(-weights.papers, kind="stable")[:TERMS]
    places = np.full(len(weights.papers), -1)
    places[order] = np.arange(len(order))
    return places


def _basis(sample: Doubles) -> Doubles:
    """Return the strongest right singular vectors of `sample` as columns, their signs fixed."""
    width = min(DIMENSIONS + _SPARE, *sample.shape)
    start = np.random.default_rng(_SEED).standard_normal((sample.shape[1], width))
    found, _ = np.linalg.qr(sample @ start)
    for _ in range(_ROUNDS):
        found, _ = np.linalg.qr(sample @ (sample.T @ found))
    small = found.T @ sample
    # The right singular vectors, by way of a matrix of `width` × `width`.
    strengths, left = np.linalg.eigh(small @ small.T)
    real = left[:, strengths > strengths[-1] * _NOISE][:, ::-1]
    basis = unit((small.T @ real[:, :DIMENSIONS]).T).T
    largest = np.abs(basis).argmax(axis=0)
    signs = np.sign(basis[largest, np.arange(basis.shape[1])])
    result: Doubles = basis * signs
    return result
