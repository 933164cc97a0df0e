"""Measures how far classifier and curators agree: each curated page is placed as if it were new.

No page votes on itself, so one run over all pages is a leave-one-out; only how common a word is in
the whole collection is known from all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.classify import examples
from generator.classify.examples import Example
from generator.classify.topics import Choice, classify
from generator.taxonomy import Taxonomy

BANDS = 10  # of confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """The choices whose confidence lies from `low` up to `high`: how many, and how many right.

    `said` is their mean confidence: where it is honest, that share of the choices is right.
    """

    low: float
    high: float
    pages: int
    said: float
    right: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """A page that the classifier would file elsewhere; `near`: under also, so do the curators."""

    slug: str
    title: str
    topic: str
    chosen: str
    near: bool
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """Shares of the curated pages on whose section, or one of whose sections, both agree.

    `matrix` counts pages by the curators' section and by the classifier's, both in their order;
    `disagreements` are the pages on which the two differ: first where no section of
    the page is the classifier's, and there the ones on which it is surest.
    """

    pages: int
    primary: float
    near: float
    matrix: Mapping[str, Mapping[str, int]]
    bands: tuple[Band, ...]
    disagreements: tuple[Disagreement, ...]


def measure(taught: Sequence[Example], topics: Taxonomy) -> Agreement:
    """Return how far the classifier agrees with the examples that have a section."""
    pages = [each for each in taught if each.topic]
    placed = examples.topics_of(pages)
    choices = classify([each.text for each in pages], topics, placed)
    pairs = list(zip(pages, choices, strict=True))
    counted = Counter((page.topic, choice.topic) for page, choice in pairs)
    return Agreement(
        pages=len(pages),
        primary=_share([page.topic == choice.topic for page, choice in pairs]),
        near=_share([choice.topic in (page.topic, *page.also) for page, choice in pairs]),
        matrix={row: {column: counted[row, column] for column in topics} for row in topics},
        bands=tuple(_bands(pairs)),
        disagreements=tuple(_disagreements(pairs)),
    )


def _bands(pairs: Sequence[tuple[Example, Choice]]) -> Iterator[Band]:
    for step in range(BANDS):
        inside = [
            (choice.confidence, choice.topic == page.topic)
            for page, choice in pairs
            if min(int(choice.confidence * BANDS), BANDS - 1) == step
        ]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            yield Band(
                low=step / BANDS,
                high=(step + 1) / BANDS,
                pages=len(inside),
                said=round(said, 3),
                right=_share([right for _, right in inside]),
            )


def _disagreements(pairs: Sequence[tuple[Example, Choice]]) -> list[Disagreement]:
    found = [
        Disagreement(
            slug=page.slug,
            title=page.text[0],
            topic=page.topic or "",
            chosen=choice.topic,
            near=choice.topic in page.also,
            confidence=round(choice.confidence, 3),
            evidence=choice.evidence,
        )
        for page, choice in pairs
        if choice.topic != page.topic
    ]
    return sorted(found, key=lambda each: (each.near, -each.confidence, each.slug))


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 3) if hits else 0.0
