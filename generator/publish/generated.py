"""Owns which pages no file in ``docs/`` stands behind: a line for each module that makes some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from generator.publish import atlas, curation, data_page, digest, search_page, trends
from generator.publish.browse import pages as browse
from generator.publish.charts.bars import bars
from generator.publish.charts.slopes import slopes
from generator.publish.charts.sparkline import sparkline
from generator.publish.digest import Digest
from generator.publish.generated_page import GeneratedPage
from generator.publish.kept import kept
from generator.publish.site import Site
from generator.store import Store

_KEPT = "generated"
LATE = ("trends.md",)  # pages of what is worked out while others are rendered


def pages(site: Site, store: Store, about: bytes) -> dict[str, GeneratedPage]:
    """Return the generated pages of a site by their place below docs/.

    Which there are is kept for sites of which the same is told, so that no list has to be made to
    know of its page.
    """
    known = store.read(_KEPT, list[tuple[int, str, str, str]], about)
    if known is None:
        found = [(number, page) for number in range(len(MAKERS)) for page in _made(site, number)]
        known = [(number, page.uri, page.title, page.template) for number, page in found]
        store.write(_KEPT, known, about)
    return {
        uri: GeneratedPage(
            uri=uri, title=title, template=template, context=partial(_context, site, number, uri)
        )
        for number, uri, title, template in known
    }


def _context(site: Site, number: int, uri: str) -> Mapping[str, Any]:
    """Return what a page shows, which a maker knows."""
    return next(page for page in _made(site, number) if page.uri == uri).context()


def _made(site: Site, number: int) -> Sequence[GeneratedPage]:
    """Return the pages of a maker, which is asked once."""
    known = _by_maker(site)
    if number not in known:
        known[number] = [*MAKERS[number](site)]
    return known[number]


@kept
def _by_maker(_site: Site) -> dict[int, Sequence[GeneratedPage]]:
    return {}


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
