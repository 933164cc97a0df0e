"""Owns what the plugin can be told in mkdocs.yml; all else it needs stands in the pages."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, SubConfig, Type
from mkdocs.exceptions import PluginError

from generator.publish import compact
from generator.publish.cards import files as cards
from generator.publish.search.members import Member, member


class OtherSite(Config):  # type: ignore[no-untyped-call]
    """Another site that the search covers."""

    name = Type(str)
    address = Type(str)


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin."""

    cards = Choice(cards.CHOICES, default="sections")
    compact = Choice(compact.CHOICES, default="auto")  # where a host has no limit: never
    offline = Type(bool, default=True)  # whether browsers keep the site for reading offline
    # For sites whose other plugins have to see papers' pages; it takes several times as long.
    rendered_by_mkdocs = Type(bool, default=False)
    # Other sites of this kind that the search covers as well, each with a name and an address.
    also_search = ListOfItems(SubConfig(OtherSite), default=[])


def other_sites(asked: Sequence[OtherSite]) -> tuple[Member, ...]:
    """Return the other sites that the search covers; raises PluginError for one that cannot be."""
    try:
        return tuple(member(each.name, each.address) for each in asked)
    except ValueError as problem:
        raise PluginError(f"mkdocs.yml: {problem}") from None
