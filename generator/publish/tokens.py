"""Owns the words of all papers as numbers: each text is taken apart once, for search and likeness.

Python looks up the number of each word of each text; all else is done once for each different word,
or by numpy.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import NamedTuple

import numpy as np

from generator import inline
from generator.arrays import Integers, Small, bounds, ranges
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.search.words import END, compounds, runs, spaced
from generator.publish.site import Site
from generator.tags import Tags
from generator.uncollected import uncollected

# The texts of a paper. The last one holds what its tags are called as well.
FIELDS = ("title", "summary", "abstract", "authors", "topics", "notes", "tags")
_BLOCK = 128  # papers that are taken apart at once


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of some papers, one text after another: paper by paper, each in `FIELDS`.

    `names` are the different words, folded, in order; `numbers` their places there for the whole of
    all texts. Text ``paper * len(FIELDS) + field`` is ``numbers[bounds[text]:bounds[text + 1]]``.
    `joined` are the words that hyphens make ("pretraining" of "pre-training"), each in one of the
    texts `joined_in`.
    """

    names: tuple[str, ...]
    numbers: Small
    bounds: Integers
    joined: Small
    joined_in: Integers

    @property
    def papers(self) -> int:
        """Return how many papers there are."""
        return len(self.bounds) // len(FIELDS)

    @cached_property
    def texts(self) -> Small:
        """Return for each word the number of its text."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))

    def in_blocks(self, size: int = 512) -> Iterator[tuple[Small, Small]]:
        """Yield the words of so many papers at a time, and the text of each word."""
        for first in range(0, len(self.bounds) - 1, size * len(FIELDS)):
            edges = self.bounds[first : first + size * len(FIELDS) + 1]
            texts = np.arange(first, first + len(edges) - 1, dtype=np.int32)
            yield self.numbers[edges[0] : edges[-1]], np.repeat(texts, np.diff(edges))


@kept
def words(site: Site) -> Words:
    """Return the words of a site's papers, in their order."""
    return read(tuple(site.papers.values()), site.tags)


@uncollected()
def read(views: Sequence[PaperView], tags: Tags | None = None) -> Words:
    """Return the words of papers; `tags` are the listed ones."""
    known: defaultdict[bytes, int] = defaultdict(count().__next__)
    blocks = [
        _looked_up(views[start : start + _BLOCK], tags or {}, known)
        for start in range(0, len(views), _BLOCK)
    ]
    table = _Table(known)
    lengths, numbers, made, made_in = [], [], [], []
    for block, (sizes, found) in enumerate(blocks):
        each, counts = table.parts.of(found)
        numbers.append(each)
        ends = bounds(sizes)
        lengths.append(np.diff(bounds(counts)[ends]))
        tied = np.flatnonzero(table.joined.lengths[found])
        each, counts = table.joined.of(found[tied])
        made.append(each)
        texts = np.searchsorted(ends, tied, side="right") - 1 + block * _BLOCK * len(FIELDS)
        made_in.append(np.repeat(texts, counts))
    return ordered(
        Words(
            names=tuple(table.words),
            numbers=_together(numbers, np.int32),
            bounds=bounds(_together(lengths, np.int64)),
            joined=_together(made, np.int32),
            joined_in=_together(made_in, np.int64),
        )
    )


def ordered(words: Words) -> Words:
    """Return the same words with those names alone that occur, in order.

    So nothing hangs on the order in which texts were taken apart.
    """
    uses = np.bincount(words.numbers, minlength=len(words.names))
    uses += np.bincount(words.joined, minlength=len(words.names))
    used = sorted(np.flatnonzero(uses).tolist(), key=words.names.__getitem__)
    if used == [*range(len(words.names))]:
        return words
    places = np.zeros(len(words.names), np.int32)
    places[used] = np.arange(len(used), dtype=np.int32)
    return replace(
        words,
        names=tuple(words.names[each] for each in used),
        numbers=places[words.numbers],
        joined=places[words.joined],
    )


class Told(NamedTuple):
    """What a page tells that its texts are made of; titles are those of sections."""

    title: str
    summary: str | None
    abstract: str | None
    authors: tuple[str, ...]
    ids: tuple[str | None, ...]
    titles: tuple[str, ...]
    notes: str
    tags: tuple[str, ...]


def told(view: PaperView) -> Told:
    """Return what the texts of a paper are made of, besides listed tags."""
    paper = view.paper
    return Told(
        title=paper.title,
        summary=paper.summary,
        abstract=paper.abstract,
        authors=paper.authors,
        ids=(paper.venue, paper.arxiv, paper.acl),
        titles=tuple([topic.title for topic in view.topics]),
        notes=view.notes,
        tags=paper.tags,
    )


def texts_of(view: PaperView, tags: Tags) -> tuple[str, ...]:
    """Return the texts of a paper in the order of `FIELDS`."""
    page = told(view)
    listed = [tags[tag] for tag in page.tags if tag in tags]
    free = [tag for tag in page.tags if tag not in tags]
    return (
        view.title,
        inline.plain(page.summary or ""),
        inline.plain(page.abstract or ""),
        " ".join(filter(None, (*page.authors, *page.ids))),
        _joined(*page.titles, *(each.label for each in listed), *free),
        page.notes,
        _joined(*(name for tag in listed for name in tag.also_called)),
    )


class _Table:
    """What stands in each run of words: its words, and what its hyphens make."""

    def __init__(self, known: Iterable[bytes]) -> None:
        self.words: dict[str, int] = {}
        parts, joined = array("i"), array("i")
        ends = array("q")
        for run in known:
            text = "" if run == END else run.decode()
            if "-" in text:
                found = runs(text)
                parts.extend(self._numbers(word for each in found for word in each.split("-")))
                joined.extend(self._numbers(word for each in found for word in compounds(each)))
            elif text:
                parts.append(self.words.setdefault(text, len(self.words)))
            ends.append(len(parts))
            ends.append(len(joined))
        edges = np.array(ends, np.int64).reshape(-1, 2).T
        self.parts, self.joined = _Rows(parts, edges[0]), _Rows(joined, edges[1])

    def _numbers(self, found: Iterable[str]) -> Iterator[int]:
        return (self.words.setdefault(word, len(self.words)) for word in found)


class _Rows:
    """Rows of numbers one after another, given where each ends."""

    def __init__(self, numbers: array[int], ends: Integers) -> None:
        self._numbers = np.array(numbers, np.int32)
        self._starts = np.append(0, ends[:-1])
        self.lengths = ends - self._starts

    def of(self, rows: Small) -> tuple[Small, Integers]:
        """Return what stands in these rows, one after another, and how much in each."""
        lengths = self.lengths[rows]
        return self._numbers[ranges(self._starts[rows], lengths)], lengths


def _looked_up(
    views: Sequence[PaperView], tags: Tags, known: Mapping[bytes, int]
) -> tuple[Integers, Small]:
    """Return how many runs each text of the papers has, and the numbers of all of them."""
    found = spaced(text for view in views for text in texts_of(view, tags)).split()
    numbers = np.fromiter(map(known.__getitem__, found), np.int32, len(found))
    ends = np.flatnonzero(numbers == known[END])
    return np.diff(ends, prepend=-1) - 1, np.delete(numbers, ends)


def _together(parts: Sequence[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _joined(*texts: str) -> str:
    return " . ".join(texts)
