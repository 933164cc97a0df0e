"""Owns what the sections' own words say about a text: which of their keywords it uses, and where.

A keyword is met as a phrase: case, hyphens and plurals do not count, and the longest phrase at a
place is the one that is meant ("clay pipe" is not about clay). One that a page
marks as its core with a plus sign (``+pottery``) counts double. One in the title counts most; in
the abstract, sentences in which the authors speak of their own work count twice.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.taxonomy import CORE, Taxonomy, Topic

Phrase = tuple[str, ...]
Text = tuple[str, str]  # title, abstract

IN_TITLE = 3.0
OWN_CLAIM = 2.0
CORE_WEIGHT = 2.0
DESCRIBED = 0.25
# Phrases are counted as if this many further texts had been read, one in fifty holding the
# phrase: few texts say nothing about how rare a phrase is.
_UNSEEN_TEXTS = 1_000
_UNSEEN_SHARE = 0.02

_WORD = re.compile(r"[^\W_]+")
_SPACED = {code: chr(code).lower() if _WORD.match(chr(code)) else " " for code in range(128)}
_SENTENCE = re.compile(r"\s(?<=[.!?]\s)\s*(?=[A-Z])")  # faster than to look behind first
_OWN = re.compile(
    r"\b(?:we|our|here|show|results?|this (?:paper|work|study|article|report|survey|thesis))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;&/]|\band\b")
FUNCTION_WORDS = frozenset(
    """
    a about all an and are as at be between but by can do does for from has have how in into is
    it its more most not of on one or other out over so some such than that the their them then
    there these they this those through to two under up what when where which who why will with
    without within you your
    """.split()  # noqa: SIM905 - one to a line, they would fill a page
)


class Reading(NamedTuple):
    """The words of a text: of the title, and of each sentence of the abstract, beside that."""

    title: list[str]
    sentences: list[tuple[str, list[str]]]

    @property
    def content(self) -> list[str]:
        """Return those words that are about something."""
        parts = (self.title, *(words for _, words in self.sentences))
        return [word for words in parts for word in words if word not in FUNCTION_WORDS]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """The phrases of a taxonomy.

    `weights` maps a phrase to its weight for each topic that owns it, by the topic's place;
    `spelling` to how the page writes it; `longest` maps a first word to its longest phrase.
    """

    weights: Mapping[Phrase, tuple[tuple[int, float], ...]]
    spelling: Mapping[Phrase, str]
    longest: Mapping[str, int]

    def find(self, words: Sequence[str]) -> Iterator[Phrase]:
        """Yield the phrases in `words` from left to right, the longest at each place."""
        end = 0
        for place in [place for place, word in enumerate(words) if word in self.longest]:
            if place < end:
                continue
            size = self.longest[words[place]]
            while size and tuple(words[place : place + size]) not in self.weights:
                size -= 1
            if size:
                yield tuple(words[place : place + size])
                end = place + size


def lexicon(taxonomy: Taxonomy) -> Lexicon:
    """Return the phrases of the topics' keywords and titles; of descriptions where there are none.

    A phrase of several words weighs more than one word; several topics share its weight.
    """
    owners: dict[Phrase, dict[int, float]] = defaultdict(dict)
    spelling: dict[Phrase, str] = {}
    for place, topic in enumerate(taxonomy.values()):
        for text, weight in _terms(topic):
            phrase = tuple(words_of(text))
            if phrase and weight > owners[phrase].get(place, 0.0):
                owners[phrase][place] = weight
                spelling.setdefault(phrase, text)
    owners.pop((), None)
    longest: dict[str, int] = {}
    for phrase in owners:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    weights = {phrase: _shared(phrase, found) for phrase, found in owners.items()}
    return Lexicon(weights=weights, spelling=spelling, longest=longest)


def _terms(topic: Topic) -> Iterator[tuple[str, float]]:
    for keyword in topic.keywords:
        yield keyword.removeprefix(CORE), CORE_WEIGHT if keyword.startswith(CORE) else 1.0
    yield from ((part.strip(), CORE_WEIGHT) for part in _PARTS.split(topic.title))
    if not topic.keywords:
        words = (word.lower() for word in _WORD.findall(topic.description))
        yield from ((word, DESCRIBED) for word in words if word not in FUNCTION_WORDS)


def _shared(phrase: Phrase, owners: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    weight = math.sqrt(len(phrase)) / len(owners)
    return tuple((place, weight * own) for place, own in sorted(owners.items()))


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case and, where English forms it plainly, singular."""
    plain = text.isascii()  # as most are: half the time
    words = text.translate(_SPACED).split() if plain else _WORD.findall(text.lower())
    return [*map(_SINGULAR.__getitem__, words)]


def read(text: Text) -> Reading:
    """Return the words of a text."""
    title, abstract = text
    sentences = _SENTENCE.split(abstract)
    return Reading(title=words_of(title), sentences=[(each, words_of(each)) for each in sentences])


def content_words(text: Text) -> list[str]:
    """Return the words of a title and abstract that are about something."""
    return read(text).content


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class _Singulars(dict[str, str]):
    """The singular of each word, worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = found = _singular(word)
        return found


_SINGULAR = _Singulars()


def own_sentences(abstract: str) -> list[str]:
    """Return the sentences in which authors speak of their own work, or all if there is none."""
    sentences = _SENTENCE.split(abstract)
    return [each for each in sentences if _OWN.search(each)] or sentences


def strengths(reading: Reading, known: Lexicon) -> dict[Phrase, float]:
    """Return how strongly a text uses each phrase: at most 2 for the abstract, plus the title."""
    counts: Counter[Phrase] = Counter()
    for sentence, words in reading.sentences:
        phrases = list(known.find(words))
        worth = OWN_CLAIM if phrases and _OWN.search(sentence) else 1.0
        for phrase in phrases:
            counts[phrase] += worth  # type: ignore[assignment]
    found = {phrase: 2 * count / (count + 1) for phrase, count in counts.items()}
    for phrase in dict.fromkeys(known.find(reading.title)):
        found[phrase] = found.get(phrase, 0.0) + IN_TITLE
    return found


def rarity(used: Sequence[Mapping[Phrase, float]]) -> dict[Phrase, float]:
    """Return the inverse document frequency (a logarithm) of each phrase that texts have `used`."""
    texts = Counter(phrase for phrases in used for phrase in phrases)
    total = len(used) + _UNSEEN_TEXTS
    expected = _UNSEEN_SHARE * _UNSEEN_TEXTS
    return {phrase: math.log(total / (count + expected)) for phrase, count in texts.items()}
