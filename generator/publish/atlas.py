"""Owns the map of the papers: each a dot, near those that say alike things."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

import numpy as np

from generator.arrays import Integers
from generator.publish.kept import kept
from generator.publish.layout import HEIGHT, WIDTH, layout
from generator.publish.neighbourhood import neighbourhood
from generator.publish.site import SectionView, Site

FILE = "map/papers.json"
LISTED = 2000  # papers up to which the page lists them all; beyond, it leads to the sections
HUES = 18  # that overrides/assets/stylesheets/map.css knows


@dataclass(frozen=True, kw_only=True, slots=True)
class Colour:
    """A section on the map, and the colour of its papers."""

    section: SectionView
    hue: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Area(Colour):
    """Where a section's name stands on the map."""

    across: int
    down: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Legend:
    """What the page of the map says besides it; `listed` is whether it lists every paper."""

    listed: bool
    colours: tuple[Colour, ...]


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """The map: a row of coordinates per paper, in the site's order, and the sections' areas."""

    points: Integers
    areas: tuple[Area, ...]


def legend(site: Site) -> Legend:
    """Return what the page of the map of a site says."""
    colours = tuple(
        Colour(section=section, hue=place % HUES)
        for place, section in enumerate(site.sections.values())
        if section.papers
    )
    return Legend(listed=len(site.papers) <= LISTED, colours=colours)


@kept
def atlas(site: Site) -> Atlas:
    """Return the map of a site."""
    points = layout(neighbourhood(site))
    order = {slug: number for number, slug in enumerate(site.papers)}
    areas = []
    for each in legend(site).colours:
        own = points[[order[view.slug] for view in each.section.papers]]
        across, down = np.median(own, axis=0).astype(int).tolist()
        areas.append(Area(section=each.section, hue=each.hue, across=across, down=down))
    return Atlas(points=points, areas=tuple(areas))


def files(site: Site) -> dict[str, bytes]:
    """Return what the page draws the map from: a column for each fact of the papers.

    Where the page does not list all papers, this is compressed.
    """
    drawn = atlas(site)
    areas = {area.section.topic.id: place for place, area in enumerate(drawn.areas)}
    views = site.papers.values()
    data = {
        "width": WIDTH,
        "height": HEIGHT,
        "sections": [
            {"title": area.section.topic.title, "hue": area.hue, "x": area.across, "y": area.down}
            for area in drawn.areas
        ],
        "x": drawn.points[:, 0].tolist(),
        "y": drawn.points[:, 1].tolist(),
        "section": [areas[view.topics[0].id] for view in views],
        "title": [view.title for view in views],
        "slug": [view.slug for view in views],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    if legend(site).listed:
        return {FILE: text}
    return {f"{FILE}.gz": gzip.compress(text, compresslevel=6, mtime=0)}
