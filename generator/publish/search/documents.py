"""Owns what the search shows and filters papers by, apart from what finds them.

What filters has a place for each paper, by number, or a text of steps as in ``steps.py``. The
browser's reader is ``search/columns.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.publish.paper_view import PaperView
from generator.publish.search import phrases
from generator.publish.search.filters import HAS
from generator.publish.search.index import SearchIndex
from generator.publish.search.steps import texts as steps
from generator.publish.search.words import fold

PAPERS = 32  # papers whose titles stand in one file
TEXTS = 16  # papers whose abstracts stand in one file


def rows(index: SearchIndex) -> list[list[Any]]:
    """Return what a result shows, for each paper by number; see ``search/results.js``."""
    topics = {topic: place for place, topic in enumerate(index.site.sections)}
    places = {kind: place for place, kind in enumerate(kinds(index))}
    return [
        [
            _slug(view),
            view.title,
            view.gist,
            topics[view.topics[0].id],
            places[view.paper.kind] if view.paper.kind else -1,
            view.date or "",
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


def columns(index: SearchIndex) -> dict[str, Any]:
    """Return what papers are filtered by: the papers of each section and tag, and what each is.

    A letter stands for a number: that of the kind, from 1 on, or of the year, in the order given;
    0 is unknown. What a paper has adds up: 1, 2, 4 for what HAS lists, 8 for a section that waits
    to be confirmed. Only papers with comments are listed with their number.
    """
    papers = [view.paper for view in index.papers]
    years = sorted({paper.year or 0 for paper in papers} | {0})
    places = {year: place for place, year in enumerate(years)}
    known = {kind: place for place, kind in enumerate(kinds(index), start=1)}
    return {
        "topics": _holders([paper.topics for paper in papers], list(index.site.sections)),
        "tags": _holders([paper.tags for paper in papers], tag_ids(index)),
        "kinds": _letters(known[paper.kind] if paper.kind else 0 for paper in papers),
        "years": years,
        "year": _letters(places[paper.year or 0] for paper in papers),
        "has": _letters(_sum(view) for view in index.papers),
        "comments": [
            [number, paper.comments] for number, paper in enumerate(papers) if paper.comments
        ],
    }


def tag_ids(index: SearchIndex) -> list[str]:
    """Return the tags that occur, in alphabetical order."""
    return sorted({tag for view in index.papers for tag in view.paper.tags})


def by_title(index: SearchIndex) -> list[int]:
    """Return the numbers of the papers in the order of their titles."""
    titles = [(view.title.casefold(), view.slug) for view in index.papers]
    return sorted(range(len(titles)), key=titles.__getitem__)


def kinds(index: SearchIndex) -> list[str]:
    """Return the kinds that occur, in alphabetical order."""
    return sorted({view.paper.kind for view in index.papers if view.paper.kind})


def _has(view: PaperView) -> list[str]:
    """Return what comes with a paper, as queries call it."""
    links = {link.kind for link in view.paper.links}
    return [name for name, kind in HAS.items() if kind in links]


def _sum(view: PaperView) -> int:
    held = _has(view)
    return sum(1 << place for place, name in enumerate(HAS) if name in held) + 8 * view.pending


def _slug(view: PaperView) -> str | int:
    """Return how many letters of the title's words make the slug, or the slug where they do not."""
    plain = fold(view.title).replace("'", "").replace("’", "").replace("&", " and ")
    named = "-".join(re.findall("[a-z0-9]+", plain))
    return len(view.slug) if named.startswith(view.slug) else view.slug


def _letters(numbers: Iterable[int]) -> str:
    return "".join(chr(ord("0") + number) for number in numbers)


def _holders(held: Sequence[Sequence[str]], names: Sequence[str]) -> list[str]:
    """Return for each name the steps to the papers that hold it."""
    found: dict[str, list[int]] = {name: [] for name in names}
    for number, values in enumerate(held):
        for value in dict.fromkeys(values):
            found[value].append(number)
    return steps(list(found.values()))
