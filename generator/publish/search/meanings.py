"""Owns what a text is found by besides its own words: the synonyms of the phrases it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from generator.publish.search.words import STOP_WORDS, TermNumbers, compounds, runs
from generator.synonyms import Synonyms

Phrase = tuple[int, ...]  # the numbers of its terms


class Meanings:
    """The phrases of a table of synonyms as terms, each with the terms it is found by as well."""

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
        # By how they begin, so that sets can tell quickly which may stand in a text.
        self._words = {phrase[0] for phrase in self._found_by if len(phrase) == 1}
        self._longer: dict[Phrase, list[Phrase]] = {}
        for phrase in self._found_by:
            if len(phrase) > 1:
                self._longer.setdefault(phrase[:2], []).append(phrase)
        self._starts = set(self._longer)

    def of(self, text: Sequence[int]) -> list[int]:
        """Return the terms that a text is found by as well; both by number, the text in order."""
        held: list[Phrase] = [(word,) for word in self._words.intersection(text)]
        for start in self._starts.intersection(pairwise(text)):
            held += [
                phrase for phrase in self._longer[start] if len(phrase) == 2 or _holds(text, phrase)
            ]
        held.sort()
        return list(chain.from_iterable(map(self._found_by.__getitem__, held)))

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


def _holds(text: Sequence[int], phrase: Phrase) -> bool:
    return phrase in zip(*(text[place:] for place in range(len(phrase))), strict=False)
