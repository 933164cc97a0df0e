"""Owns the inverted index as numbers: which papers hold a term, in which field, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from generator.arrays import Integers, Marks, Small, different, split, starts
from generator.publish.search.texts import FIELDS, Texts
from generator.publish.search.words import as_javascript

# Of a word that more papers than this hold in one field, only so many are kept: those that hold it
# most often, and of these the first. It bounds what a question for a frequent word has to load.
LONGEST = 2000

_BLOCK = 1 << 17  # occurrences that are looked at at once: so few fit into a processor's cache

_Rows: TypeAlias = tuple[Small, Small, Small]  # slots, documents, counts
_NONE: _Rows = (np.zeros(0, np.int32),) * 3


@dataclass(frozen=True, kw_only=True)
class Postings:
    """The inverted index.

    `terms` are sorted as JavaScript sorts (by UTF-16 code units). Row i of the parallel arrays
    `slots`, `documents`, `counts` says that document `documents[i]` holds a term `counts[i]` times
    in a field; ``slots[i]`` is ``term * len(FIELDS) + field``. Rows are ordered by slot, count and
    document. `size` is the number of documents.
    """

    terms: tuple[str, ...]
    slots: Small
    documents: Small
    counts: Small
    size: int

    @cached_property
    def spread(self) -> Integers:
        """Return for each term in how many fields of papers it stands: what Lunr calls its df."""
        return np.bincount(self.slots // len(FIELDS), minlength=len(self.terms))

    @cached_property
    def bounds(self) -> Integers:
        """Return where the rows of each slot begin; one entry more than there are slots."""
        return np.searchsorted(self.slots, np.arange(len(self.terms) * len(FIELDS) + 1))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Return the place of each term in `terms`."""
        return {term: number for number, term in enumerate(self.terms)}


def gather(texts: Texts) -> Postings:
    """Return the postings of the papers whose words have been read."""
    held = np.flatnonzero(np.bincount(texts.numbers, minlength=len(texts.names))).tolist()
    held.sort(key=as_javascript(texts.names).__getitem__)
    size = max(texts.size, 1)
    keys = _keys(texts, np.array(held, np.int64), size)
    keys.sort()
    rows = [_rows(keys[first:last], size) for first, last in pairwise(_cuts(keys, size))]
    slots, documents, counts = map(np.concatenate, zip(_NONE, *rows, strict=True))
    return Postings(
        terms=tuple(texts.names[number] for number in held),
        slots=slots,
        documents=documents,
        counts=counts,
        size=texts.size,
    )


def _keys(texts: Texts, held: Integers, size: int) -> Integers:
    """Return a number for each occurrence: ``slot * size + document``; terms count as in `held`."""
    rank = np.zeros(len(texts.names), np.int64)
    rank[held] = np.arange(len(held))
    keys = np.empty(len(texts.numbers), np.int64)
    for first in range(0, len(keys), _BLOCK):
        own = slice(first, first + _BLOCK)
        papers, fields = split(texts.slots[own], len(FIELDS))
        keys[own] = (rank[texts.numbers[own]] * len(FIELDS) + fields) * size + papers
    return keys


def _cuts(keys: Integers, size: int) -> list[int]:
    """Return where to cut the ordered keys into blocks, so that each slot is in one of them."""
    slots = keys[_BLOCK::_BLOCK] // size
    return [0, *different(np.searchsorted(keys, slots * size)).tolist(), len(keys)]


def _rows(keys: Integers, size: int) -> _Rows:
    """Return the rows of some slots, given by the ordered keys of all that stands there."""
    first = starts(keys)
    counts = np.diff(first, append=len(keys))
    slots, documents, counts = _ordered(*split(keys[first], size), counts, size)
    keep = _kept(slots, counts)
    return (
        slots[keep].astype(np.int32),
        documents[keep].astype(np.int32),
        counts[keep].astype(np.int32),
    )


def _ordered(
    slots: Integers, documents: Integers, counts: Integers, size: int
) -> tuple[Integers, Integers, Integers]:
    """Return the rows by slot, count and document: sorted as one number each, which is quickest."""
    most = int(counts.max(initial=0)) + 1
    keys = (slots * most + counts) * size + documents
    keys.sort()
    groups, documents = split(keys, size)
    slots, counts = split(groups, most)
    return slots, documents, counts


def _kept(slots: Integers, counts: Integers) -> Marks:
    """Return which rows are not beyond the LONGEST best of their slot."""
    keep = np.ones(len(slots), bool)
    begins = starts(slots)
    lengths = np.diff(begins, append=len(slots))
    long = lengths > LONGEST
    for begin, length in zip(begins[long].tolist(), lengths[long].tolist(), strict=True):
        best = np.argsort(-counts[begin : begin + length], kind="stable")
        keep[begin + best[LONGEST:]] = False
    return keep
