"""Owns what the search page can be narrowed down to before anything is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import PAPER_KINDS
from generator.publish.paper_view import LINK_LABELS
from generator.publish.site import SectionView, Site

# As rows in lists mark them: what a filter is called in addresses, and the kind of link.
POSSESSIONS = {"code": "code", "data": "dataset", "model": "model"}


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchPage:
    """The choices of each filter: ids and what they are called; years in order, none left out."""

    sections: tuple[SectionView, ...]
    kinds: Mapping[str, str]
    possessions: Mapping[str, str]
    years: tuple[int, ...]


def search_page(site: Site) -> SearchPage:
    """Return the choices that the papers of the site leave."""
    papers = [view.paper for view in site.papers.values()]
    used = {paper.kind for paper in papers}
    years = sorted({int(paper.date[:4]) for paper in papers if paper.date})
    return SearchPage(
        sections=tuple(site.sections.values()),
        kinds={kind: kind.capitalize() for kind in PAPER_KINDS if kind in used},
        possessions={name: LINK_LABELS[kind] for name, kind in POSSESSIONS.items()},
        years=tuple(range(years[0], years[-1] + 1)) if years else (),
    )
