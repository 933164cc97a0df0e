"""Owns which files the site has besides its pages: a line for each module that makes some."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.publish import atlas, json_schema
from generator.publish.cards import files as cards
from generator.publish.exports import bundle
from generator.publish.feeds import files as feeds
from generator.publish.search import files as search
from generator.publish.site import Site

Files = Mapping[str, str | bytes]

# Each takes the site and its address (None where nobody knows it yet).
MAKERS: tuple[Callable[[Site, str | None], Files], ...] = (
    search.files,
    json_schema.files,
    bundle.files,
    feeds.files,
    atlas.files,
    cards.files,
)


def files(site: Site, address: str | None) -> dict[str, bytes]:
    """Return the content of every such file by its path below the site's root."""
    found: dict[str, bytes] = {}
    for make in MAKERS:
        for path, content in make(site, address).items():
            found[path] = content.encode() if isinstance(content, str) else content
    return found
