"""Owns which words of a paper the search knows, and in which field they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse, pairwise

from generator import inline
from generator.publish.paper_view import PaperView
from generator.publish.search.meanings import Meanings
from generator.publish.search.words import STOP_WORDS, TermNumbers, compounds, fold, tied, words
from generator.synonyms import Synonyms
from generator.tags import Tags

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
SHORTEST_COMPOUND = 6  # characters from which two words of a text are tried as one


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The words of all papers, read once.

    `numbers` are the terms of each field of each paper, in the order of the papers, as places in
    `names`; `spread` says how many papers hold a word, as it is written.
    """

    numbers: tuple[Mapping[str, Sequence[int]], ...]
    names: tuple[str, ...]
    spread: Mapping[str, int]

    @property
    def terms(self) -> list[dict[str, list[str]]]:
        """Return the terms of each field of each paper."""
        return [
            {name: [self.names[number] for number in numbers] for name, numbers in fields.items()}
            for fields in self.numbers
        ]


def read(views: Iterable[PaperView], synonyms: Synonyms, tags: Tags) -> Texts:
    """Return the words of the papers in `views`; `tags` are the listed ones."""
    found = [{name: _words(text) for name, text in _texts(view, tags).items()} for view in views]
    spread: Counter[str] = Counter()
    for fields in found:
        spread.update(set().union(*chain.from_iterable(fields.values())))
    terms = TermNumbers()
    meanings = Meanings(synonyms, terms)
    pairs = _pairs(spread)
    numbers = tuple(_numbers(fields, pairs, terms, meanings) for fields in found)
    return Texts(numbers=numbers, names=terms.names, spread=spread)


def _texts(view: PaperView, tags: Tags) -> dict[str, str]:
    paper = view.paper
    listed = [tags[tag] for tag in paper.tags if tag in tags]
    free = [tag for tag in paper.tags if tag not in tags]
    return {
        "title": view.title,
        "authors": " ".join(filter(None, (*paper.authors, paper.venue, paper.arxiv, paper.acl))),
        "summary": inline.plain(paper.summary or ""),
        "topics": _joined(
            *(each.title for each in view.topics), *(each.label for each in listed), *free
        ),
        "abstract": inline.plain(paper.abstract or ""),
        "notes": view.notes,
        "synonyms": _joined(*(name for tag in listed for name in tag.also_called)),
    }


def _joined(*texts: str) -> str:
    return " . ".join(texts)


_Words = tuple[list[str], list[str]]  # all of a text in order, and those that hyphens make


def _words(text: str) -> _Words:
    folded = fold(text)
    return words(folded), [word for run in tied(folded) for word in compounds(run)]


def _pairs(spread: Mapping[str, int]) -> set[tuple[str, str]]:
    """Return the pairs of words that somebody writes as one."""
    return {
        (whole[:place], whole[place:])
        for whole in spread
        if len(whole) >= SHORTEST_COMPOUND
        for place in range(1, len(whole))
        if whole[:place] in spread and whole[place:] in spread
    }


def _numbers(
    fields: Mapping[str, _Words],
    pairs: set[tuple[str, str]],
    terms: TermNumbers,
    meanings: Meanings,
) -> dict[str, list[int]]:
    """Return the numbers of the terms of one paper by field."""
    term = terms.__getitem__
    result = {}
    for name, (found, joined) in fields.items():
        compound = sorted({*joined, *map("".join, pairs.intersection(pairwise(found)))})
        counted = chain(filterfalse(STOP_WORDS.__contains__, found), compound)
        result[name] = list(map(term, counted))
    headline = fields["title"][0] + fields["summary"][0]
    result["synonyms"] += meanings.of(list(map(term, headline)))
    result["abstract_synonyms"] = meanings.of(list(map(term, fields["abstract"][0])))
    return result
