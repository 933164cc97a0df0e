"""Owns the papers from A to Z: on one page where they are few, else on one for each letter."""

from __future__ import annotations

from collections.abc import Mapping

from generator.publish.browse import alphabet
from generator.publish.browse.listing import Group, Listing
from generator.publish.browse.steps import BROWSE, TITLES
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

FEW = 800  # papers for which one page will do

_LEAD = "An article at the beginning of a title does not count: “A Survey” stands under S."


@kept
def letters(site: Site) -> Mapping[str, tuple[PaperView, ...]]:
    """Return the papers by the letter of their title, in alphabetical order."""
    return alphabet.by_letter(site.papers.values(), lambda view: alphabet.title_key(view.title))


def is_divided(site: Site) -> bool:
    """Return whether each letter has a page of its own."""
    return len(site.papers) > FEW


def listing(site: Site) -> Listing:
    """Return the page of all titles."""
    found = tuple(group(letter, views) for letter, views in letters(site).items())
    return Listing(title=TITLES[1], lead=_LEAD, groups=found, up=BROWSE, facts=("year",))


def of_letter(letter: str, views: tuple[PaperView, ...]) -> Listing:
    """Return the page of one letter's titles."""
    return Listing(
        title=f"Titles: {alphabet.name_of(letter)}",
        lead=_LEAD,
        groups=(group(letter, views),),
        up=TITLES,
        facts=("year",),
        most=len(views),
    )


def group(letter: str, views: tuple[PaperView, ...]) -> Group:
    """Return the titles of one letter."""
    return Group(id=letter, title=alphabet.name_of(letter), papers=views)
