"""Owns which files the site has besides its pages and its search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.publish import json_schema
from generator.publish.cards import files as cards
from generator.publish.feeds import files as feeds
from generator.publish.site import Site

# Their content by path below the site's root; where they are many, one after another.
Files = Mapping[str, str | bytes] | Iterator[tuple[str, str | bytes]]
Maker = Callable[[Site, str | None], Files]  # takes the site and its address, None where unknown

# They share no work with pages, so that other processes can make them.
APART: tuple[Maker, ...] = (json_schema.files, feeds.files, cards.files)
