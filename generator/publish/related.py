"""Owns which papers are shown beside a paper, and the words that say why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.publish import selection
from generator.publish.kept import kept
from generator.publish.neighbourhood import neighbourhood
from generator.publish.paper_view import PaperView
from generator.publish.reasons import Reasons
from generator.publish.sharing import once
from generator.publish.similarity import similarity
from generator.publish.site import Site
from generator.uncollected import uncollected


@dataclass(frozen=True, kw_only=True, slots=True)
class Related:
    """A paper worth reading beside another, and what they share, in words (or nothing)."""

    paper: PaperView
    reason: str


@kept
def related(site: Site) -> Mapping[str, tuple[Related, ...]]:
    """Return the related papers of each paper by its slug, best first."""
    return {
        slug: tuple(
            Related(paper=site.papers[other], reason=reason)
            for other, reason in found[: site.extent.related]
        )
        for slug, found in named(site).items()
    }


@kept
@uncollected()
def named(site: Site) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the slugs of the related papers of each paper, by its own, and why; best first."""
    views = tuple(site.papers.values())
    alike = similarity(site)
    chosen = selection.choose(alike, neighbourhood(site))
    # What two papers share is worked out once, whichever of them is asked about.
    pairs, numbers = once(chosen)
    terms = (*Reasons.of(alike.weights, views).between(*pairs), ())
    return {
        view.slug: tuple(
            (views[each].slug, _reason(view, views[each], terms[pair]))
            for each, pair in zip(row, own, strict=True)
            if each >= 0
        )
        for view, row, own in zip(views, chosen.tolist(), numbers.tolist(), strict=True)
    }


def _reason(one: PaperView, other: PaperView, terms: tuple[str, ...]) -> str:
    """Return the terms that two papers share, else the section, else nothing."""
    if terms:
        return ", ".join(terms)
    return next((topic.title for topic in one.topics if topic in other.topics), "")
