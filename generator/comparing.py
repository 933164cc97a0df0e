"""Owns comparing works once more when few have changed: what was said of all others is kept.

What two works say of each other hangs on them alone; whether they are compared hangs on how many
others share their fingerprints as well. So besides works that changed, those are compared anew
whose fingerprints have become common, or are no longer so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from generator import sketches
from generator.arrays import Integers, Marks, bounds, different, found_in, order_of, ranges
from generator.deduplicate import (
    Candidate,
    Candidates,
    Verdict,
    Work,
    compare_texts,
    worth_comparing,
)
from generator.sketches import Sketches
from generator.store import Store


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """What comparing works said, as it is kept.

    `works` tell them apart. Of the `marks`, their fingerprints, each has as many as `sizes` says.
    `alike` are the places of those that are or may be one.
    """

    works: list[bytes]
    sizes: bytes
    marks: bytes
    alike: list[Candidate]


_KEPT = "compared"
NOTHING = Compared(works=[], sizes=b"", marks=b"", alike=[])


def remembering(store: Store, told: Callable[[Work], bytes]) -> Candidates:
    """Return what compares different works and keeps what it finds; `told` tells them apart."""

    def candidates(works: Sequence[Work]) -> list[Candidate]:
        before = store.read(_KEPT, Compared)
        found = compared(works, [told(work) for work in works], before or NOTHING)
        if found != before:
            store.write(_KEPT, found)
        return found.alike

    return candidates


def compared(works: Sequence[Work], told: Sequence[bytes], before: Compared) -> Compared:
    """Return what comparing different works says; `told` tells them apart, as in an earlier run."""
    known = {name: place for place, name in enumerate(before.works)}
    former = np.array([known.get(name, -1) for name in told], np.int64)
    fresh = np.flatnonzero(former < 0)
    sketched = sketches.sketch([works[place] for place in fresh.tolist()])
    old = _Marked.kept(before)
    marked = old.behind(_Marked.of(sketched)).picked(_places(former, fresh, len(old.sizes)))
    dirty = np.zeros(len(works), bool)
    dirty[fresh] = True
    if len(fresh) < len(works):
        dirty[_unsettled(old, marked, former, fresh)] = True
        alike = [*_kept(before, former, dirty), *_again(works, marked, dirty)]
    else:
        alike = [*_judged(works, sketched, sketched.pairs())]
    return Compared(
        works=list(told),
        sizes=marked.sizes.astype(np.uint8).tobytes(),
        marks=marked.marks.tobytes(),
        alike=sorted(alike, key=lambda pair: pair[:2]),
    )


class _Marked(NamedTuple):
    """The fingerprints of some works, work by work, and how many each has."""

    marks: Integers
    sizes: Integers

    @classmethod
    def kept(cls, before: Compared) -> _Marked:
        """Return those of an earlier run."""
        sizes = np.frombuffer(before.sizes, np.uint8).astype(np.int64)
        return cls(np.frombuffer(before.marks, np.int64), sizes)

    @classmethod
    def of(cls, found: Sketches) -> _Marked:
        """Return those of sketched works."""
        sizes = np.bincount(found.owners, minlength=len(found.keys))
        return cls(found.marks[order_of(found.owners)], sizes)

    @property
    def owners(self) -> Integers:
        """Return the place of the work of each fingerprint."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def behind(self, others: _Marked) -> _Marked:
        """Return these and others behind them."""
        return _Marked(*map(np.concatenate, zip(self, others, strict=True)))

    def picked(self, places: Integers) -> _Marked:
        """Return those of some works."""
        sizes = self.sizes[places]
        return _Marked(self.marks[ranges(bounds(self.sizes)[places], sizes)], sizes)

    def counts(self, ordered: Integers) -> Integers:
        """Return how many works have each of some fingerprints."""
        return np.bincount(found_in(self.marks, ordered)[1], minlength=len(ordered))

    def holders(self, ordered: Integers) -> Marks:
        """Return which of the fingerprints are among some others."""
        held = np.zeros(len(self.marks), bool)
        held[found_in(self.marks, ordered)[0]] = True
        return held


def _places(former: Integers, fresh: Integers, behind: int) -> Integers:
    """Return where each work stands, if those that are new stand behind the former ones."""
    places = former.copy()
    places[fresh] = behind + np.arange(len(fresh))
    return places


def _unsettled(old: _Marked, new: _Marked, former: Integers, fresh: Integers) -> Integers:
    """Return the works that share a fingerprint which has become common or is no longer so.

    Where very many have one title, they are compared with the first of them, which may be another.
    """
    gone = np.ones(len(old.sizes), bool)
    gone[former[former >= 0]] = False
    moved = different(old.picked(np.flatnonzero(gone)).marks, new.picked(fresh).marks)
    crossed = (old.counts(moved) > sketches.CROWD) != (new.counts(moved) > sketches.CROWD)
    marks = different(moved[crossed], sketches.crowds(new.marks))
    return new.owners[new.holders(marks)]


def _kept(before: Compared, former: Integers, dirty: Marks) -> Iterator[Candidate]:
    """Yield what was said of two works that need not be compared again."""
    places = np.full(len(before.works), -1)
    known = np.flatnonzero((former >= 0) & ~dirty)
    places[former[known]] = known
    for first, second, verdict in before.alike:
        low, high = sorted((int(places[first]), int(places[second])))
        if low >= 0:
            yield low, high, verdict


def _again(works: Sequence[Work], marked: _Marked, dirty: Marks) -> Iterator[Candidate]:
    """Yield what comparing says of those that share a fingerprint, one of them `dirty` at least."""
    held = marked.holders(different(marked.picked(np.flatnonzero(dirty)).marks))
    first, second = sketches.pairs(marked.marks[held], marked.owners[held])
    asked = dirty[first] | dirty[second]
    first, second = first[asked], second[asked]
    places = different(first, second)
    some = [works[place] for place in places.tolist()]
    pairs = np.searchsorted(places, first), np.searchsorted(places, second)
    for one, other, verdict in _judged(some, sketches.sketch(some), [pairs]):
        yield int(places[one]), int(places[other]), verdict


def _judged(
    works: Sequence[Work], sketched: Sketches, pairs: Iterable[tuple[Integers, Integers]]
) -> Iterator[Candidate]:
    """Yield those pairs that are or may be one, and which of both."""
    for one, other in worth_comparing(works, sketched, pairs):
        verdict = compare_texts(works[one], works[other])
        if verdict is not Verdict.DIFFERENT:
            yield one, other, verdict
