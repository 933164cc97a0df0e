"""Owns how the inverted index is published: in files small enough to load only what a query needs.

A shard is a JSON object from term to postings, sorted by term; the directory names the first term
of each shard. Postings are text: fields in the order of `FIELDS`, apart by ``|``; in a field, a
group for each number of occurrences, apart by ``;``, with the number and a dot before it unless it
is one; in a group, the documents as steps from one to the next. A step is a number to the base 32,
most significant digit first, in the letters of base64url: ``A`` to ``f`` end a number, ``g`` to
``_`` (32 more than the digit) go on. The browser's reader is ``search/shards.js``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.arrays import Integers, Marks, Small, split
from generator.publish.search.postings import Postings
from generator.publish.search.texts import FIELDS

SHARD = 8_000  # characters; about 4 KB when compressed
_BLOCK = 4096  # terms whose postings are written at once
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shards:
    """The shards in order, and the first term of each."""

    firsts: tuple[str, ...]
    contents: tuple[Mapping[str, str], ...]

    def place(self, word: str) -> int:
        """Return the number of the shard that would hold `word`."""
        return max(0, bisect_right(self.firsts, _units(word), key=_units) - 1)


def cut(postings: Postings) -> Shards:
    """Return the postings in shards."""
    firsts: list[str] = []
    contents: list[dict[str, str]] = []
    room = 0
    for term, text in zip(postings.terms, _texts(postings), strict=True):
        room -= len(term) + len(text) + 6
        if room < 0:
            firsts.append(term)
            contents.append({})
            room = SHARD - len(term) - len(text) - 6
        contents[-1][term] = text
    return Shards(firsts=tuple(firsts), contents=tuple(contents))


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
