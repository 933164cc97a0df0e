"""Owns how the inverted index is published: in files small enough to load only what a query needs.

A shard is a JSON object from term to postings, sorted by term; the directory names where each shard
begins, in as few letters as tell it from the one before. Postings are text: fields in the order of
`FIELDS`, apart by ``|``; in a field, a group for each number of occurrences, apart by ``;``, with
the number and a dot before it unless it is one; in a group, the documents as steps from one to the
next. A step is a number to the base 32, most significant digit first, in the letters of base64url:
``A`` to ``f`` end a number, ``g`` to ``_`` (32 more than the digit) go on. The browser's reader is
``search/shards.js``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.arrays import Integers, Marks, Small, split
from generator.publish.search.postings import Postings
from generator.publish.search.texts import FIELDS

SHARD = 4_000  # characters; about 2 KB when compressed
MOST = 1_000  # shards; of a larger index they are larger, so that the directory stays small
_BLOCK = 4096  # terms whose postings are written at once
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


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
    texts = list(_texts(postings))
    entries = list(zip(postings.terms, texts, strict=True))
    size = max(SHARD, sum(_length(*entry) for entry in entries) // MOST)
    starts: list[str] = []
    contents: list[dict[str, str]] = []
    room = 0
    before = ""
    for term, text in entries:
        room -= _length(term, text)
        if room < 0:
            starts.append(_start(before, term))
            contents.append({})
            room = size - _length(term, text)
        contents[-1][term] = text
        before = term
    return Shards(starts=tuple(starts), contents=tuple(contents))


def _length(term: str, text: str) -> int:
    """Return how many characters an entry takes."""
    return len(term) + len(text) + 6


def _start(before: str, term: str) -> str:
    """Return the shortest beginning of `term` that is sorted behind the term before it."""
    ends = (term[:end] for end in range(1, len(term)))
    return next((start for start in ends if before and _units(start) > _units(before)), term)


def _texts(postings: Postings) -> Iterator[str]:
    """Yield the postings of each term as text."""
    if not len(postings.slots):
        return
    groups = np.flatnonzero(_starts(postings))
    terms, fields = split(postings.slots[groups], len(FIELDS))
    new = np.diff(terms, prepend=-1) > 0
    skipped = fields - np.where(new, 0, np.roll(fields, 1))
    counts = postings.counts[groups]
    text, ends = _steps(postings)
    edges = np.concatenate(([0], ends[groups[1:] - 1], [len(text)]))
    begins = [*np.flatnonzero(new).tolist(), len(groups)]
    for block in range(0, len(begins) - 1, _BLOCK):
        own = begins[block : block + _BLOCK + 1]
        start, stop = own[0], own[-1]
        cuts = edges[start : stop + 1].tolist()
        facts = (each[start:stop].tolist() for each in (skipped, new, counts))
        parts = [
            f"{'|' * bars or (not first and ';') or ''}{f'{count}.' if count > 1 else ''}"
            + text[cuts[place] : cuts[place + 1]]
            for place, (bars, first, count) in enumerate(zip(*facts, strict=True))
        ]
        for first, last in pairwise(own):
            yield "".join(parts[first - start : last - start])


def _starts(postings: Postings) -> Marks:
    """Return for each row whether it begins a group of the same slot and count."""
    slots, counts = postings.slots, postings.counts
    starts = np.ones(len(slots), dtype=bool)
    starts[1:] = (slots[1:] != slots[:-1]) | (counts[1:] != counts[:-1])
    return starts


def _steps(postings: Postings) -> tuple[str, Integers]:
    """Return all rows' steps as one text, and where each row's step ends in it."""
    documents = postings.documents
    before = np.roll(documents, 1)
    steps: Small = np.where(_starts(postings), documents, documents - before)
    digits = 1 + (steps >= 32) + (steps >= 32**2) + (steps >= 32**3)
    ends = np.cumsum(digits)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    letters = np.frombuffer(ALPHABET, dtype=np.uint8)
    for place in range(4):  # from the last digit on
        rows = digits > place
        value = (steps[rows] >> (5 * place)) & 31
        out[ends[rows] - 1 - place] = letters[value + (32 if place else 0)]
    return out.tobytes().decode("ascii"), ends


def _units(term: str) -> bytes:
    """Return what JavaScript sorts by."""
    return term.encode("utf-16-be")


def steps(numbers: Iterable[int]) -> str:
    """Return ascending numbers as the steps from one to the next."""
    return "".join(_step(number - before) for before, number in pairwise((0, *numbers)))


def _step(step: int) -> str:
    digits = [step % 32]
    while step := step // 32:
        digits.append(32 + step % 32)
    return "".join(chr(ALPHABET[digit]) for digit in reversed(digits))
