"""Owns how the inverted index is published: in files small enough to load only what a query needs.

A shard is a JSON object from term to postings, sorted by term; the directory names where each shard
begins, in as few letters as tell it from the one before. Postings are text: fields in the order of
`FIELDS`, apart by ``|``; in a field, a group for each number of occurrences, apart by ``;``, with
the number and a dot before it unless it is one; in a group, the documents as ``steps.py`` writes
them. The browser's reader is ``search/shards.js``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Integers, Small, bounds, counted, different, ranges, split
from generator.publish.search.postings import Postings
from generator.publish.search.steps import laid
from generator.publish.search.texts import FIELDS

SHARD = 4_000  # characters; about 2 KB when compressed
MOST = 1_000  # shards; of a larger index they are larger, so that the directory stays small
_BLOCK = 1 << 17  # rows that are written at once: so few fit into a processor's cache


@dataclass(frozen=True, kw_only=True, slots=True)
class Shards:
    """The shards in order, and where each begins."""

    starts: tuple[str, ...]
    contents: tuple[Mapping[str, str], ...]

    def place(self, word: str) -> int:
        """Return the number of the shard that would hold `word`."""
        return max(0, bisect_right(self.starts, _units(word), key=_units) - 1)


def cut(postings: Postings) -> Shards:
    """Return the postings in shards."""
    texts = list(chain.from_iterable(_texts(postings)))
    lengths = [len(term) + len(text) + 6 for term, text in zip(postings.terms, texts, strict=True)]
    size = max(SHARD, sum(lengths) // MOST)
    starts: list[str] = []
    contents: list[dict[str, str]] = []
    room = 0
    before = ""
    for term, text, length in zip(postings.terms, texts, lengths, strict=True):
        room -= length
        if room < 0:
            starts.append(_start(before, term))
            contents.append({})
            room = size - length
        contents[-1][term] = text
        before = term
    return Shards(starts=tuple(starts), contents=tuple(contents))


def _start(before: str, term: str) -> str:
    """Return the shortest beginning of `term` that is sorted behind the term before it."""
    ends = (term[:end] for end in range(1, len(term)))
    return next((start for start in ends if before and _units(start) > _units(before)), term)


def _texts(postings: Postings) -> Iterator[list[str]]:
    """Yield the postings of some terms after others as texts."""
    begins = np.searchsorted(postings.slots, np.arange(len(postings.terms) + 1) * len(FIELDS))
    cuts = different(np.searchsorted(begins, np.arange(0, begins[-1], _BLOCK)))
    for first, last in pairwise([*cuts.tolist(), len(begins) - 1]):
        yield _written(postings, begins[first : last + 1])


def _written(postings: Postings, edges: Integers) -> list[str]:
    """Return the postings of some terms as texts, given the bounds of their rows."""
    own = slice(edges[0], edges[-1])
    slots, counts = postings.slots[own], postings.counts[own]
    begins = np.ones(len(slots), bool)  # which rows begin a group of the same slot and count
    begins[1:] = (slots[1:] != slots[:-1]) | (counts[1:] != counts[:-1])
    groups = np.flatnonzero(begins)
    marks, lengths = _marks(*split(slots[groups], len(FIELDS)), counts[groups])
    room = np.zeros(len(slots), np.int64)
    room[groups] = lengths
    letters, ends = laid(postings.documents[own], begins, room)
    starts = np.append(0, ends)
    letters[ranges(starts[groups], lengths)] = marks
    whole = letters.tobytes().decode("ascii")
    return [whole[first:last] for first, last in pairwise(starts[edges - edges[0]].tolist())]


def _marks(terms: Small, fields: Small, counts: Small) -> tuple[NDArray[np.uint8], Integers]:
    """Return what stands before groups, as one text, and how long it is for each."""
    new = np.diff(terms, prepend=-1) > 0
    skipped = fields - np.where(new, 0, np.roll(fields, 1))
    most = int(counts.max(initial=0)) + 1
    codes = (skipped * 2 + new) * np.int64(most) + counts
    known, _ = counted(codes.copy())
    marks = [_mark(*divmod(code, most)).encode() for code in known.tolist()]
    lengths = np.array(list(map(len, marks)), np.int64)
    numbers = np.searchsorted(known, codes)
    letters = np.frombuffer(b"".join(marks), np.uint8)
    return letters[ranges(bounds(lengths)[numbers], lengths[numbers])], lengths[numbers]


def _mark(place: int, count: int) -> str:
    """Return what stands before a group: what leads from the group before, and the count."""
    bars, is_first = divmod(place, 2)
    return ("|" * bars or ("" if is_first else ";")) + (f"{count}." if count > 1 else "")


def _units(term: str) -> bytes:
    """Return what JavaScript sorts by."""
    return term.encode("utf-16-be")
