"""Owns which words of a paper the search knows, and in which field they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.arrays import Integers, Known, Small, counted, split
from generator.publish import tokens
from generator.publish.paper_view import PaperView
from generator.publish.search.meanings import Meanings
from generator.publish.search.words import STOP_WORDS, TermNumbers, Terms
from generator.publish.site import Site
from generator.publish.tokens import Words

# What a word weighs in each field of a paper. The last two hold no words of the paper, but those
# that a table of synonyms gives for its title and summary, and for its abstract.
BOOSTS = {
    "title": 5,
    "authors": 4,
    "summary": 3,
    "topics": 2,
    "abstract": 1,
    "notes": 1,
    "synonyms": 3,
    "abstract_synonyms": 1,
}
FIELDS = tuple(BOOSTS)
_BLOCK = 2048  # papers whose words are sorted at once, where 32 bits can tell them,
_LARGEST = (1 << 31) - 1  # which they are sorted by in half the time
_PAPERS = 256  # papers whose terms are worked out at once: so few fit into a processor's cache
SHORTEST_COMPOUND = 6  # characters from which two words of a text are tried as one

# The field of each text of a paper, and where the synonyms of its phrases stand. What else its tags
# are called counts as a synonym.
_FIELD = np.array(
    [FIELDS.index({"tags": "synonyms"}.get(name, name)) for name in tokens.FIELDS], np.int32
)
_PHRASES = ("synonyms", "synonyms", "abstract_synonyms")  # of the first texts; others have none
_PLACE = np.full(len(tokens.FIELDS), len(FIELDS), np.int32)
_PLACE[: len(_PHRASES)] = [FIELDS.index(name) for name in _PHRASES]
_NOTHING = (np.zeros(0, np.int32),) * 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The terms of `size` papers.

    Term ``names[numbers[i]]`` stands in field ``slots[i] % len(FIELDS)`` of paper
    ``slots[i] // len(FIELDS)``, as often as there is such an i. `spread` says how many papers hold
    a word, as it is written.
    """

    names: tuple[str, ...]
    numbers: Small
    slots: Small
    size: int
    spread: Mapping[str, int]

    @property
    def terms(self) -> list[dict[str, list[str]]]:
        """Return the terms of each field of each paper."""
        found: list[dict[str, list[str]]] = [
            {name: [] for name in FIELDS} for _ in range(self.size)
        ]
        for number, slot in zip(self.numbers.tolist(), self.slots.tolist(), strict=True):
            paper, field = divmod(slot, len(FIELDS))
            found[paper][FIELDS[field]].append(self.names[number])
        return found


def read(site: Site, papers: Sequence[PaperView], known: Terms | None = None) -> Texts:
    """Return the terms of the site's papers, which are numbered as they stand in `papers`.

    What words are looked up by is taken from `known`, and what is found out put there.
    """
    words = tokens.words(site)
    terms = TermNumbers(known)
    term = terms.of(words.names)
    meanings = Meanings(site.synonyms, terms)
    spread = _spread(words)
    counts = np.array([name not in STOP_WORDS for name in words.names], bool)
    compounds = _Compounds(words)
    firsts = _firsts(site, papers)
    slots_of = np.add.outer(firsts, _FIELD).ravel()  # by text
    parts = [_NOTHING]
    for said, texts in words.in_blocks(_PAPERS):
        own = np.flatnonzero(counts[said])
        parts.append((term[said[own]], slots_of[texts[own]]))
        found, found_in = compounds.of(said, texts)
        parts.append((term[found], slots_of[found_in]))
        meant, whose, fields = _synonyms(term[said], texts, meanings)
        parts.append((meant, firsts[whose] + fields))
    numbers, slots = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Texts(
        names=terms.names,
        numbers=numbers,
        slots=slots,
        size=len(papers),
        spread=spread,
    )


