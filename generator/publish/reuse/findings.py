"""Owns what an earlier build found out by comparing papers: it holds while their texts do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.deduplicate import Work
from generator.publish import atlas
from generator.publish.related import named
from generator.publish.reuse.fingerprint import Fingerprints
from generator.publish.site import Site
from generator.publish.trends import Trends, trends
from generator.store import Store
from generator.waiting import Pairs, alike_pairs

Named = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alike:
    """What the texts of papers have in common: the papers named beside each, trends, the map."""

    named: Named
    trends: Trends
    map: dict[str, bytes]


def alike(site: Site, store: Store) -> Alike:
    """Return what the texts of a site's papers have in common, and keep it."""
    about = _texts(site)
    found = store.read("alike", Alike, about)
    if found is None:
        found = Alike(named=named(site), trends=trends(site), map=dict(atlas.files(site)))
        store.write("alike", found, about)
    return found


def pairs(store: Store) -> Callable[[Sequence[Work]], Pairs]:
    """Return what finds the pairs of works that may be one, and keeps them."""

    def found(works: Sequence[Work]) -> Pairs:
        about = Fingerprints().of(works)
        known = store.read("pairs", Pairs, about)
        if known is None:
            known = alike_pairs(works)
            store.write("pairs", known, about)
        return known

    return found


def _texts(site: Site) -> bytes:
    """Return what tells the texts that are compared, and what else decides on what is alike."""
    papers = [
        (view.slug, paper.title, paper.summary, paper.abstract, paper.date, paper.kind)
        for view in site.papers.values()
        for paper in (view.paper,)
    ]
    topics = [[topic.id for topic in view.topics] for view in site.papers.values()]
    sections = [section.topic for section in site.sections.values()]
    return Fingerprints().of((repr(papers), repr(topics), sections))
