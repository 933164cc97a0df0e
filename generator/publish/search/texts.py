"""Owns which words of a paper the search knows, and in which field they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.arrays import Small, Whole, counted, found_in, split
from generator.publish import tokens
from generator.publish.paper_view import PaperView
from generator.publish.search.meanings import Meanings
from generator.publish.search.words import STOP_WORDS, TermNumbers
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
_BLOCK = 2048  # papers whose words are sorted at once
SHORTEST_COMPOUND = 6  # characters from which two words of a text are tried as one

# The field of each text of a paper, and where the synonyms of its phrases stand. What else its tags
# are called counts as a synonym.
_FIELD = np.array(
    [FIELDS.index({"tags": "synonyms"}.get(name, name)) for name in tokens.FIELDS], np.int32
)
_PHRASES = ((("title", "summary"), "synonyms"), (("abstract",), "abstract_synonyms"))


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


def read(site: Site, papers: Sequence[PaperView]) -> Texts:
    """Return the terms of the site's papers, which are numbered as they stand in `papers`."""
    words = tokens.words(site)
    terms = TermNumbers()
    term = np.array([terms[name] for name in words.names], np.int32)
    meanings = Meanings(site.synonyms, terms)
    spread = _spread(words)
    texts = words.texts
    counts = np.array([name not in STOP_WORDS for name in words.names], bool)[words.numbers]
    parts = [
        (term[words.numbers[counts]], _slots(texts[counts])),
        _compounds(words, texts, term, spread),
        *_synonyms(words, texts, term, meanings),
    ]
    numbers, slots = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Texts(
        names=terms.names,
        numbers=numbers,
        slots=_renumbered(slots, site, papers),
        size=len(papers),
        spread=spread,
    )


def _slots(texts: Whole) -> Small:
    """Return the fields of the papers to which the texts belong."""
    papers, places = split(texts, len(tokens.FIELDS))
    found: Small = papers.astype(np.int32) * np.int32(len(FIELDS)) + _FIELD[places]
    return found


def _renumbered(slots: Small, site: Site, papers: Sequence[PaperView]) -> Small:
    """Return the slots with the numbers of `papers` instead of those of the site's papers."""
    numbers = {view.slug: number for number, view in enumerate(papers)}
    ranks = np.array([numbers[slug] for slug in site.papers], np.int32)
    places, fields = split(slots, len(FIELDS))
    found: Small = ranks[places] * np.int32(len(FIELDS)) + fields
    return found


def _spread(words: Words) -> dict[str, int]:
    """Return how many papers hold each word."""
    found = np.zeros(len(words.names), np.int64)
    joined = np.searchsorted(words.joined_in, np.arange(words.papers + 1) * len(tokens.FIELDS))
    edges = words.bounds[:: len(tokens.FIELDS)]
    for first in range(0, words.papers, _BLOCK):
        last = min(first + _BLOCK, words.papers)
        said = [words.numbers[edges[first] : edges[last]]]
        said.append(words.joined[joined[first] : joined[last]])
        sizes = [np.diff(each[first : last + 1]) for each in (edges, joined)]
        papers = np.concatenate([np.repeat(np.arange(last - first), each) for each in sizes])
        held, _ = counted(papers * len(words.names) + np.concatenate(said))
        found += np.bincount(split(held, len(words.names))[1], minlength=len(words.names))
    return dict(zip(words.names, found.tolist(), strict=True))


def _compounds(
    words: Words, texts: Small, term: Small, spread: Mapping[str, int]
) -> tuple[Small, Small]:
    """Return the terms of words that are written as two, and where; each once in a text."""
    size = max(len(words.names), 1)
    whole = _wholes(words.names, spread)
    pairs = np.array(sorted(whole), np.int64)
    wholes = np.array([whole[pair] for pair in pairs.tolist()], np.int64)
    firsts, seconds = np.zeros(size, bool), np.zeros(size, bool)
    firsts[pairs // size] = seconds[pairs % size] = True
    begun = firsts[words.numbers[:-1]] & seconds[words.numbers[1:]] & (texts[:-1] == texts[1:])
    places = np.flatnonzero(begun)
    codes = words.numbers[places].astype(np.int64) * size + words.numbers[places + 1]
    hits, found = found_in(codes, pairs)
    made = np.concatenate((words.joined, wholes[found]), dtype=np.int64)
    made_in = np.concatenate((words.joined_in, texts[places[hits]]), dtype=np.int64)
    held, _ = counted(made_in * size + made)
    held_in, compound = split(held, size)
    return term[compound], _slots(held_in)


def _wholes(names: Sequence[str], spread: Mapping[str, int]) -> dict[int, int]:
    """Return the words that somebody writes as one, by the pair ``first * len(names) + second``."""
    numbers = {name: number for number, name in enumerate(names)}
    return {
        numbers[whole[:place]] * len(names) + numbers[whole[place:]]: number
        for whole, number in numbers.items()
        if len(whole) >= SHORTEST_COMPOUND
        for place in range(1, len(whole))
        if whole[:place] in spread and whole[place:] in spread
    }


def _synonyms(
    words: Words, texts: Small, term: Small, meanings: Meanings
) -> Iterator[tuple[Small, Small]]:
    """Yield the terms by which the phrases of each paper are found as well, and where."""
    papers, places = split(texts, len(tokens.FIELDS))
    for fields, field in _PHRASES:
        own = np.isin(np.arange(len(tokens.FIELDS)), [tokens.FIELDS.index(each) for each in fields])
        chosen = own[places]
        found, whose = meanings.of(term[words.numbers[chosen]], papers[chosen])
        yield found, (whose * len(FIELDS) + FIELDS.index(field)).astype(np.int32)