def _firsts(site: Site, papers: Sequence[PaperView]) -> Small:
    """Return the first slot of each of the site's papers, by their numbers in `papers`."""
    numbers = {view.slug: number for number, view in enumerate(papers)}
    return np.array([numbers[slug] * len(FIELDS) for slug in site.papers], np.int32)


def _spread(words: Words) -> dict[str, int]:
    """Return how many papers hold each word."""
    size = np.int32(len(words.names))
    found = np.zeros(size, np.int64)
    joined = np.searchsorted(words.joined_in, np.arange(words.papers + 1) * len(tokens.FIELDS))
    edges = words.bounds[:: len(tokens.FIELDS)]
    block = min(_BLOCK, _LARGEST // max(len(words.names), 1))
    for first in range(0, words.papers, block):
        last = min(first + block, words.papers)
        said = [words.numbers[edges[first] : edges[last]]]
        said.append(words.joined[joined[first] : joined[last]])
        sizes = [np.diff(each[first : last + 1]) for each in (edges, joined)]
        places = np.arange(last - first, dtype=np.int32)
        papers = np.concatenate([np.repeat(places, each) for each in sizes])
        held, _ = counted(papers * size + np.concatenate(said))
        found += np.bincount(split(held, int(size))[1], minlength=int(size))
    return dict(zip(words.names, found.tolist(), strict=True))


class _Compounds:
    """The words that are written as two, by hyphens or because somebody writes them as one."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._size = max(len(words.names), 1)
        whole = _wholes(words.names)
        pairs = np.array(sorted(whole), np.int64)
        self._pairs = Known(pairs)
        self._whole = np.array([whole[pair] for pair in pairs.tolist()], np.int64)
        self._begins, self._ends = np.zeros((2, self._size), bool)  # which words a pair has
        firsts, seconds = split(pairs, self._size)
        self._begins[firsts] = self._ends[seconds] = True

    def of(self, said: Small, texts: Small) -> tuple[Integers, Integers]:
        """Return the words of some papers' texts, and the text of each; each once in a text."""
        likely = np.flatnonzero(self._begins[said[:-1]] & self._ends[said[1:]])
        hits, found = self._pairs.of(said[likely].astype(np.int64) * self._size + said[likely + 1])
        places = likely[hits]
        within = texts[places] == texts[places + 1]
        places, found = places[within], found[within]
        within = (texts[0], texts[-1] + 1) if len(texts) else (0, 0)
        tied = slice(*np.searchsorted(self._words.joined_in, within))
        made = np.concatenate((self._words.joined[tied], self._whole[found]), dtype=np.int64)
        made_in = np.concatenate((self._words.joined_in[tied], texts[places]), dtype=np.int64)
        held, _ = counted(made_in * self._size + made)
        texts_held, words_held = split(held, self._size)
        return words_held, texts_held


def _wholes(names: Sequence[str]) -> dict[int, int]:
    """Return the words that somebody writes as one, by the pair ``first * len(names) + second``."""
    numbers = {name: number for number, name in enumerate(names)}
    found: dict[int, int] = {}
    begun: list[str] = []  # the words that begin as the next one does: those before it in order
    for whole in sorted(names):
        while begun and not whole.startswith(begun[-1]):
            begun.pop()
        for first in begun if len(whole) >= SHORTEST_COMPOUND else ():
            second = numbers.get(whole[len(first) :])
            if second is not None:
                found[numbers[first] * len(names) + second] = numbers[whole]
        begun.append(whole)
    return found


def _synonyms(said: Small, texts: Small, meanings: Meanings) -> tuple[Small, Small, Small]:
    """Return the terms by which the phrases of some papers are found as well, in which, and where.

    A title and its summary count as one text.
    """
    papers, fields = split(texts, len(tokens.FIELDS))
    found, whose = meanings.of(said, papers * np.int32(len(FIELDS) + 1) + _PLACE[fields])
    owners, places = split(whose, len(FIELDS) + 1)
    kept = np.flatnonzero(places < len(FIELDS))
    return found[kept], owners[kept], places[kept]
