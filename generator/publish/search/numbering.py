"""Owns the numbers of the papers in the index: those that are alike have numbers close together.

What is found together then stands in few files, and in short steps from one to the next. Papers
stand by section, and there as entries in a dictionary do, each under the words of its title and
summary, the more frequent word first: those that share words share a beginning. Nothing but counts
decides, and those roughly, so that the change of one paper moves hardly any other.
"""

from __future__ import annotations

import numpy as np

from generator.arrays import Integers, bounds, counted, ranges, split
from generator.publish import tokens
from generator.publish.paper_view import PaperView
from generator.publish.search.lexicon import SHORTEST, level
from generator.publish.search.words import STOP_WORDS
from generator.publish.site import Site
from generator.publish.tokens import Words

_TEXTS = np.array([tokens.FIELDS.index(name) for name in ("title", "summary")])
WORDS = 4  # that a paper stands under
TELLING = 20  # a word that more than one paper in so many holds tells nothing of its papers
FEW = 8  # papers that may always share a word


def numbered(site: Site) -> tuple[PaperView, ...]:
    """Return the papers in the order of their numbers: by section, then the like ones together."""
    papers = tuple(site.papers.values())
    sections = {topic: number for number, topic in enumerate(site.sections)}
    section = [sections[view.topics[0].id] for view in papers]
    places = np.empty(len(papers), np.int64)  # by slug
    places[sorted(range(len(papers)), key=lambda number: papers[number].slug)] = range(len(papers))
    order = np.lexsort((places, *_headings(tokens.words(site)).T[::-1], section))
    return tuple(papers[place] for place in order.tolist())


def _headings(words: Words) -> Integers:
    """Return the ranks of the words that each paper stands under; papers × `WORDS`."""
    papers, numbers = _held(words)
    beyond = len(words.names)  # the rank of words that tell nothing
    keys = papers * (beyond + 1) + _ranks(words, np.bincount(numbers, minlength=beyond))[numbers]
    keys.sort()
    papers, ranks = split(keys, beyond + 1)
    begins = bounds(np.bincount(papers, minlength=words.papers))
    found = np.full((words.papers, WORDS), beyond)
    for place in range(WORDS):
        some = np.flatnonzero(begins[:-1] + place < begins[1:])
        found[some, place] = ranks[begins[some] + place]
    return found


def _held(words: Words) -> tuple[Integers, Integers]:
    """Return papers and words: each word once for a paper whose title or summary holds it."""
    texts: Integers = (np.arange(words.papers)[:, None] * len(tokens.FIELDS) + _TEXTS).ravel()
    lengths = np.diff(words.bounds)[texts]
    papers = np.repeat(split(texts, len(tokens.FIELDS))[0], lengths)
    size = max(len(words.names), 1)
    held, _ = counted(papers * size + words.numbers[ranges(words.bounds[texts], lengths)])
    return split(held, size)


def _ranks(words: Words, spread: Integers) -> Integers:
    """Return the rank of each word, given how many papers hold it: the more, the lower."""
    most = max(words.papers / TELLING, FEW)
    telling = sorted(
        (-level(papers), name, number)
        for number, (name, papers) in enumerate(zip(words.names, spread.tolist(), strict=True))
        if 1 < papers <= most and len(name) >= SHORTEST and name not in STOP_WORDS
    )
    found = np.full(len(words.names), len(words.names))
    found[[number for _, _, number in telling]] = range(len(telling))
    return found
