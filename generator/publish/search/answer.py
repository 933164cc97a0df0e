"""Owns which papers answer a query, and in which order.

The browser's twin of this module is ``overrides/assets/javascripts/search/answer.js``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lunr.index import Index

from generator.publish.search import filters, lunr_index, phrases
from generator.publish.search.afford import afford
from generator.publish.search.index import SearchIndex
from generator.publish.search.plan import Candidates, Group, candidates, decide, units
from generator.publish.search.syntax import Query, parse
from generator.publish.search.words import Terms

LONG = 4  # words from which a missing one counts less: nobody writes a question as a paper does


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A paper that answers; `score` is what it is ordered by."""

    slug: str
    title: str
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The hits, best first; `corrected` gives the words that were taken for misspelt ones."""

    hits: tuple[Hit, ...]
    corrected: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def search(index: SearchIndex, text: str, limit: int = 10) -> list[Hit]:
    """Return the best answers to `text`."""
    return list(answer(index, text).hits[:limit])


def answer(index: SearchIndex, text: str) -> Answer:
    """Return every paper that answers `text`; all of them, newest first, where it asks nothing."""
    query = parse(text)
    kept, notes = filters.resolve(query, index.site)
    groups = _groups(index, query)
    scores = _scores(index, query, groups)
    scores = phrases.checked(index, query, scores)
    best = sorted(scores, key=lambda number: (-rounded(scores[number]), number))
    views = ((index.papers[number], scores[number]) for number in best)
    return Answer(
        hits=tuple(
            Hit(slug=view.slug, title=view.title, score=score)
            for view, score in views
            if kept.keep(view)
        ),
        corrected=tuple((group.unit.word, group.corrected) for group in groups if group.corrected),
        notes=(*query.notes, *notes),
    )


def rounded(score: float) -> int:
    """Return what is compared, so that engines that add in another order agree about ties."""
    return math.floor(score * 1e6 + 0.5)


def looked_up(index: SearchIndex, query: Query) -> list[Candidates]:
    """Return what the words of a query may stand for, as far as it is looked up."""
    terms = Terms()
    asked = [each for each in query.asked if not each.without]
    found = [candidates(unit, index.lexicon, terms) for unit in units(asked, index.lexicon)]
    return afford(found, index.shards.place)


def _groups(index: SearchIndex, query: Query) -> list[Group]:
    """Return the clauses; none where a word of a named field stands nowhere."""
    found: list[Group] = []
    for each in looked_up(index, query):
        groups = decide(each, index.postings.numbers, index.neighbours)
        if each.unit.fields and not groups:
            return []
        found += groups
    return found


def _scores(index: SearchIndex, query: Query, groups: Sequence[Group]) -> dict[int, float]:
    """Return the score of each answer: Lunr's, less where words of the query are missing.

    A missing word counts the more, the fewer papers hold it; a word of a named field may not be
    missing. Where nothing is asked but filters or words to leave out, every other paper answers.
    """
    terms = Terms()
    without = [
        (terms[word], each.fields)
        for each in query.asked
        if each.without and not each.quoted
        for run in each.runs
        for word in run.split("-")
    ]
    known = [*(term for group in groups for term in group.boosts), *(term for term, _ in without)]
    whole = lunr_index.assemble(index.postings, known)
    if any(not each.without for each in query.asked):
        return _covered(whole, groups, lunr_index.scores(whole, groups, without), len(index.papers))
    left = {
        number
        for term, fields in without
        if term in whole.inverted_index
        for number in lunr_index.holders(whole, [term], fields)
    }
    newest = [number for number in index.newest if number not in left]
    return {number: 1 - place / len(newest) for place, number in enumerate(newest)}


def _covered(
    whole: Index, groups: Sequence[Group], scores: dict[int, float], size: int
) -> dict[int, float]:
    held: dict[int, float] = {}
    total = 0.0
    answers = set(scores)
    for group in groups:
        holders = lunr_index.holders(whole, group.boosts, group.unit.fields)
        value = math.log(1 + size / max(1, len(holders)))
        total += value
        if group.unit.fields:
            answers &= holders
        for number in holders:
            held[number] = held.get(number, 0) + value
    power = 2 if len(groups) < LONG else 1
    return {number: scores[number] * (held[number] / total) ** power for number in answers}
