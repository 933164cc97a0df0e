"""Owns which papers lie nearest to each: by what they say, and by their sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from generator.arrays import Floats, Integers, bounds
from generator.publish.kept import kept
from generator.publish.nearest import Nearest, nearest
from generator.publish.paper_view import PaperView
from generator.publish.similarity import in_chance_order, on_grid, similarity, unit
from generator.publish.site import Site

NEIGHBOURS = 24

_SECTIONS = 0.75  # how much sections in common count beside the likeness of the vectors
_FURTHER_SECTION = 0.7  # … of which a paper's own counts as 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbourhood:
    """The papers in the site's order: their vectors with their sections, and who lies nearest.

    `places` and `products` are papers × `NEIGHBOURS`.
    """

    rows: Floats
    nearest: Nearest

    @property
    def places(self) -> Integers:
        """Return the places of each paper's neighbours, the nearest first, -1 for none."""
        return self.nearest.places

    @property
    def products(self) -> Floats:
        """Return how near they are."""
        return self.nearest.products


@kept
def neighbourhood(site: Site) -> Neighbourhood:
    """Return the neighbourhood of each of a site's papers."""
    rows = with_sections(tuple(site.papers.values()), similarity(site).vectors)
    return around(rows, in_chance_order(site))


def around(rows: Floats, order: Integers | None = None) -> Neighbourhood:
    """Return the neighbourhood of each row; `order` is one of chance, if theirs is not."""
    return Neighbourhood(rows=rows, nearest=nearest(rows, NEIGHBOURS, order))


def with_sections(views: Sequence[PaperView], vectors: Floats, part: float = _SECTIONS) -> Floats:
    """Return the vectors widened by the papers' sections, which add up to `part` to a product."""
    found = [[topic.id for topic in view.topics] for view in views]
    order = {topic: place for place, topic in enumerate(sorted({*chain(*found)}))}
    columns = np.array([order[topic] for topic in chain(*found)], np.int64)
    lengths = np.array([len(topics) for topics in found], np.int64)
    marks = np.zeros((len(views), len(order)), np.float32)
    marks[np.repeat(np.arange(len(views)), lengths), columns] = _FURTHER_SECTION
    marks[np.arange(len(views)), columns[bounds(lengths)[:-1]]] = 1
    return np.hstack((vectors, on_grid(np.float32(part**0.5) * unit(marks))))
