"""Owns what a text is found by besides its own words: the synonyms of the phrases it holds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np

from generator.arrays import Integers, Known, Small, bounds, counted, ranges, split
from generator.publish.search.words import STOP_WORDS, TermNumbers, compounds, runs
from generator.synonyms import Synonyms

Phrase = tuple[int, ...]  # the numbers of its terms
_STEP = 1 << 32  # more than there are terms


class Meanings:
    """The phrases of a table of synonyms as terms, each with the terms it is found by as well.

    The phrases make a tree: where each begins is a node, the empty phrase the first one. What leads
    from a node by a term to another is ``node * _STEP + term``.
    """

    def __init__(self, synonyms: Synonyms, terms: TermNumbers) -> None:
        self._terms = terms
        self._found_by: dict[Phrase, dict[int, None]] = {}
        for group in synonyms.same:
            phrases = [self._phrase(name) for name in group]
            for phrase in phrases:
                others = [term for other in phrases for term in other if term not in phrase]
                self._add(phrase, others)
        for name, words in synonyms.found_by.items():
            self._add(self._phrase(name), [term for each in words for term in self._asked(each)])
        self._grow()

    def of(self, terms: Small, texts: Small) -> tuple[Small, Small]:
        """Return the terms by which texts are found as well, and the text of each.

        `terms` are those of all texts in order, and `texts` says for each in which it stands.
        """
        held, _ = counted(np.concatenate([*self._held(terms, texts)] or [texts[:0].astype(int)]))
        whose, nodes = split(held, len(self._lengths))
        lengths = self._lengths[nodes]
        cells = ranges(self._starts[nodes], lengths)
        return self._others[cells], np.repeat(whose.astype(np.int32), lengths)

    def _held(self, terms: Small, texts: Small) -> Iterable[Integers]:
        """Yield the phrases that stand in the texts, as ``text * nodes + node``."""
        short = np.minimum(terms, np.int32(len(self._first) - 1))
        places = np.flatnonzero(self._alone[short])
        yield self._keys(texts[places], self._first[short[places]])
        places = np.flatnonzero(self._leads[short[:-1]] & self._follows[short[1:]])
        nodes = self._first[short[places]]
        depth = 0
        while len(places):
            depth += 1
            within = places + depth < len(terms)
            places, nodes = places[within], nodes[within]
            hits, edges = self._edges.of(nodes * _STEP + terms[places + depth])
            places, nodes = places[hits], self._targets[edges]
            same = texts[places + depth] == texts[places]
            places, nodes = places[same], nodes[same]
            whole = self._lengths[nodes] > 0
            yield self._keys(texts[places[whole]], nodes[whole])

    def _keys(self, texts: Small, nodes: Integers) -> Integers:
        return texts * np.int64(len(self._lengths)) + nodes

    def _grow(self) -> None:
        nodes: dict[Phrase, int] = {(): 0}
        for phrase in self._found_by:
            for end in range(len(phrase)):
                nodes.setdefault(phrase[: end + 1], len(nodes))
        edges = sorted(
            (nodes[phrase[:-1]] * _STEP + phrase[-1], node)
            for phrase, node in nodes.items()
            if node
        )
        leading, self._targets = np.array(edges, np.int64).reshape(-1, 2).T.copy()
        self._edges = Known(leading)
        begun = leading[leading < _STEP]
        # By term; the last one is of all others.
        last = max((max(phrase) for phrase in self._found_by), default=-1) + 1
        self._first: Integers = np.zeros(last + 1, np.int64)
        self._first[begun] = self._targets[: len(begun)]
        others = [list(self._found_by.get(phrase, ())) for phrase in nodes]
        self._lengths = np.array(list(map(len, others)), np.int64)
        self._alone = self._lengths[self._first] > 0  # which terms are phrases
        self._leads, self._follows = np.zeros((2, last + 1), bool)  # which stand in longer ones
        longer = [phrase for phrase in self._found_by if len(phrase) > 1]
        self._leads[[phrase[0] for phrase in longer]] = True
        self._follows[[phrase[1] for phrase in longer]] = True
        self._starts = bounds(self._lengths)[:-1]
        self._others = np.array(list(chain.from_iterable(others)), np.int32)

    def _add(self, phrase: Phrase, others: Iterable[int]) -> None:
        if phrase:
            self._found_by.setdefault(phrase, {}).update(dict.fromkeys(others))

    def _phrase(self, name: str) -> Phrase:
        return tuple(self._terms[word] for run in runs(name) for word in run.split("-"))

    def _asked(self, words: str) -> list[int]:
        """Return the terms of the words that count in a question."""
        found = runs(words)
        parts = [word for run in found for word in run.split("-") if word not in STOP_WORDS]
        joined = [word for run in found if "-" in run for word in compounds(run)]
        return [self._terms[word] for word in (*parts, *joined)]
