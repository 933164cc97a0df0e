"""Finds which texts are one work: entries → groups, and the doubtful pairs a person should see.

Candidates come from shared fingerprints (the smallest hashes of an abstract's word triples and of
a title's letters, a bottom sketch after Broder 1997), so the work grows linearly; each candidate
pair is then compared in full.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import combinations

from rapidfuzz import fuzz

from generator import text

SAME_ABSTRACT = 0.7  # share of common word triples above which two abstracts are one text
LIKE_ABSTRACT = 0.3  # … above which near-identical titles deserve a person's look
SAME_TITLE_ABSTRACT = 0.4  # … above which one title is enough
NEAR_TITLE = 90  # rapidfuzz ratio of two title keys, 0-100

_SKETCH = 6  # fingerprints per abstract: texts that share 70 % meet with 1 - 0.3⁶
_CROWD = 40  # a fingerprint shared by more texts is boilerplate and proves nothing
_WORD = re.compile(r"\w+")


class Verdict(Enum):
    """What the comparison of two texts says."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, kw_only=True)
class Work:
    """What identifies a work: its title, its abstract where known, and whether that is cut off."""

    title: str
    abstract: str | None = None
    incomplete: bool = False

    @cached_property
    def key(self) -> str:
        """Return the title without what two spellings may differ in."""
        return text.title_key(self.title)

    @cached_property
    def main_key(self) -> str:
        """Return the key of the title without its subtitle."""
        return text.title_key(self.title.partition(":")[0])

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Return the hashes of the abstract's word triples; empty without an abstract."""
        words = _WORD.findall((self.abstract or "").casefold())
        triples = zip(words, words[1:], words[2:], strict=False)
        return frozenset(zlib.crc32(" ".join(triple).encode()) for triple in triples)

    @cached_property
    def fingerprints(self) -> frozenset[str | int]:
        """Return what this work shares with every other that might be the same."""
        grams = {zlib.crc32(self.key[i : i + 9].encode()) for i in range(len(self.key) - 8)}
        title = {f"{number:x}" for number in sorted(grams)[:4]}
        return frozenset(
            {f"={self.key}", f":{self.main_key}"} | title | set(sorted(self.shingles)[:_SKETCH])
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Partition:
    """Groups of positions, each one work, ordered by first member; and doubtful pairs."""

    groups: tuple[tuple[int, ...], ...]
    doubtful: tuple[tuple[int, int], ...]


def partition(works: Sequence[Work], together: Iterable[tuple[int, int]] = ()) -> Partition:
    """Return which of `works` are the same; pairs in `together` are known to be."""
    union = _Union(len(works))
    for first, second in together:
        union.join(first, second)
    doubtful = []
    for first, second in _candidates(works):
        verdict = compare(works[first], works[second])
        if verdict is Verdict.SAME:
            union.join(first, second)
        elif verdict is Verdict.DOUBTFUL:
            doubtful.append((first, second))
    apart = [pair for pair in doubtful if union.find(pair[0]) != union.find(pair[1])]
    return Partition(groups=union.groups(), doubtful=tuple(apart))


def compare(first: Work, second: Work) -> Verdict:
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
    return common / len(first.shingles | second.shingles)


def near_titles(first: Work, second: Work) -> bool:
    """Return whether two titles differ only as one work's titles do: a slip, or a subtitle."""
    if re.findall(r"\d+", first.key) != re.findall(r"\d+", second.key):
        return False
    if first.main_key == second.main_key and len(first.main_key) >= 8:
        return True
    return fuzz.ratio(first.key, second.key) >= NEAR_TITLE


def _candidates(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    shared: defaultdict[str | int, list[int]] = defaultdict(list)
    for position, work in enumerate(works):
        for fingerprint in work.fingerprints:
            shared[fingerprint].append(position)
    pairs: set[tuple[int, int]] = set()
    for fingerprint, positions in shared.items():
        exact = isinstance(fingerprint, str) and fingerprint.startswith("=")
        if len(positions) <= _CROWD:
            pairs.update(combinations(positions, 2))
        elif exact:
            pairs.update((positions[0], other) for other in positions[1:])
    yield from sorted(pairs)


class _Union:
    """Disjoint sets over positions; the smallest position stands for its set."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, position: int) -> int:
        while self.parent[position] != position:
            self.parent[position] = self.parent[self.parent[position]]
            position = self.parent[position]
        return position

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.find(first), self.find(second)))
        self.parent[high] = low

    def groups(self) -> tuple[tuple[int, ...], ...]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for position in range(len(self.parent)):
            members[self.find(position)].append(position)
        return tuple(tuple(group) for group in members.values())
