"""Owns which files the site has besides its pages and its search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.publish import json_schema
from generator.publish.cards import files as cards
from generator.publish.feeds import files as feeds
from generator.publish.output import Output
from generator.publish.site import Site

# Content by path below the site's root; where there are many files, one after another.
Files = Mapping[str, str | bytes] | Iterator[tuple[str, str | bytes]]
# Takes the site and its address, None where unknown.
Maker = Callable[[Site, str | None], Iterable[Output]]

# They share no work with pages, so that other processes can make them.
APART: tuple[Maker, ...] = (json_schema.made, feeds.made, cards.made)
