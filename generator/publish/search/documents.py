"""Owns what the search shows and filters papers by, apart from what finds them.

What filters has a place for each paper, by number, or a text of steps as in ``steps.py``. The
browser's reader is ``search/columns.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.search import phrases
from generator.publish.search.filters import HAS
from generator.publish.search.index import Numbered
from generator.publish.search.steps import texts as steps
from generator.publish.search.words import fold

PAPERS = 32  # papers whose titles stand in one file
TEXTS = 16  # papers whose abstracts stand in one file
ALL = slice(None)

# What becomes of a title's characters in a slug: all but small letters and digits part words.
_NAMED = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


class Entry(NamedTuple):
    """What the index holds of a paper besides its terms and texts.

    `row` is what a result shows, with names where numbers are published; all else is what papers
    are filtered by.
    """

    row: tuple[Any, ...]
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    kind: str | None
    year: int
    has: int
    comments: int


_TOPIC, _KIND = 3, 4  # their places in a row


@kept
def entry(view: PaperView) -> Entry:
    """Return what the index holds of a paper besides its terms and texts."""
    paper = view.paper
    links = {link.kind for link in paper.links}
    has = {name: 1 << place for place, (name, kind) in enumerate(HAS.items()) if kind in links}
    row = (
        _slug(view),
        view.title,
        view.gist,
        view.topics[0].id,
        paper.kind,
        view.date or "",
        paper.comments or 0,
        " ".join(has),
        int(view.pending),
    )
    return Entry(
        row=row,
        topics=tuple(dict.fromkeys(paper.topics)),
        tags=tuple(dict.fromkeys(paper.tags)),
        kind=paper.kind,
        year=paper.year or 0,
        has=sum(has.values()) + 8 * view.pending,
        comments=paper.comments or 0,
    )


def rows(index: Numbered, papers: slice = ALL) -> list[list[Any]]:
    """Return what a result shows, for papers by their numbers; see ``search/results.js``."""
    topics = {topic: place for place, topic in enumerate(index.site.sections)}
    places = {kind: place for place, kind in enumerate(kinds(index))}
    found = [list(entry(view).row) for view in index.papers[papers]]
    for row in found:
        row[_TOPIC] = topics[row[_TOPIC]]
        row[_KIND] = places[row[_KIND]] if row[_KIND] else -1
    return found


def texts(index: Numbered, papers: slice = ALL) -> list[Mapping[str, str]]:
    """Return the texts in which phrases are looked for, for papers by their numbers."""
    return [
        {name: text for name, text in phrases.texts_of(view).items() if text}
        for view in index.papers[papers]
    ]


def columns(index: Numbered) -> dict[str, Any]:
    """Return what papers are filtered by: the papers of each section and tag, and what each is.

    A letter stands for a number: that of the kind, from 1 on, or of the year, in the order given;
    0 is unknown. What a paper has adds up: 1, 2, 4 for what HAS lists, 8 for a section that waits
    to be confirmed. Only papers with comments are listed with their number.
    """
    entries = [entry(view) for view in index.papers]
    years = sorted({each.year for each in entries} | {0})
    places = {year: place for place, year in enumerate(years)}
    known = {kind: place for place, kind in enumerate(kinds(index), start=1)}
    return {
        "topics": _holders([each.topics for each in entries], list(index.site.sections)),
        "tags": _holders([each.tags for each in entries], tag_ids(index)),
        "kinds": _letters(known[each.kind] if each.kind else 0 for each in entries),
        "years": years,
        "year": _letters(places[each.year] for each in entries),
        "has": _letters(each.has for each in entries),
        "comments": [
            [number, each.comments] for number, each in enumerate(entries) if each.comments
        ],
    }


def tag_ids(index: Numbered) -> list[str]:
    """Return the tags that occur, in alphabetical order."""
    return sorted({tag for view in index.papers for tag in view.paper.tags})


def by_title(index: Numbered) -> list[int]:
    """Return the numbers of the papers in the order of their titles."""
    titles = [(view.title.casefold(), view.slug) for view in index.papers]
    return sorted(range(len(titles)), key=titles.__getitem__)


@kept
def kinds(index: Numbered) -> list[str]:
    """Return the kinds that occur, in alphabetical order."""
    return sorted({view.paper.kind for view in index.papers if view.paper.kind})


def _slug(view: PaperView) -> str | int:
    """Return how many letters of the title's words make the slug, or the slug where they do not."""
    plain = fold(view.title).replace("’", "").replace("&", " and ").encode("ascii", "replace")
    named = b"-".join(plain.translate(_NAMED, b"'").split()).decode()
    return len(view.slug) if named.startswith(view.slug) else view.slug


def _letters(numbers: Iterable[int]) -> str:
    return "".join(chr(ord("0") + number) for number in numbers)


def _holders(held: Sequence[Sequence[str]], names: Sequence[str]) -> list[str]:
    """Return for each name the steps to the papers that hold it."""
    found: dict[str, list[int]] = {name: [] for name in names}
    for number, values in enumerate(held):
        for value in values:
            found[value].append(number)
    return steps(list(found.values()))
