"""Owns the inverted index as numbers: which papers hold a term, in which field, and how often."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from generator.publish.search.texts import FIELDS, Texts

Numbers = NDArray[np.int64]

# Of a word that more papers than this hold in one field, only so many are kept: those that hold it
# most often, and of these the first. It bounds what a question for a frequent word has to load.
LONGEST = 2000


@dataclass(frozen=True, kw_only=True)
class Postings:
    """The inverted index.

    `terms` are sorted as JavaScript sorts (by UTF-16 code units). Row i of the parallel arrays
    `slots`, `documents`, `counts` says that document `documents[i]` holds a term `counts[i]` times
    in a field; ``slots[i]`` is ``term * len(FIELDS) + field``. Rows are ordered by slot, count and
    document. `size` is the number of documents.
    """

    terms: tuple[str, ...]
    slots: Numbers
    documents: Numbers
    counts: Numbers
    size: int

    @cached_property
    def spread(self) -> Numbers:
        """Return for each term in how many fields of papers it stands: what Lunr calls its df."""
        return np.bincount(self.slots // len(FIELDS), minlength=len(self.terms))

    @cached_property
    def bounds(self) -> Numbers:
        """Return where the rows of each slot begin; one entry more than there are slots."""
        return np.searchsorted(self.slots, np.arange(len(self.terms) * len(FIELDS) + 1))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Return the place of each term in `terms`."""
        return {term: number for number, term in enumerate(self.terms)}


def gather(texts: Texts) -> Postings:
    """Return the postings of the papers whose words have been read."""
    fields = [paper[name] for paper in texts.numbers for name in FIELDS]
    found = array("q")
    for numbers in fields:
        found.extend(numbers)
    lengths = np.fromiter(map(len, fields), dtype=np.int64, count=len(fields))
    used = np.unique(np.frombuffer(found, dtype=np.int64)).tolist()
    used.sort(key=lambda number: texts.names[number].encode("utf-16-be"))
    rank = np.zeros(len(texts.names), dtype=np.int64)
    rank[used] = np.arange(len(used))
    rows = np.repeat(np.arange(len(fields)), lengths)
    slots = rank[np.frombuffer(found, dtype=np.int64)] * len(FIELDS) + rows % len(FIELDS)
    terms = tuple(texts.names[number] for number in used)
    return _counted(terms, slots, rows // len(FIELDS), len(texts.numbers))


def _counted(terms: tuple[str, ...], slots: Numbers, documents: Numbers, size: int) -> Postings:
    keys, counts = np.unique(slots * max(size, 1) + documents, return_counts=True)
    slots, documents = np.divmod(keys, max(size, 1))
    kept = np.argsort(slots * (counts.max(initial=0) + 1) + counts, kind="stable")
    slots, documents, counts = _bounded(slots[kept], documents[kept], counts[kept])
    return Postings(terms=terms, slots=slots, documents=documents, counts=counts, size=size)


def _bounded(
    slots: Numbers, documents: Numbers, counts: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the rows without those beyond the LONGEST best of a slot."""
    if not len(slots) or np.bincount(slots).max() <= LONGEST:
        return slots, documents, counts
    best = np.lexsort((documents, -counts, slots))
    ordered = slots[best]
    place = np.arange(len(best)) - np.searchsorted(ordered, ordered)
    keep = np.zeros(len(best), dtype=bool)
    keep[best[place < LONGEST]] = True
    return slots[keep], documents[keep], counts[keep]
