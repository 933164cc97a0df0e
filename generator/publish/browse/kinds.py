"""Owns the papers by kind: what each kind is called and means, and its papers by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import PAPER_KINDS
from generator.publish.browse.by_section import by_section
from generator.publish.browse.listing import Listing
from generator.publish.browse.steps import KINDS
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

NAMES: Mapping[str, tuple[str, str]] = {
    "method": ("Methods", "Something new to do with models, and how well it works."),
    "analysis": ("Analyses", "What models do, measured or explained."),
    "survey": ("Surveys", "What is known of a subject, put in order."),
    "benchmark": ("Benchmarks", "A test for models, and how they fare in it."),
    "dataset": ("Datasets", "Data for training or for looking at."),
    "model": ("Models", "A model that others can use, and how it was made."),
    "theory": ("Theory", "What can be proved or derived."),
    "position": ("Positions", "What ought to be done or thought, and why."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of paper, with its papers, newest first."""

    id: str
    title: str
    description: str
    papers: tuple[PaperView, ...]

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"{KINDS[0]}{self.id}/"


def kinds(site: Site) -> tuple[Kind, ...]:
    """Return the kinds that papers have, in the order of the front matter's."""
    found: dict[str, list[PaperView]] = {}
    for view in site.papers.values():
        found.setdefault(view.paper.kind or "", []).append(view)
    return tuple(
        Kind(id=kind, title=NAMES[kind][0], description=NAMES[kind][1], papers=tuple(found[kind]))
        for kind in PAPER_KINDS
        if kind in found
    )


def listing(site: Site, kind: Kind) -> Listing:
    """Return the page of one kind."""
    return Listing(
        title=kind.title,
        lead=kind.description,
        groups=by_section(site, kind.papers),
        up=KINDS,
        facts=("year",),
        query=f"kind={kind.id}",
    )
