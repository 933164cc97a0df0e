"""Finds which texts are one work: entries → groups, and the doubtful pairs a person should see.

Candidates come from shared fingerprints (`generator.sketches`), so the work grows linearly; those
that can be one work at all are then compared in full.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Protocol

import numpy as np
from rapidfuzz import fuzz, process

from generator import sketches, text
from generator.arrays import Integers
from generator.sketches import Sketches

SAME_ABSTRACT = 0.7  # share of common word triples above which two abstracts are one text
LIKE_ABSTRACT = 0.3  # … above which near-identical titles deserve a person's look
SAME_TITLE_ABSTRACT = 0.4  # … above which one title is enough
NEAR_TITLE = 90  # rapidfuzz ratio of two title keys, 0-100

_LONG_TITLE = 8  # letters from which the part before the colon tells a work


class Identifiable(Protocol):
    """What has ids: an entry, or a paper."""

    @property
    def arxiv(self) -> str | None:
        """Return the arXiv id."""

    @property
    def doi(self) -> str | None:
        """Return the DOI."""

    @property
    def acl(self) -> str | None:
        """Return the ACL Anthology id."""


class Verdict(Enum):
    """What the comparison of two texts says."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, kw_only=True)
class Work:
    """What identifies a work: its title, and where known its abstract and its ids.

    `incomplete` tells that the abstract is cut off; `ids` are pairs of a kind and an id.
    """

    title: str
    abstract: str | None = None
    incomplete: bool = False
    ids: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def key(self) -> str:
        """Return the title without what two spellings may differ in."""
        return text.title_key(self.title)

    @cached_property
    def main_key(self) -> str:
        """Return the key of the title without its subtitle."""
        main, colon, _ = self.title.partition(":")
        return text.title_key(main) if colon else self.key

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Return the hashes of the abstract's word triples; empty without an abstract."""
        words = sketches.words(self.abstract or "")
        triples = zip(words, words[1:], words[2:], strict=False)
        return frozenset(zlib.crc32(" ".join(triple).encode()) for triple in triples)

    @cached_property
    def digits(self) -> list[str]:
        """Return the numbers in the title."""
        return re.findall(r"\d+", self.key)

    @cached_property
    def title_marks(self) -> frozenset[str]:
        """Return what this title shares with every other that might be the same."""
        grams = {zlib.crc32(self.key[i : i + 9].encode()) for i in range(len(self.key) - 8)}
        return frozenset(
            {f"={self.key}", f":{self.main_key}", *(f"{each:x}" for each in sorted(grams)[:4])}
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Partition:
    """Groups of positions, each one work, ordered by first member; and doubtful pairs."""

    groups: tuple[tuple[int, ...], ...]
    doubtful: tuple[tuple[int, int], ...]


def ids_of(named: Identifiable) -> frozenset[tuple[str, str]]:
    """Return the ids of an entry or a paper, in the one spelling in which they compare."""
    found = {"arxiv": named.arxiv, "doi": named.doi and named.doi.casefold(), "acl": named.acl}
    return frozenset((kind, name) for kind, name in found.items() if name)


# Two works that may be one, and what comparing them said, if that is known.
Candidate = tuple[int, int, Verdict | None]
Candidates = Callable[[Sequence[Work]], Iterable[Candidate]]


def partition(
    works: Sequence[Work],
    together: Iterable[tuple[int, int]] = (),
    candidates: Candidates | None = None,
) -> Partition:
    """Return which of `works` are the same; pairs in `together` are known to be.

    What shares an id is one work. Where ids tell two apart they stay so, and are doubtful only if
    their texts are the same. Of works that say the very same, the first speaks for all.
    `candidates` yields, in order, those of different works that have to be compared.
    """
    union = _Union([work.ids for work in works])
    first_of = _first_of(works)
    for first, second in (*together, *_same_ids(works), *enumerate(first_of)):
        union.join(first, second)
    alike = []
    different = [place for place, first in enumerate(first_of) if place == first]
    for one, other, known in (candidates or _unjudged)([works[place] for place in different]):
        first, second = different[one], different[other]
        if union.find(first) == union.find(second):
            continue
        verdict = known or compare_texts(works[first], works[second])
        if verdict is Verdict.SAME and not union.ids_differ(first, second):
            union.join(first, second)
        elif verdict is not Verdict.DIFFERENT:
            alike.append((first, second, verdict))
    doubtful = tuple(
        (first, second)
        for first, second, verdict in alike
        if union.find(first) != union.find(second)
        and (verdict is Verdict.SAME or not union.ids_differ(first, second))
    )
    return Partition(groups=union.groups(), doubtful=doubtful)


def compare(first: Work, second: Work) -> Verdict:
    """Return whether two texts are the same work, as far as ids, title and abstract tell."""
    if first.ids & second.ids:
        return Verdict.SAME
    verdict = compare_texts(first, second)
    if not ids_differ(first.ids, second.ids):
        return verdict
    return Verdict.DOUBTFUL if verdict is Verdict.SAME else Verdict.DIFFERENT


def ids_differ(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """Return whether ids of one kind are known of two works, and none that they share."""
    return not first & second and bool({kind for kind, _ in first} & {kind for kind, _ in second})


def compare_texts(first: Work, second: Work) -> Verdict:
    """Return whether two texts are the same work, as far as title and abstract tell."""
    likeness = similarity(first, second)
    if first.key == second.key:
        same = likeness is None or likeness >= SAME_TITLE_ABSTRACT
        return Verdict.SAME if same else Verdict.DOUBTFUL
    if likeness is None:
        return Verdict.DOUBTFUL if near_titles(first, second) else Verdict.DIFFERENT
    if near_titles(first, second):
        if likeness >= SAME_ABSTRACT:
            return Verdict.SAME
        return Verdict.DOUBTFUL if likeness >= LIKE_ABSTRACT else Verdict.DIFFERENT
    return Verdict.DOUBTFUL if likeness >= SAME_ABSTRACT else Verdict.DIFFERENT


def similarity(first: Work, second: Work) -> float | None:
    """Return the share of common word triples, 0 to 1; None where an abstract is missing.

    Against a cut-off abstract, the share of the shorter one that the other contains.
    """
    if not first.shingles or not second.shingles:
        return 1.0 if first.abstract and first.abstract == second.abstract else None
    common = len(first.shingles & second.shingles)
    if first.incomplete or second.incomplete:
        return common / min(len(first.shingles), len(second.shingles))
    return common / (len(first.shingles) + len(second.shingles) - common)


def near_titles(first: Work, second: Work) -> bool:
    """Return whether two titles differ only as one work's titles do: a slip, or a subtitle."""
    if first.digits != second.digits:
        return False
    if first.main_key == second.main_key and len(first.main_key) >= _LONG_TITLE:
        return True
    return fuzz.ratio(first.key, second.key, score_cutoff=NEAR_TITLE) >= NEAR_TITLE


def _first_of(works: Sequence[Work]) -> list[int]:
    """Return for each work the place of the first one that says the very same."""
    first: dict[object, int] = {}
    return [
        first.setdefault((work.title, work.abstract, work.incomplete, work.ids), place)
        for place, work in enumerate(works)
    ]


def _same_ids(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share an id, the earliest work with it first."""
    first: dict[tuple[str, str], int] = {}
    for position, work in enumerate(works):
        for name in sorted(work.ids):
            if first.setdefault(name, position) != position:
                yield first[name], position


def _unjudged(works: Sequence[Work]) -> Iterator[Candidate]:
    return ((first, second, None) for first, second in _candidates(works))


def _candidates(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a fingerprint and whose comparison may say something."""
    sketched = sketches.sketch(works)
    return worth_comparing(works, sketched, sketched.pairs())


def worth_comparing(
    works: Sequence[Work], sketched: Sketches, pairs: Iterable[tuple[Integers, Integers]]
) -> Iterator[tuple[int, int]]:
    """Yield those of the `pairs` of sketched works whose comparison may say something."""
    keys = np.array([work.key for work in works], object)
    for first, second in pairs:
        most = sketched.most_alike(first, second)
        worth = (most >= SAME_ABSTRACT) | (sketched.keys[first] == sketched.keys[second])
        open_still = np.flatnonzero(~worth & ~(most < LIKE_ABSTRACT))  # also where nobody knows
        ones, others = first[open_still], second[open_still]
        worth[open_still] = sketched.main_keys[ones] == sketched.main_keys[others]
        ratios = process.cpdist(
            keys[ones].tolist(), keys[others].tolist(), scorer=fuzz.ratio, score_cutoff=NEAR_TITLE
        )
        worth[open_still[ratios > 0]] = True
        yield from zip(first[worth].tolist(), second[worth].tolist(), strict=True)


class _Union:
    """Disjoint sets over positions; the smallest position stands for its set and has its ids."""

    def __init__(self, ids: Iterable[frozenset[tuple[str, str]]]) -> None:
        self.ids = list(ids)
        self.parent = list(range(len(self.ids)))

    def find(self, position: int) -> int:
        while self.parent[position] != position:
            self.parent[position] = self.parent[self.parent[position]]
            position = self.parent[position]
        return position

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.find(first), self.find(second)))
        self.parent[high] = low
        self.ids[low] |= self.ids[high]

    def ids_differ(self, first: int, second: int) -> bool:
        return ids_differ(self.ids[self.find(first)], self.ids[self.find(second)])

    def groups(self) -> tuple[tuple[int, ...], ...]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for position in range(len(self.parent)):
            members[self.find(position)].append(position)
        return tuple(tuple(group) for group in members.values())
