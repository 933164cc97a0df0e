"""Owns what the search shows and filters papers by, apart from what finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.publish.paper_view import PaperView
from generator.publish.search import phrases
from generator.publish.search.filters import HAS
from generator.publish.search.index import SearchIndex

PAPERS = 96  # papers whose titles stand in one file
TEXTS = 16  # papers whose abstracts stand in one file


def rows(index: SearchIndex) -> list[list[Any]]:
    """Return what a result shows, for each paper by number; see ``search/results.js``."""
    topics = {topic: place for place, topic in enumerate(index.site.sections)}
    places = {kind: place for place, kind in enumerate(kinds(index))}
    return [
        [
            view.slug,
            view.title,
            view.gist,
            topics[view.topics[0].id],
            places[view.paper.kind] if view.paper.kind else -1,
            view.date or "",
            view.paper.year or 0,
            view.paper.comments or 0,
            " ".join(_has(view)),
            int(view.pending),
        ]
        for view in index.papers
    ]


def texts(index: SearchIndex) -> list[Mapping[str, str]]:
    """Return the texts in which phrases are looked for, for each paper by number."""
    return [
        {name: text for name, text in phrases.texts_of(view).items() if text}
        for view in index.papers
    ]


def columns(index: SearchIndex) -> dict[str, Sequence[Any]]:
    """Return what papers are filtered by, a list for each property, by number."""
    papers = [view.paper for view in index.papers]
    return {
        "topics": [list(dict.fromkeys(paper.topics)) for paper in papers],
        "kinds": [paper.kind for paper in papers],
        "years": [paper.year or 0 for paper in papers],
        "has": [_has(view) for view in index.papers],
        "tags": [list(paper.tags) for paper in papers],
        "pending": [view.pending for view in index.papers],
        "comments": [paper.comments or 0 for paper in papers],
    }


def orders(index: SearchIndex) -> dict[str, list[int]]:
    """Return the numbers of the papers in other orders than that of a query."""
    titles = [(view.title.casefold(), view.slug) for view in index.papers]
    return {
        "newest": list(index.newest),
        "title": sorted(range(len(titles)), key=titles.__getitem__),
    }


def kinds(index: SearchIndex) -> list[str]:
    """Return the kinds that occur, in alphabetical order."""
    return sorted({view.paper.kind for view in index.papers if view.paper.kind})


def _has(view: PaperView) -> list[str]:
    """Return what comes with a paper, as queries call it."""
    links = {link.kind for link in view.paper.links}
    return [name for name, kind in HAS.items() if kind in links]
