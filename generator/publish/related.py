"""Owns which papers are shown beside a paper, and the words that say why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.publish import selection
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.reasons import Reasons
from generator.publish.similarity import similarity
from generator.publish.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Related:
    """A paper worth reading beside another, and what they share, in words (or nothing)."""

    paper: PaperView
    reason: str


@kept
def related(site: Site) -> Mapping[str, tuple[Related, ...]]:
    """Return the related papers of each paper by its slug, best first."""
    views = tuple(site.papers.values())
    alike = similarity(site)
    reasons = Reasons.of(alike.weights, views)
    chosen = selection.choose(views, alike)
    return {
        view.slug: tuple(
            Related(paper=views[each], reason=_reason(view, views[each], terms))
            for each, terms in reasons.between(number, [int(each) for each in row if each >= 0])
        )
        for number, (view, row) in enumerate(zip(views, chosen, strict=True))
    }


def _reason(one: PaperView, other: PaperView, terms: tuple[str, ...]) -> str:
    """Return the terms that two papers share, else the section, else nothing."""
    sections = [topic.title for topic in one.topics if topic in other.topics]
    return ", ".join(terms or sections[:1])
