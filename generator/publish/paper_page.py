"""Owns what a paper's page shows besides the paper: what is beside it, where its facts lead.

The papers related to it are no part of this: that is known last (`related`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.provenance import Provenance
from generator.publish.browse import authors, tagged, venues
from generator.publish.paper_view import PaperView
from generator.publish.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperPage:
    """What the page of `paper` shows; of the site, only related papers decide on it besides.

    `before` and `after` are beside it in its section's list, where the site is not compact.
    `authors` are the addresses of those who have one, by name; `venue` is that of its venue. `tags`
    are addresses with labels.
    """

    paper: PaperView
    before: PaperView | None
    after: PaperView | None
    authors: Mapping[str, str]
    venue: str | None
    tags: tuple[tuple[str, str], ...]
    origins: tuple[Provenance, ...]


def paper_page(site: Site, view: PaperView) -> PaperPage:
    """Return what a paper's page shows."""
    before, after = beside(site, view)
    known, labels = authors.addresses(site), tagged.tags(site)
    return PaperPage(
        paper=view,
        before=before,
        after=after,
        authors={name: known[name] for name in view.paper.authors if name in known},
        venue=venues.addresses(site).get(view.slug),
        tags=tuple((labels[tag].url, labels[tag].label) for tag in view.paper.tags),
        origins=site.provenance(view),
    )


def beside(site: Site, view: PaperView) -> tuple[PaperView | None, PaperView | None]:
    """Return the papers that a paper's page names before and after it."""
    return (None, None) if site.extent.compact else site.neighbours[view.slug]
