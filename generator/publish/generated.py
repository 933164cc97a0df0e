"""Owns which pages no file in ``docs/`` stands behind: a line for each module that makes some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.publish import atlas, curation, trends
from generator.publish.charts.bars import bars
from generator.publish.charts.slopes import slopes
from generator.publish.charts.sparkline import sparkline
from generator.publish.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class GeneratedPage:
    """A page made at build time: its place below docs/, its template, and what that shows.

    `context` is called only when the page is rendered.
    """

    uri: str
    title: str
    template: str
    context: Callable[[], Mapping[str, Any]]


def pages(site: Site) -> dict[str, GeneratedPage]:
    """Return the generated pages of a site by their place below docs/."""
    found = [page for make in MAKERS for page in make(site)]
    return {page.uri: page for page in found}


def _curation(site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri="curation.md",
        title="Curation queue",
        template="curation.html",
        context=lambda: {"queue": curation.queue(site)},
    )


def _map(site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri="map.md",
        title="Map",
        template="map.html",
        context=lambda: {"atlas": atlas.atlas(site)},
    )


def _trends(site: Site) -> Iterable[GeneratedPage]:
    charts = {"bars": bars, "slopes": slopes, "sparkline": sparkline}
    yield GeneratedPage(
        uri="trends.md",
        title="Trends",
        template="trends.html",
        context=lambda: {"trends": trends.trends(site), **charts},
    )


MAKERS: tuple[Callable[[Site], Iterable[GeneratedPage]], ...] = (_curation, _map, _trends)
