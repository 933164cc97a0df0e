"""Owns what an earlier build found out by comparing papers: it holds while their texts do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from generator.comparing import remembering
from generator.deduplicate import Work
from generator.pages import texts_digest
from generator.publish import atlas
from generator.publish.related import named
from generator.publish.reuse import likeness
from generator.publish.reuse.fingerprint import fingerprint
from generator.publish.site import Site
from generator.publish.trends import Trends, trends
from generator.store import Store, digest
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
        keep = likeness.promised(site, store)
        found = Alike(named=named(site), trends=trends(site), map=dict(atlas.files(site)))
        keep()
        store.write("alike", found, about)
    return found


def pairs(site: Site, store: Store) -> Callable[[Sequence[Work]], Pairs]:
    """Return what finds the pairs of works that may be one, and keeps them.

    The first of the works are the site's papers.
    """

    def found(works: Sequence[Work]) -> Pairs:
        told = _told(site, works)
        about = digest(msgspec.msgpack.encode(told))
        known = store.read("pairs", Pairs, about)
        if known is None:
            names = {id(work): name for work, name in zip(works, told, strict=True)}
            known = alike_pairs(works, remembering(store, lambda work: names[id(work)]))
            store.write("pairs", known, about)
        return known

    return found


def _told(site: Site, works: Sequence[Work]) -> list[bytes]:
    """Return what tells each work from all others."""
    texts = [view.texts for view in site.papers.values()]
    texts += [texts_digest(work.title, None, work.abstract) for work in works[len(texts) :]]
    return [told + repr(sorted(work.ids)).encode() for told, work in zip(texts, works, strict=True)]


def _texts(site: Site) -> bytes:
    """Return what tells the texts that are compared, and what else decides on what is alike."""
    papers = [
        (view.slug, view.texts, paper.date, paper.kind, paper.topics)
        for view in site.papers.values()
        for paper in (view.paper,)
    ]
    sections = fingerprint([section.topic for section in site.sections.values()])
    return digest(msgspec.msgpack.encode(papers), sections)
