"""Owns which texts belong together, and into how many groups a collection falls.

The number is that at which the groups stand clearest apart: every number is tried, and measured by
how much nearer the texts are to their own group than to the next one (the mean silhouette,
Rousseeuw 1987). Of numbers that are nearly as good, the smallest is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from threadpoolctl import threadpool_limits

from generator.classify.keywords import Text, content_words

FEWEST = 24  # texts below which groups would be chance
MOST_GROUPS = 20  # sections that a reader can still look over
_SMALLEST = 8  # texts a group has on average, at least
_NEARLY = 0.95  # of the best silhouette
_DIMENSIONS = 20  # subjects, not single words, are what few directions keep
_COMMON = 0.4  # part of all texts above which a word tells none of them apart
_SAMPLE = 2_000  # texts by which the number is chosen, spread over all
_STARTS = 5  # from which groups are sought; the best find counts
_SEED = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Grouping:
    """The groups, largest first, as places of texts, the most typical ones of each first.

    `clearness` is the mean silhouette for every number of groups that was tried.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    clearness: Mapping[int, float]


def group(texts: Sequence[Text], wanted: int | None = None) -> Grouping:
    """Return the groups of `texts`, `wanted` of them; none where there are too few to tell."""
    # Slow to import, and the limit holds only for what is imported before it.
    import sklearn.cluster  # noqa: F401, PLC0415

    with threadpool_limits(1):  # several processors add in an order of their own
        vectors = _vectors(texts) if len(texts) >= max(FEWEST, wanted or 0) else None
        if vectors is None:
            return Grouping(clearness={})
        clearness = _clearness(vectors[:: -(-len(vectors) // _SAMPLE)])
        return Grouping(groups=_groups(vectors, wanted or best(clearness)), clearness=clearness)


def best(clearness: Mapping[int, float]) -> int:
    """Return the smallest number of groups that is nearly as clear as the clearest."""
    enough = _NEARLY * max(clearness.values())
    return min(number for number, score in clearness.items() if score >= enough)


def _vectors(texts: Sequence[Text]) -> Any:
    """Return a row of unit length per text, or None where they have no words in common."""
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415 - slow to import
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    weigh = TfidfVectorizer(analyzer=content_words, sublinear_tf=True, min_df=2, max_df=_COMMON)
    try:
        weights = weigh.fit_transform(texts)
    except ValueError:  # not one word is left
        return None
    if weights.shape[1] <= _DIMENSIONS:
        return None
    rows = TruncatedSVD(_DIMENSIONS, random_state=_SEED).fit_transform(weights)
    # Rounded, so that the last bits of a machine's arithmetic never decide.
    return normalize(rows).round(6)


def _clearness(vectors: Any) -> dict[int, float]:
    """Return how clearly the texts fall into each number of groups, from the smallest on."""
    from sklearn.metrics import silhouette_score  # noqa: PLC0415

    most = min(MOST_GROUPS, len(vectors) // _SMALLEST)
    return {
        number: round(float(silhouette_score(vectors, _fitted(vectors, number).labels_)), 3)
        for number in range(2, most + 1)
    }


def _groups(vectors: Any, number: int) -> tuple[tuple[int, ...], ...]:
    found = _fitted(vectors, number)
    typical = (vectors * found.cluster_centers_[found.labels_]).sum(axis=1).round(6)
    order = (-typical).argsort(kind="stable")
    members = [
        tuple(int(at) for at in order if found.labels_[at] == each) for each in range(number)
    ]
    return tuple(sorted(members, key=lambda each: (-len(each), min(each))))


def _fitted(vectors: Any, number: int) -> Any:
    from sklearn.cluster import KMeans  # noqa: PLC0415

    return KMeans(number, n_init=_STARTS, random_state=_SEED).fit(vectors)
