"""Owns the papers whose code is known, by section."""

from __future__ import annotations

from generator.publish.browse.by_section import by_section
from generator.publish.browse.listing import Listing
from generator.publish.browse.steps import BROWSE, CODE
from generator.publish.paper_view import PaperView
from generator.publish.site import Site


def with_code(site: Site) -> tuple[PaperView, ...]:
    """Return the papers with a link to code, newest first."""
    return tuple(view for view in site.papers.values() if "Code" in view.marks)


def listing(site: Site) -> Listing:
    """Return the page of all papers with code."""
    return Listing(
        title=CODE[1],
        groups=by_section(site, with_code(site)),
        up=BROWSE,
        facts=("year", "kind", "links"),
        query="has=code",
    )
