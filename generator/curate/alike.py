"""Finds among very many pages those that may be one work with a few given ones.

The verdicts are those of `generator.deduplicate`. What is added is speed: only pages that share a
title's fingerprint or several of the rarest words of an abstract are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.curate.outline import Outline
from generator.deduplicate import Verdict, Work, compare, similarity

_TELLING = 12  # rarest words of an abstract: two copies of one text share nearly all of them
_SHARED = 4  # … so that many in common deserve a comparison
_MOST = 100  # candidates compared with each paper


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Two pages that may be one work: how alike their abstracts are, and an id both have."""

    paper: Outline
    other: Outline
    verdict: Verdict
    similarity: float | None
    shared_id: str | None

    @property
    def certain(self) -> bool:
        """Return whether the two are one work as far as a program can tell."""
        return self.verdict is Verdict.SAME or self.shared_id is not None


def find(fresh: Sequence[Outline], everyone: Sequence[Outline]) -> tuple[Match, ...]:
    """Return the pages of `everyone` that may be one with one of `fresh`, each pair once."""
    if not fresh:
        return ()
    index = _Index(fresh, everyone)
    seen: set[frozenset[str]] = set()
    matches: list[Match] = []
    for paper in fresh:
        for other in index.candidates(paper):
            pair = frozenset((paper.path, other.path))
            if len(pair) == 2 and pair not in seen:
                seen.add(pair)
                matches += _matches(paper, other)
    return tuple(matches)


def _matches(paper: Outline, other: Outline) -> Iterator[Match]:
    first, second = _work(paper), _work(other)
    verdict = compare(first, second)
    shared = min(paper.ids & other.ids, default=None)
    if verdict is not Verdict.DIFFERENT or shared:
        yield Match(
            paper=paper,
            other=other,
            verdict=verdict,
            similarity=similarity(first, second),
            shared_id=shared,
        )


def _work(page: Outline) -> Work:
    return Work(title=page.title, abstract=page.abstract or None)


class _Index:
    """Where the marks of the fresh pages stand among all pages."""

    def __init__(self, fresh: Sequence[Outline], everyone: Sequence[Outline]) -> None:
        self.everyone = everyone
        words = frozenset[str]().union(*map(_words, fresh))
        self.counts: Counter[str] = Counter()
        for page in everyone:
            self.counts.update(_words(page) & words)
        telling = frozenset[str]().union(*map(self._telling, fresh))
        titles = frozenset[str | int]().union(*map(_title_marks, fresh))
        self.places: defaultdict[str | int, list[int]] = defaultdict(list)
        for position, page in enumerate(everyone):
            for mark in (_words(page) & telling) | (_title_marks(page) & titles):
                self.places[mark].append(position)

    def candidates(self, paper: Outline) -> list[Outline]:
        """Return the pages to compare with `paper`, those with the most in common first."""
        by_title = Counter(self._positions(_title_marks(paper)))
        telling = self._telling(paper)
        enough = min(_SHARED, (len(telling) + 1) // 2)
        by_words = Counter(self._positions(telling))
        both = by_title + Counter({at: seen for at, seen in by_words.items() if seen >= enough})
        ranked = sorted(both, key=lambda position: (-both[position], position))
        return [self.everyone[position] for position in ranked[: _MOST + 1]]

    def _positions(self, marks: frozenset[str] | frozenset[str | int]) -> Iterator[int]:
        for mark in marks:
            yield from self.places.get(mark, ())

    def _telling(self, page: Outline) -> frozenset[str]:
        """Return the rarest words of an abstract that stand on another page too."""
        known = (word for word in _words(page) if self.counts[word] > 1)
        return frozenset(sorted(known, key=lambda word: (self.counts[word], word))[:_TELLING])


def _words(page: Outline) -> frozenset[str]:
    return frozenset(page.abstract.casefold().split())


def _title_marks(page: Outline) -> frozenset[str | int]:
    return Work(title=page.title).title_marks | page.ids
