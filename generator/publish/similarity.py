"""Owns how alike papers are: latent semantic analysis of their weighted terms.

The directions come from at most `SAMPLE` papers by a randomized singular value decomposition
(Halko, Martinsson and Tropp 2011), so the work grows with the number of papers and no faster. They
hang on what those papers, which their names choose, say in their titles or more than once, and a
paper's vector on them and its own text: so an edit mostly moves one vector. Weak directions count
for little, down to nothing for the first that is left out: an edit that does turn them, as it turns
the weak ones most, moves hardly any vector far.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import msgspec
import numpy as np

from generator.arrays import Doubles, Floats, Integers, bounds, ranges
from generator.publish import tokens
from generator.publish.kept import kept
from generator.publish.site import Site
from generator.publish.sparse import Rows
from generator.publish.tokens import Words
from generator.publish.weights import TIMES, Weights, stems_of, weigh
from generator.store import digest

DIMENSIONS = 64
SAMPLE = 1280  # papers that the directions are worked out from
TERMS = 4096  # those that most of them hold; rarer ones say little of what papers have in common
UNIT = (
    2048  # of a coordinate: products of whole multiples of 1/2048 add up to the same in any order
)
_OFTEN = 2  # so often, or in the title, and a term is what the paper is about
_SPARE = 32  # further directions that make the wanted ones exact
_ROUNDS = 3
_NOISE = 1e-9  # part of the strongest direction below which there is no direction but rounding
_SEED = 20_011
_BLOCK = 1024  # papers
_TIMES = TIMES.astype(np.float32)

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
    weights = weigh(tokens.words(site))
    found = vectors(weights, directions(sample(weights, in_chance_order(site)[:SAMPLE])))
    return Similarity(weights=weights, vectors=found, titles=titles(tokens.words(site)))


def in_chance_order(site: Site) -> Integers:
    """Return the places of the papers in an order that hangs on nothing but their names."""
    names = [(zlib.crc32(slug.encode()), slug) for slug in site.papers]
    return np.array(sorted(range(len(names)), key=names.__getitem__), np.int64)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What some papers say of their subjects: `rows` over `terms`, for each what it counts."""

    terms: tuple[tuple[str, ...], ...]
    rows: Rows

    @cached_property
    def told(self) -> bytes:
        """Return what tells this from all other samples."""
        held = (self.rows.starts, self.rows.columns, self.rows.values)
        terms = msgspec.msgpack.encode(self.terms)
        return digest(terms, *(each.tobytes() for each in held))


def sample(weights: Weights, papers: Integers) -> Sample:
    """Return what some papers say of their subjects, as far as several of them speak of it."""
    rows = _repeated(weights, papers)
    held = np.bincount(rows.columns, minlength=len(weights.codes))
    order = np.argsort(-held, kind="stable")[:TERMS]
    order = order[held[order] > 1]
    return Sample(
        terms=tuple(map(weights.term, order.tolist())),
        rows=rows.of_columns(order, np.ones(len(order), np.float32)),
    )


def _repeated(weights: Weights, papers: Integers) -> Rows:
    """Return the terms that papers say often, or all of those that repeat nothing."""
    cells, lengths = weights.rows.cells(papers)
    owners = np.repeat(np.arange(len(papers)), lengths)
    often = weights.times[cells] >= _OFTEN
    repeating = np.zeros(len(papers), bool)
    repeating[owners[often]] = True
    often |= ~repeating[owners]
    found = cells[often]
    return Rows(
        starts=bounds(np.bincount(owners[often], minlength=len(papers))),
        columns=weights.rows.columns[found],
        values=_TIMES[weights.times[found]],
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Directions:
    """The directions that vectors have: of each of some terms what it adds to a vector."""

    terms: tuple[tuple[str, ...], ...]
    matrix: Doubles


def directions(found: Sample) -> Directions:
    """Return the directions in which most of what a sample says lies."""
    terms, rows = np.arange(len(found.terms)), found.rows
    matrix = np.zeros((0, 0))
    if len(terms):
        rarity = np.log(len(rows) / np.bincount(rows.columns, minlength=len(terms)))
        # In double precision, so that the result hangs neither on the number of processors nor on
        # the order in which they add.
        full = rows.dense(np.arange(len(rows)), terms) * rarity
        full /= np.maximum(np.sqrt(np.einsum("ij,ij->i", full, full)), 1e-6)[:, None]
        matrix = _basis(full) * rarity[:, None]
    return Directions(terms=found.terms, matrix=matrix)


def vectors(weights: Weights, found: Directions, papers: Integers | None = None) -> Floats:
    """Return a vector for each of the papers; papers × `DIMENSIONS`, the unused ones zero."""
    papers = np.arange(len(weights.rows)) if papers is None else papers
    into = np.full(len(weights.codes), -1)
    into[weights.columns(found.terms)] = np.arange(len(found.terms))
    rows = np.zeros((len(papers), DIMENSIONS))
    for start in range(0, len(papers), _BLOCK):
        some = _said(weights, papers[start : start + _BLOCK])
        rows[start : start + _BLOCK, : found.matrix.shape[1]] = some.times(found.matrix, into)
    return on_grid(unit(rows))


def on_grid(rows: Array) -> Floats:
    """Return the rows in multiples of 1/`UNIT`."""
    found: Floats = (np.round(rows * UNIT) / UNIT).astype(np.float32)
    return found


def _said(weights: Weights, papers: Integers) -> Rows:
    """Return the terms of some papers, weighed by how often each says them."""
    cells, lengths = weights.rows.cells(papers)
    values = _TIMES[weights.times[cells]]
    return Rows(starts=bounds(lengths), columns=weights.rows.columns[cells], values=values)


def unit(rows: Array) -> Array:
    """Return the rows at unit length; those without any stay zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Array = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-6)
    return found


def titles(words: Words) -> Integers:
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


def _basis(sample: Doubles) -> Doubles:
    """Return the strongest right singular vectors of `sample` as columns, their signs fixed.

    Each is as long as it counts.
    """
    width = min(DIMENSIONS + _SPARE, *sample.shape)
    start = np.random.default_rng(_SEED).standard_normal((sample.shape[1], width))
    found, _ = np.linalg.qr(sample @ start)
    for _ in range(_ROUNDS):
        found, _ = np.linalg.qr(sample @ (sample.T @ found))
    small = found.T @ sample
    # The right singular vectors, by way of a matrix of `width` × `width`.
    squares, left = np.linalg.eigh(small @ small.T)
    real = np.flatnonzero(squares > squares[-1] * _NOISE)[::-1]
    basis = unit((small.T @ left[:, real[:DIMENSIONS]]).T).T
    largest = np.abs(basis).argmax(axis=0)
    signs = np.sign(basis[largest, np.arange(basis.shape[1])])
    result: Doubles = basis * signs * _counting(squares[real])
    return result


def _counting(strengths: Doubles) -> Doubles:
    """Return what each direction counts, 0 to 1; their strengths are squares of singular values."""
    left_out = strengths[DIMENSIONS] if len(strengths) > DIMENSIONS else 0.0
    found: Doubles = 1 - left_out / strengths[:DIMENSIONS]
    return found
