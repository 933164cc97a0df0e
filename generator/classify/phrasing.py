"""Owns what the pages whose kind people decided teach: which phrases go with which kind of paper.

A naive Bayes classifier over the words and pairs of words of titles and of the sentences in which
authors speak of their own work (multinomial, each phrase counted once a text; McCallum and Nigam
1998).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.classify.keywords import Text, own_sentences, words_of

Decided = tuple[str, str, str]  # title, abstract, kind

_COMMON = 3  # texts that must hold a phrase before it tells anything
_SMOOTHING = 0.3  # as if each kind had been seen with each phrase this often
_DOUBTED = 0.07  # phrases of one text hang together, and count as far fewer than they are


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrasing:
    """For each kind how probable it is (`usual`) and how probable it makes a phrase: logarithms."""

    usual: Mapping[str, float]
    telling: Mapping[str, tuple[float, ...]]

    def lean(self, text: Text) -> dict[str, float]:
        """Return how much the phrases of a text speak for each kind; empty if none was learned."""
        known = phrases(text) if self.telling else ()
        found = (self.telling[phrase] for phrase in known if phrase in self.telling)
        sums = map(sum, zip(self.usual.values(), *found, strict=True))
        return {kind: _DOUBTED * each for kind, each in zip(self.usual, sums, strict=True)}


def learn(decided: Sequence[Decided]) -> Phrasing:
    """Return what pages of known kind teach, the kinds in alphabetical order."""
    kinds = sorted({kind for _, _, kind in decided})
    counts = {kind: Counter[str]() for kind in kinds}
    for title, abstract, kind in decided:
        counts[kind].update(phrases((title, abstract)))
    seen = sum(counts.values(), Counter[str]())
    known = [phrase for phrase, texts in seen.items() if texts >= _COMMON]
    totals = [sum(counts[kind][each] + _SMOOTHING for each in known) for kind in kinds]
    pages = Counter(kind for _, _, kind in decided)
    return Phrasing(
        usual={kind: math.log(pages[kind] + 1) for kind in kinds},
        telling={
            phrase: tuple(
                math.log((counts[kind][phrase] + _SMOOTHING) / total)
                for kind, total in zip(kinds, totals, strict=True)
            )
            for phrase in known
        },
    )


def phrases(text: Text) -> list[str]:
    """Return the phrases of a title and abstract, each once; those of the title are marked."""
    title, abstract = text
    words = words_of(title)
    found = [f"title {each}" for each in _phrases(words)] + [f"first {each}" for each in words[:1]]
    for sentence in own_sentences(abstract):
        found += _phrases(words_of(sentence))
    return list(dict.fromkeys(found))


def _phrases(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from (f"{one} {two}" for one, two in pairwise(words))
