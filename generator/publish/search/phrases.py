"""Owns phrases in quotation marks: they are checked against the texts of the papers found.

The browser's twin of this module is ``overrides/assets/javascripts/search/phrases.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator import inline
from generator.publish.paper_view import PaperView
from generator.publish.search.index import SearchIndex
from generator.publish.search.syntax import Asked, Query
from generator.publish.search.words import words

MOST = 200  # papers whose texts are read for one query


def checked(index: SearchIndex, query: Query, scores: Mapping[int, float]) -> dict[int, float]:
    """Return the scores of those papers that hold every phrase asked for, and none to be absent."""
    phrases = [each for each in query.asked if each.quoted]
    if not phrases:
        return dict(scores)
    best = sorted(scores, key=lambda number: (-scores[number], number))[:MOST]
    return {number: scores[number] for number in best if holds(index.papers[number], phrases)}


def holds(view: PaperView, phrases: Iterable[Asked]) -> bool:
    """Return whether a paper holds each phrase, or lacks it where it is to be absent."""
    texts = {field: words(text) for field, text in texts_of(view).items()}
    for phrase in phrases:
        wanted = [word for run in phrase.runs for word in run.split("-")]
        fields = phrase.fields or tuple(texts)
        found = any(_side_by_side(texts[field], wanted) for field in fields)
        if found == phrase.without:
            return False
    return True


def texts_of(view: PaperView) -> dict[str, str]:
    """Return the texts in which phrases are looked for, by field."""
    paper = view.paper
    return {
        "title": view.title,
        "authors": ", ".join((*paper.authors, *([paper.venue] if paper.venue else []))),
        "summary": inline.plain(paper.summary or ""),
        "abstract": inline.plain(paper.abstract or ""),
        "notes": view.notes,
    }


def _side_by_side(text: Sequence[str], wanted: Sequence[str]) -> bool:
    width = len(wanted)
    return any(
        word == wanted[0] and text[place : place + width] == wanted
        for place, word in enumerate(text)
    )
