"""Owns which files the site has besides its pages and its search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.publish import json_schema
from generator.publish.cards import files as cards
from generator.publish.exports import bundle
from generator.publish.feeds import files as feeds
from generator.publish.site import Site

Files = Mapping[str, str | bytes]  # their content by path below the site's root
Maker = Callable[[Site, str | None], Files]  # takes the site and its address, None where unknown

# Those that share no work with pages, so that other processes can make them.
APART: tuple[Maker, ...] = (json_schema.files, feeds.files, cards.files)

# Those made of what pages show as well.
SHARED: tuple[Maker, ...] = (bundle.files,)
