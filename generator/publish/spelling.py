"""Owns how a term is written for readers: as the papers spell it, and only if it names a thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator import inline
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.prose import NEVER_ALONE, PROSE, names_a_thing
from generator.publish.search.stem import stem
from generator.publish.search.words import fold
from generator.publish.similarity import similarity
from generator.publish.site import Site
from generator.publish.weights import Weights

WITNESSES = 4  # papers that are asked how they spell a term
_FORMS = {
    1: re.compile(r"(?<![\w-])([^\W_]+)(?![\w-])"),  # half of a compound says something else
    2: re.compile(r"(?<!\w)([^\W_]+)[ -](?:of[ -])?([^\W_]+)(?![\w-])"),
}
_COMPOUND = re.compile(r"(?:\w+-)+$")  # "long-" of "long-distance trade"
_TITLED = re.compile(r"\b[A-Z][a-z]+\b")
_STARTS = re.compile(r"(?:^|[.?!:\n])[^\w\n]*$")


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """How papers spell the terms of their `weights`; `views` are the papers in the same order."""

    weights: Weights
    views: Sequence[PaperView]
    known: dict[int, str | None] = field(default_factory=dict)

    def of(self, column: int) -> str | None:
        """Return the term as its first papers write it, or None where it names nothing."""
        if column not in self.known:
            self.known[column] = self._found(column)
        return self.known[column]

    def _found(self, column: int) -> str | None:
        term = self.weights.term(column)
        if any(part in PROSE or len(part) < 2 or part[0].isdigit() for part in term):
            return None
        if len(term) == 1 and term[0] in NEVER_ALONE:
            return None
        witnesses = self.weights.holding(column)[:WITNESSES]
        found = [each for paper in witnesses for each in _spellings(self.views[paper], term)]
        usual = Counter(spelt.lower() for _, spelt in found).most_common(1)
        if not usual or not names_a_thing(usual[0][0]):
            return None
        return min(each for each in found if each[1].lower() == usual[0][0])[1]


@kept
def spelling(site: Site) -> Spelling:
    """Return how a site's papers spell their terms."""
    return Spelling(weights=similarity(site).weights, views=tuple(site.papers.values()))


def _spellings(view: PaperView, term: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield how a paper writes a term, each with a rank: the lower, the surer are its capitals."""
    prose, title = _texts(view)
    for start, end in _places(prose, term):
        words = prose[start:end]
        if _STARTS.search(prose, max(0, start - 4), start):
            yield 2, _lowered(words)
        else:
            yield int(words != words.lower()), words
    for start, end in _places(title, term):
        yield 2, _lowered(title[start:end])


@kept
def _texts(view: PaperView) -> tuple[str, str]:
    texts = (view.paper.abstract or "", view.paper.summary or "")
    return "\n".join(map(inline.plain, texts)), view.title


def _places(text: str, term: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the words of a term stand side by side in `text`."""
    lowered = text.lower()
    beginning = term[0].rstrip("ei")  # "studi" and "scale" stand for "study" and "scaling"
    place = lowered.find(beginning)
    while place >= 0:
        match = _FORMS[len(term)].match(text, place)
        if match and tuple(stem(fold(word)) for word in match.groups()) == term:
            compound = _COMPOUND.search(text, max(0, place - 20), place)
            yield (compound or match).start(), match.end()
        place = lowered.find(beginning, place + 1)


def _lowered(words: str) -> str:
    """Return words without the capitals that their place gave them."""
    return _TITLED.sub(lambda word: word[0].lower(), words)
