"""Owns the addresses and titles of the pages that lead to lists of papers."""

from __future__ import annotations

from generator.publish.browse.listing import Step

BROWSE: Step = ("browse/", "Browse")
YEARS: Step = ("years/", "Years")
KINDS: Step = ("kinds/", "Kinds")
TAGS: Step = ("tags/", "Tags")
CODE: Step = ("code/", "With code")
AUTHORS: Step = ("authors/", "Authors")
VENUES: Step = ("venues/", "Venues")
ORGANIZATIONS: Step = ("organizations/", "Organisations")
TITLES: Step = ("titles/", "Titles")


def uri(address: str) -> str:
    """Return the place below docs/ of the page at an address."""
    return f"{address.rstrip('/')}.md"
