"""Owns what all templates find under its name, whatever page they make."""

from __future__ import annotations

from functools import partial
from typing import Any

from generator.publish import linked_data, lookups
from generator.publish.browse import ways
from generator.publish.cards import files as cards
from generator.publish.charts.bars import bars
from generator.publish.charts.sparkline import sparkline
from generator.publish.exports.coins import coins
from generator.publish.exports.meta import meta
from generator.publish.feeds.files import discovery
from generator.publish.home_page import home_page
from generator.publish.proposals import proposals
from generator.publish.search import members
from generator.publish.site import Site


def shown(site: Site, address: str | None, repository: str | None) -> dict[str, Any]:
    """Return what templates show of a site; its address and its repository may be unknown.

    Whatever stands here is told by what all pages hang on, or by what the page itself shows.
    """
    return {
        "site": site,
        "hosts": tuple(members.origins(site.also)),
        "feeds": partial(discovery, site) if address else None,
        "card": partial(cards.path_of, site),
        "linked_data": partial(linked_data.of, site, address),
        "proposals": proposals(repository),
        "lookups": lookups.patterns,
        "ways": partial(ways.ways, site),
        "front": partial(home_page, site),
        "compact": site.extent.compact,
        "meta": partial(meta, subjects=not site.extent.compact),
        "coins": coins,
        "sparkline": sparkline,
        "bars": bars,
    }
