"""Owns which pages no file in ``docs/`` stands behind: a line for each module that makes some."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.publish import atlas, curation, data_page, digest, search_page, trends
from generator.publish.browse import pages as browse
from generator.publish.charts.bars import bars
from generator.publish.charts.slopes import slopes
from generator.publish.charts.sparkline import sparkline
from generator.publish.digest import Digest
from generator.publish.generated_page import GeneratedPage
from generator.publish.site import Site

LATE = ("trends.md",)  # pages of what is worked out while others are rendered


def pages(site: Site) -> dict[str, GeneratedPage]:
    """Return the generated pages of a site by their place below docs/."""
    found = [page for make in MAKERS for page in make(site)]
    return {page.uri: page for page in found}


def _curation(site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri="curation.md",
        title="Curation queue",
        template="curation.html",
        context=lambda: {"queue": curation.queue(site), "total": len(site.papers)},
    )


def _search(site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri="search.md",
        title="Search",
        template="search.html",
        context=lambda: {"choices": search_page.search_page(site)},
    )


def _marks(_site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(uri="marks.md", title="Your marks", template="marks.html", context=dict)


def _offline(_site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri="offline.md", title="Reading offline", template="offline.html", context=dict
    )


def _data(site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri=data_page.URI,
        title="Data",
        template="data.html",
        context=lambda: {"data": data_page.data(site), "total": len(site.papers)},
    )


def _digests(site: Site) -> Iterable[GeneratedPage]:
    found = site.digests
    yield GeneratedPage(
        uri=f"{digest.FOLDER}.md",
        title="What is new",
        template="digests.html",
        context=lambda: {"digests": found},
    )
    for kind in (found.months, found.weeks or {}):
        row = (None, *kind.values(), None)
        for later, shown, earlier in zip(row, kind.values(), row[2:], strict=False):
            if shown.has_page:
                yield _digest(shown, later, earlier)


def _digest(shown: Digest, later: Digest | None, earlier: Digest | None) -> GeneratedPage:
    return GeneratedPage(
        uri=f"{digest.FOLDER}/{shown.id}.md",
        title=shown.title,
        template="digest.html",
        context=lambda: {"digest": shown, "later": later, "earlier": earlier},
    )


def _map(site: Site) -> Iterable[GeneratedPage]:
    yield GeneratedPage(
        uri="map.md",
        title="Map",
        template="map.html",
        context=lambda: {"legend": atlas.legend(site), "total": len(site.papers)},
    )


def _trends(site: Site) -> Iterable[GeneratedPage]:
    charts = {"bars": bars, "slopes": slopes, "sparkline": sparkline}
    yield GeneratedPage(
        uri="trends.md",
        title="Trends",
        template="trends.html",
        context=lambda: {"trends": trends.trends(site), **charts},
    )


MAKERS: tuple[Callable[[Site], Iterable[GeneratedPage]], ...] = (
    _curation,
    _search,
    _marks,
    _offline,
    _data,
    _digests,
    _map,
    _trends,
    browse.pages,
)
