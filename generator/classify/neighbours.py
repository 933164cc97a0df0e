"""Owns what the pages that people have placed teach: those most like a text vote on its topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator.classify.keywords import Text, content_words
from generator.taxonomy import Taxonomy

Placed = tuple[str, str, str]  # title, abstract, topic

VOTERS = 10
# What speaks for no topic in particular; a text without similar pages is left to its keywords.
_DOUBT = 0.1
_BATCH = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """A placed page's say: its title, the place of its topic and its cosine similarity.

    `page` is its place among the placed pages.
    """

    page: int
    title: str
    topic: int
    similarity: float


def votes(
    texts: Sequence[Text], taxonomy: Taxonomy, placed: Sequence[Placed]
) -> list[tuple[Vote, ...]]:
    """Return for each text the votes of the most similar placed pages, best first.

    No page votes on itself: a page with the very same title and abstract is passed over.
    """
    places = {topic: place for place, topic in enumerate(taxonomy)}
    voters = [page for page in placed if page[2] in places]
    if not voters or not texts:
        return [()] * len(texts)
    return [
        tuple(
            Vote(
                page=index,
                title=voters[index][0],
                topic=places[voters[index][2]],
                similarity=similarity,
            )
            for index, similarity in nearest
        )
        for nearest in _nearest(texts, [(title, abstract) for title, abstract, _ in voters])
    ]


def shares(cast: Sequence[Vote], topics: int) -> list[float]:
    """Return the share of the `cast` votes that each of `topics` topics has; all equal if none.

    A vote counts by its squared similarity: one near copy outweighs many pages of the same field.
    """
    support = [_DOUBT / topics] * topics
    for vote in cast:
        support[vote.topic] += vote.similarity**2
    total = sum(support)
    return [each / total for each in support]


def weight(placed: int) -> float:
    """Return how much the votes count beside the keywords: more, the more pages can vote."""
    return 0.15 + 0.85 * placed / (placed + 1_500)


def _nearest(texts: Sequence[Text], voters: Sequence[Text]) -> Iterator[list[tuple[int, float]]]:
    # Slow to import, and most runs have nothing to learn from.
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    vectorizer = TfidfVectorizer(analyzer=content_words, sublinear_tf=True)
    try:
        known = vectorizer.fit_transform(voters).T.tocsr()
    except ValueError:  # not one word in any of the pages
        yield from ([] for _ in texts)
        return
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        similar = vectorizer.transform(batch) @ known
        similar.sort_indices()
        for row, text in enumerate(batch):
            others = (each for each in _ranked(similar, row) if voters[each[0]] != text)
            yield list(islice(others, VOTERS))


def _ranked(similar: Any, row: int) -> Iterator[tuple[int, float]]:
    """Yield the voters that share a word with the text of a row, the most similar first."""
    begin, end = similar.indptr[row], similar.indptr[row + 1]
    # Rounded, so that the last bits of a machine's arithmetic never decide an order.
    values = similar.data[begin:end].round(6)
    indices = similar.indices[begin:end]
    yield from ((int(indices[at]), float(values[at])) for at in (-values).argsort(kind="stable"))
