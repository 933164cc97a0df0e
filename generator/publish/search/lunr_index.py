"""Makes a Lunr index of some terms of the whole one, which gives them the same scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.query import QueryPresence
from lunr.token_set import TokenSet
from lunr.vector import Vector

from generator.publish.search.plan import Group
from generator.publish.search.postings import Postings
from generator.publish.search.texts import FIELDS
from generator.publish.search.weights import rarity, weight


def assemble(postings: Postings, terms: Iterable[str]) -> Index:
    """Return a Lunr index that knows only `terms`, with the weights of the whole index."""
    inverted: dict[str, Any] = {}
    vectors: dict[str, Vector] = {}
    for term in sorted(term for term in set(terms) if term in postings.numbers):
        number = postings.numbers[term]
        inverted[term] = {"_index": number}
        idf = rarity(int(postings.spread[number]), postings.size)
        for place, field in enumerate(FIELDS):
            held: dict[str, Any] = {}
            inverted[term][field] = held
            rows = slice(*postings.bounds[number * len(FIELDS) + place :][:2])
            pairs = zip(postings.documents[rows], postings.counts[rows], strict=True)
            for document, count in pairs:
                held[str(document)] = {}
                vector = vectors.setdefault(f"{field}/{document}", Vector())
                vector.insert(number, weight(field, int(count), idf))
    return Index(inverted, vectors, TokenSet.from_list(sorted(inverted)), list(FIELDS), Pipeline())


def scores(
    index: Index, groups: Sequence[Group], without: Iterable[tuple[str, Sequence[str]]] = ()
) -> dict[int, float]:
    """Return the score of each document that answers.

    None of them holds a term of `without`, each given with the fields in which it may not stand.
    """
    if not groups:
        return {}
    query = index.create_query()
    for group in groups:
        for term, boost in group.boosts.items():
            fields = list(group.unit.fields or FIELDS)
            query.clause(term, boost=boost, fields=fields, use_pipeline=False)
    for term, places in without:
        presence = QueryPresence.PROHIBITED
        query.clause(term, presence=presence, fields=list(places or FIELDS), use_pipeline=False)
    return {int(match["ref"]): match["score"] for match in index.query(query)}


def holders(index: Index, terms: Iterable[str], fields: Sequence[str] = ()) -> set[int]:
    """Return the documents that hold any of the terms in one of the fields; in any where none."""
    return {
        int(document)
        for term in terms
        for field in fields or FIELDS
        for document in index.inverted_index[term][field]
    }
