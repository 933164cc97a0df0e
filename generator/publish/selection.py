"""Owns the choice of a paper's related papers: those alike, but neither the same nor all alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.publish.arrays import Integers, ranges
from generator.publish.nearest import nearest
from generator.publish.paper_view import PaperView
from generator.publish.similarity import Similarity, unit
from generator.publish.weights import Floats, Weights

MOST = 5

_CANDIDATES = 24
_TERMS = 3.0  # how much terms in common count beside the likeness of the vectors
_SECTIONS = 0.75  # … and sections in common
_FURTHER_SECTION = 0.7  # … of which a paper's own counts as 1
_VARIETY = 0.15  # what likeness to a paper already chosen takes off
_WEAKEST = 1.25  # score below which a paper is of no use to the reader
_SAME = 0.8  # cosine of the terms above which two papers are one text
_NEVER = -9.0
_BLOCK = 512


def choose(views: Sequence[PaperView], alike: Similarity) -> Integers:
    """Return the places of each paper's related ones, best first; papers × `MOST`, -1 for none."""
    rows = with_sections(views, alike.vectors, _SECTIONS)
    places, scores = nearest(rows, _CANDIDATES)
    common = in_common(alike.weights, places)
    same = (alike.titles[:, None] == alike.titles[places]) | (common > _SAME) | (places < 0)
    scores = np.where(same, _NEVER, scores + _TERMS * common)
    scores[scores < _WEAKEST] = _NEVER
    blocks = range(0, len(views), _BLOCK)
    found = [
        _varied(rows, places[start : start + _BLOCK], scores[start : start + _BLOCK])
        for start in blocks
    ]
    return np.concatenate(found) if found else places[:, :MOST]


def with_sections(views: Sequence[PaperView], vectors: Floats, part: float) -> Floats:
    """Return the vectors widened by the papers' sections, which add up to `part` to a product."""
    order = {topic: place for place, topic in enumerate(dict.fromkeys(_topics(views)))}
    marks = np.zeros((len(views), len(order)), np.float32)
    for number, view in enumerate(views):
        marks[number, [order[topic.id] for topic in view.topics]] = _FURTHER_SECTION
        marks[number, order[view.topics[0].id]] = 1
    return np.hstack((vectors, np.float32(part**0.5) * unit(marks)))


def in_common(weights: Weights, places: Integers) -> Floats:
    """Return the cosine of each paper's terms with those of the papers at its `places`."""
    found = np.zeros(places.shape, np.float32)
    own = np.zeros(len(weights.codes), np.float32)
    lengths = np.diff(weights.starts)
    for number, others in enumerate(places):
        columns, values = weights.row(number)
        own[columns] = values
        sizes = np.where(others < 0, 0, lengths[others])
        cells = ranges(weights.starts[others], sizes)
        products = own[weights.columns[cells]] * weights.values[cells]
        whose = np.repeat(np.arange(len(others)), sizes)
        found[number] = np.bincount(whose, weights=products, minlength=len(others))
        own[columns] = 0
    return found


def _topics(views: Sequence[PaperView]) -> list[str]:
    return [topic.id for view in views for topic in view.topics]


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
