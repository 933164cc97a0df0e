"""Owns which papers are shown beside a paper, and the words that say why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.arrays import Integers
from generator.publish import selection
from generator.publish.kept import kept
from generator.publish.neighbourhood import neighbourhood
from generator.publish.paper_view import PaperView
from generator.publish.reasons import Reasons
from generator.publish.sharing import once
from generator.publish.similarity import similarity
from generator.publish.site import Site
from generator.publish.spelling import spelling
from generator.uncollected import uncollected


@dataclass(frozen=True, kw_only=True, slots=True)
class Related:
    """A paper worth reading beside another, and what they share, in words (or nothing)."""

    paper: PaperView
    reason: str


def related(site: Site, view: PaperView) -> tuple[Related, ...]:
    """Return the papers that a paper's page shows beside it, best first."""
    found = named_beside(site, view)
    return tuple(Related(paper=site.papers[slug], reason=reason) for slug, reason in found)


def named_beside(site: Site, view: PaperView) -> tuple[tuple[str, str], ...]:
    """Return the slugs of the same papers, and why each is there."""
    return named(site)[view.slug][: site.extent.related]


@kept
def chosen(site: Site) -> Integers:
    """Return the places of the related papers of each paper, best first; -1 for none."""
    return selection.choose(similarity(site), neighbourhood(site))


@kept
def in_words(site: Site) -> list[str]:
    """Return what each two related papers share, in the order of pairs that `once` has."""
    return shared(site, *once(chosen(site))[0])


def shared(site: Site, ones: Integers, others: Integers) -> list[str]:
    """Return the terms that pairs of papers share; the pairs are sorted."""
    reasons = Reasons.of(similarity(site).weights, spelling(site))
    return [", ".join(terms) for terms in reasons.between(ones, others)]


@kept
@uncollected()
def named(site: Site) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the slugs of the related papers of each paper, by its own, and why; best first."""
    views = tuple(site.papers.values())
    found = chosen(site)
    # What two papers share is worked out once, whichever of them is asked about.
    numbers, words = once(found)[1].tolist(), in_words(site)
    return {
        view.slug: tuple(
            (views[each].slug, words[pair] or _section(view, views[each]))
            for each, pair in zip(row, own, strict=True)
            if each >= 0
        )
        for view, row, own in zip(views, found.tolist(), numbers, strict=True)
    }


def _section(one: PaperView, other: PaperView) -> str:
    """Return a section that two papers have in common, if there is one."""
    return next((topic.title for topic in one.topics if topic in other.topics), "")
