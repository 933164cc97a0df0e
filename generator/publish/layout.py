"""Owns where each paper lies on the map: near those it is like, apart from the others.

Neighbours attract and random others repel each other, as in LargeVis (Tang et al. 2016) and UMAP
(McInnes et al. 2018), from a start by principal components. Everything is seeded, so that the same
papers lie in the same places.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Floats, Integers
from generator.publish.neighbourhood import Neighbourhood

WIDTH, HEIGHT = 1000, 720  # of the map

_NEIGHBOURS = 12
_OTHERS = 5  # that repel a paper in each round
_ROUNDS = 260
_FEWER_ROUNDS = 40  # for very many papers, which settle sooner for their number
_MANY = 5000
_CLOSE = 0.35  # distance at which attraction ends
_REPULSION = 0.7
_STEP = 1.0
_GRAVITY = 0.004
_START = 12.0
_SEED = 5
_EVEN = 0.65  # how evenly the dots fill the map
_FEW = 2000  # papers whose dots are kept from hiding each other
_APART = 13.0
_PARTINGS = 6

Points = NDArray[np.float64]


def layout(near: Neighbourhood) -> Integers:
    """Return whole coordinates for each paper, from 0 up to `WIDTH` and `HEIGHT`."""
    rows = near.rows
    if len(rows) < 3:
        return np.array([[WIDTH // 3, HEIGHT // 2], [2 * WIDTH // 3, HEIGHT // 2]])[: len(rows)]
    points = _fitted(_settled(_start(rows), *_edges(near)))
    whole: Integers = np.round(_parted(points) if len(rows) <= _FEW else points).astype(np.int64)
    return whole


def _start(rows: Floats) -> Points:
    """Return the first two principal components, spread evenly over a square."""
    centred = (rows - rows.mean(axis=0)).astype(np.float64)
    _, directions = np.linalg.eigh(centred.T @ centred)
    axes = directions[:, [-1, -2]] if rows.shape[1] > 1 else np.ones((1, 2))
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1, 1)
    # By their ranks, so that no group starts far from the others, and equal papers apart.
    ranks = np.argsort(np.argsort((centred @ axes).round(5), axis=0, kind="stable"), axis=0)
    points: Points = (ranks / len(rows) - 0.5) * _START
    return points


def _edges(near: Neighbourhood) -> tuple[Integers, Floats]:
    """Return the neighbours of each paper, and how strongly they attract it, at most 1.

    Both are neighbours × papers. Where there are fewer, a paper is its own neighbour.
    """
    places, products = near.places[:, :_NEIGHBOURS].T, near.products[:, :_NEIGHBOURS].T
    known = places >= 0
    last = np.where(known, products, 1).min(axis=0)
    width = np.maximum(products[0] - last, 1e-3)
    strengths = np.where(known, np.exp((products - products[0]) / width), 0)
    return np.where(known, places, np.arange(places.shape[1])), strengths.astype(np.float32)


def _settled(points: Points, neighbours: Integers, strengths: Floats) -> Points:
    chance = np.random.default_rng(_SEED)
    total = len(points)
    at = [np.ascontiguousarray(each, np.float32) for each in points.T]
    ends = neighbours.ravel()
    rounds = _ROUNDS if total < _MANY else _FEWER_ROUNDS
    for turn in range(rounds):
        step = np.float32(_STEP * (1 - turn / rounds))
        apart = [each - each[neighbours] for each in at]
        squared = apart[0] ** 2 + apart[1] ** 2
        pull = np.where(squared > _CLOSE**2, strengths, -strengths) / (1 + squared)
        others = chance.integers(total, size=(_OTHERS, total), dtype=np.int32)
        away = [each - each[others] for each in at]
        far = away[0] ** 2 + away[1] ** 2
        push = np.float32(_REPULSION) / ((np.float32(0.05) + far) * (1 + far))
        for axis in (0, 1):
            drawn, driven = pull * apart[axis], push * away[axis]
            move = np.bincount(ends, drawn.ravel(), total) - drawn.sum(axis=0)
            move += driven.sum(axis=0) - np.float32(_GRAVITY) * at[axis]
            at[axis] += np.clip(step * move, -1, 1).astype(np.float32)
    return np.stack(at, axis=1).astype(np.float64)


def _fitted(points: Points) -> Points:
    """Return the points turned to spread widest from left to right, on the map's whole area.

    Each coordinate is mostly its place among all, which closes the gaps that tell nothing.
    """
    centred = points - points.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    wide = directions[:, ::-1]
    turned = centred @ (wide * np.where(wide[0] < 0, -1, 1))
    turned = (turned - turned.min(axis=0)) / np.maximum(np.ptp(turned, axis=0), 1e-9)
    ranks = np.argsort(np.argsort(turned, axis=0, kind="stable"), axis=0) / (len(points) - 1)
    fitted: Points = ((1 - _EVEN) * turned + _EVEN * ranks) * (WIDTH, HEIGHT)
    return fitted


def _parted(points: Points) -> Points:
    """Return the points with those that would hide each other pushed apart."""
    least = min(_APART, 0.5 * (WIDTH * HEIGHT / len(points)) ** 0.5)
    across, down = points.T.astype(np.float32)
    for _ in range(_PARTINGS):
        right, below = across[:, None] - across, down[:, None] - down
        far = np.sqrt(right**2 + below**2)
        push = np.maximum(least - far, 0) / np.maximum(far, 1e-3) / 2
        across = np.clip(across + (push * right).sum(axis=1), 0, WIDTH)
        down = np.clip(down + (push * below).sum(axis=1), 0, HEIGHT)
    return np.stack((across, down), axis=1).astype(np.float64)
