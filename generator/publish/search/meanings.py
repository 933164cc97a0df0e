"""Owns what a text is found by besides its own words: the synonyms of the phrases it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.publish.search.words import STOP_WORDS, Terms, compounds, runs
from generator.synonyms import Synonyms

Phrase = tuple[str, ...]


class Meanings:
    """The phrases of a table of synonyms as terms, each with the terms it is found by as well."""

    def __init__(self, synonyms: Synonyms, terms: Terms) -> None:
        self._terms = terms
        self._by_first: dict[str, dict[Phrase, dict[str, None]]] = {}
        for group in synonyms.same:
            phrases = [self._phrase(name) for name in group]
            for phrase in phrases:
                others = [term for other in phrases for term in other if term not in phrase]
                self._add(phrase, others)
        for name, words in synonyms.found_by.items():
            self._add(self._phrase(name), [term for each in words for term in self._asked(each)])

    def of(self, text: Sequence[str]) -> list[str]:
        """Return the terms that a text, given as its terms in order, is found by as well."""
        found: dict[Phrase, Iterable[str]] = {
            phrase: others
            for place, term in enumerate(text)
            if term in self._by_first
            for phrase, others in self._by_first[term].items()
            if len(phrase) == 1 or tuple(text[place : place + len(phrase)]) == phrase
        }
        return [term for others in found.values() for term in others]

    def _add(self, phrase: Phrase, others: Iterable[str]) -> None:
        if phrase:
            known = self._by_first.setdefault(phrase[0], {}).setdefault(phrase, {})
            known.update(dict.fromkeys(others))

    def _phrase(self, name: str) -> Phrase:
        return tuple(self._terms[word] for run in runs(name) for word in run.split("-"))

    def _asked(self, words: str) -> list[str]:
        """Return the terms of the words that count in a question."""
        found = runs(words)
        parts = [word for run in found for word in run.split("-") if word not in STOP_WORDS]
        joined = [word for run in found if "-" in run for word in compounds(run)]
        return [self._terms[word] for word in (*parts, *joined)]
