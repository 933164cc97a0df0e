"""Says how well a ranking answers: nDCG@10 (Järvelin and Kekäläinen 2002), by kind of query."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from bench.search.peers.peer import Ranking
from bench.search.queries import Query

DEPTH = 10
ALL = "all"


def ndcg(ranked: Sequence[str], judgements: Mapping[str, int]) -> float:
    """Return the gain of the first ten answers as a share of the best possible, 0 to 1."""
    best = sorted(judgements.values(), reverse=True)
    return _gain(judgements.get(slug, 0) for slug in ranked[:DEPTH]) / _gain(best[:DEPTH])


def _gain(grades: Iterable[int]) -> float:
    return math.fsum(
        (2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1)
    )


def by_kind(ranking: Ranking, queries: Sequence[Query]) -> dict[str, float]:
    """Return the mean over the queries of each kind, and over all of them."""
    values: dict[str, list[float]] = {}
    for query in queries:
        value = ndcg(ranking(query.text), query.judgements)
        for name in (query.kind, ALL):
            values.setdefault(name, []).append(value)
    return {name: fmean(found) for name, found in values.items()}
