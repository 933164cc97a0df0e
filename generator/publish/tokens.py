"""Owns the words of all papers as numbers: each text is taken apart once, for search and likeness.

Python looks up the number of each word of each text; all else is done once for each different word,
or by numpy.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from generator import inline
from generator.arrays import Integers, Small, bounds, ranges
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.search.words import compounds, runs, spaced
from generator.publish.site import Site
from generator.tags import Tags
from generator.uncollected import uncollected

# The texts of a paper. The last one holds what its tags are called as well.
FIELDS = ("title", "summary", "abstract", "authors", "topics", "notes", "tags")
_BLOCK = 128  # papers that are taken apart at once
_END = b"\xff"  # stands behind each text; no text in UTF-8 holds it


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of some papers, one text after another: paper by paper, each in `FIELDS`.

    `names` are the different words, folded, in the order in which they first occur; `numbers` their
    places there for the whole of all texts. Text ``paper * len(FIELDS) + field`` is
    ``numbers[bounds[text]:bounds[text + 1]]``. `joined` are the words that hyphens make
    ("pretraining" of "pre-training"), each in one of the texts `joined_in`.
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
    runs_known = _Runs()
    blocks = [
        _looked_up(views[start : start + _BLOCK], tags or {}, runs_known)
        for start in range(0, len(views), _BLOCK)
    ]
    parts, joined = _Rows(runs_known.parts), _Rows(runs_known.joined)
    lengths, numbers, made, made_in = [], [], [], []
    for block, (sizes, found) in enumerate(blocks):
        each, counts = parts.of(found)
        numbers.append(each)
        lengths.append(np.diff(bounds(counts)[bounds(sizes)]))
        each, counts = joined.of(found)
        made.append(each)
        place = np.repeat(np.arange(len(sizes)) + block * _BLOCK * len(FIELDS), sizes)
        made_in.append(np.repeat(place, counts))
    return Words(
        names=tuple(runs_known.words),
        numbers=_together(numbers, np.int32),
        bounds=bounds(_together(lengths, np.int64)),
        joined=_together(made, np.int32),
        joined_in=_together(made_in, np.int64),
    )


def texts_of(view: PaperView, tags: Tags) -> tuple[str, ...]:
    """Return the texts of a paper in the order of `FIELDS`."""
    paper = view.paper
    listed = [tags[tag] for tag in paper.tags if tag in tags]
    free = [tag for tag in paper.tags if tag not in tags]
    return (
        view.title,
        inline.plain(paper.summary or ""),
        inline.plain(paper.abstract or ""),
        " ".join(filter(None, (*paper.authors, paper.venue, paper.arxiv, paper.acl))),
        _joined(*(each.title for each in view.topics), *(each.label for each in listed), *free),
        view.notes,
        _joined(*(name for tag in listed for name in tag.also_called)),
    )


class _Runs(dict[bytes, int]):
    """The numbers of runs of words; of each, its words and what its hyphens make, worked out once.

    Row n of `parts` and of `joined` tells of run n: where it ends, and what all rows hold.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, int] = {}
        self.parts = (array("q", [0]), array("i"))
        self.joined = (array("q", [0]), array("i"))
        self._add(_END, (), ())

    def __missing__(self, run: bytes) -> int:
        text = run.decode()
        if "-" not in text:
            return self._add(run, (text,), ())
        found = runs(text)
        parts = [word for each in found for word in each.split("-")]
        return self._add(run, parts, [word for each in found for word in compounds(each)])

    def _add(self, run: bytes, parts: Iterable[str], joined: Iterable[str]) -> int:
        self[run] = number = len(self)
        for (ends, numbers), found in ((self.parts, parts), (self.joined, joined)):
            for word in found:
                numbers.append(self.words.setdefault(word, len(self.words)))
            ends.append(len(numbers))
        return number


class _Rows:
    """What stands in each row of a table, for very many rows."""

    def __init__(self, table: tuple[array[int], array[int]]) -> None:
        ends, numbers = table
        self._bounds = np.array(ends, np.int64)
        self._numbers = np.array(numbers, np.int32)

    def of(self, rows: Small) -> tuple[Small, Integers]:
        """Return what stands in these rows, one after another, and how much in each."""
        starts = self._bounds[rows]
        lengths = self._bounds[1:][rows] - starts
        return self._numbers[ranges(starts, lengths)], lengths


def _looked_up(views: Sequence[PaperView], tags: Tags, known: _Runs) -> tuple[Integers, Small]:
    """Return how many runs each text of the papers has, and the numbers of all of them."""
    texts = (spaced(text) for view in views for text in texts_of(view, tags))
    found = b" ".join(chain.from_iterable((text, _END) for text in texts)).split()
    numbers = np.fromiter(map(known.__getitem__, found), np.int32, len(found))
    ends = np.flatnonzero(numbers == known[_END])
    return np.diff(ends, prepend=-1) - 1, np.delete(numbers, ends)


def _together(parts: Sequence[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _joined(*texts: str) -> str:
    return " . ".join(texts)
