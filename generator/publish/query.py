"""Owns how a question is put to the search index, and in which order papers answer it.

The browser's twin of this module is ``overrides/assets/javascripts/search/query.js``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from lunr.index import Index
from lunr.query import Query

from generator.publish.search_index import SearchIndex
from generator.publish.stem import stem
from generator.publish.words import asked

EXACT, PREFIX, TYPO = 8, 2, 1  # boosts
TYPO_LENGTH = 5  # characters from which a stem may hold a typing error


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A paper that answers; hits compare by how many words they hold, then by `score`."""

    slug: str
    title: str
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """One way in which a term may stand in a paper."""

    term: str
    boost: int
    wildcard: int = Query.WILDCARD_NONE
    edit_distance: int = 0


def search(index: SearchIndex, text: str, limit: int = 10) -> list[Hit]:
    """Return the best answers to `text`: papers that hold all its words first."""
    groups = [_clauses(index.lunr, word, last=False) for word in asked(text)[:-1]]
    groups += [_clauses(index.lunr, word, last=True) for word in asked(text)[-1:]]
    held: dict[str, int] = {}
    for group in groups:
        for ref in _scores(index.lunr, group):
            held[ref] = held.get(ref, 0) + 1
    scores = _scores(index.lunr, [clause for group in groups for clause in group])
    # Rounded, so that two engines that add in another order agree about ties.
    rounded = {ref: math.floor(score * 1e6 + 0.5) for ref, score in scores.items()}
    best = sorted(scores, key=lambda ref: (-held[ref], -rounded[ref], int(ref)))
    return [_hit(index, ref, scores[ref]) for ref in best[:limit]]


def _clauses(index: Index, word: str, *, last: bool) -> list[Clause]:
    """Return how to look for a word: as it is, begun where it is the last, else misspelt."""
    term = stem(word)
    clauses = [Clause(term=term, boost=EXACT)]
    if last:
        wildcard = Query.WILDCARD_TRAILING
        clauses.append(Clause(term=word, boost=PREFIX, wildcard=wildcard))
    if len(term) >= TYPO_LENGTH and not _scores(index, clauses):
        clauses.append(Clause(term=term, boost=TYPO, edit_distance=1))
    return clauses


def _scores(index: Index, clauses: Iterable[Clause]) -> dict[str, float]:
    query = index.create_query()
    for clause in clauses:
        query.clause(
            clause.term,
            boost=clause.boost,
            wildcard=clause.wildcard,
            edit_distance=clause.edit_distance,
            use_pipeline=False,
        )
    if not query.clauses:
        return {}
    return {match["ref"]: match["score"] for match in index.query(query)}


def _hit(index: SearchIndex, ref: str, score: float) -> Hit:
    document = index.documents[int(ref)]
    return Hit(slug=document["slug"], title=document["title"], score=score)
