"""Owns the redirects of the site: which page answers at an address that a paper had before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import addresses, inline
from generator.addresses import Clash
from generator.errors import PageError
from generator.publish.paper_view import PaperView
from generator.publish.site import SectionView, Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """A page that a person removed: its slug, its title as plain text, and its section if known."""

    slug: str
    title: str
    section: SectionView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirects:
    """Former slugs: those that lead to a paper, those of removed pages, and claims that clash."""

    targets: Mapping[str, PaperView]
    removed: Mapping[str, Removed]
    problems: tuple[PageError, ...]


def redirects(site: Site) -> Redirects:
    """Return where all addresses lead that no page has now; a page's claim comes before memory."""
    found = addresses.former({slug: view.paper for slug, view in site.papers.items()}, site.beliefs)
    return Redirects(
        targets={slug: site.papers[end] for slug, end in found.lead.items()},
        removed={slug: _removed(slug, end, site) for slug, end in found.removed.items()},
        problems=tuple(_problem(clash, site) for clash in found.clashes),
    )


def _removed(slug: str, end: str, site: Site) -> Removed:
    belief = site.beliefs.get(end) or site.beliefs.get(slug)
    values = belief.values if belief else {}
    return Removed(
        slug=slug,
        title=inline.plain(str(values.get("title") or slug)),
        section=site.sections.get(str(values.get("topic"))),
    )


def _problem(clash: Clash, site: Site) -> PageError:
    what = f"'{clash.slug}' under formerly leads to {site.papers[clash.taken].source} already"
    source = site.papers[clash.claimant].source
    return PageError(source, what, "remove it from one of the two pages")
