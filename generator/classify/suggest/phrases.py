"""Owns which phrases a collection uses, in which texts, and how its authors spell them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.classify.keywords import FUNCTION_WORDS, Phrase, Text, words_of

LONGEST = 3  # words
READ = 4_000  # texts, spread over all; more of them would say the same and fill the memory
_FEWEST = 3  # texts that must hold a phrase before it tells anything
_ENDING = 0.3  # of a phrase's uses after which something else begins: it names a thing by itself
_PART = 0.8  # of a phrase's texts that hold it within one longer phrase: it is a piece of that

_CLAUSE = re.compile(r"[.,;:!?()\[\]\"“”]+(?:\s|$)|[()\[\]\"“”]")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_NO_END = FUNCTION_WORDS | frozenset(
    """
    after again against also although among because been before being below beyond during each
    either even few first further had he her here him his however i if just last less many may me
    might much must my need neither no nor now often only our own per rather same several she
    should since still thus together too until upon us very via was we well were whether while
    whose yet
    """.split()  # noqa: SIM905 - as in `keywords`
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """The texts that hold each phrase, by their places, also in titles; its usual spelling.

    `read` are the places of the texts that were read.
    """

    read: range
    holders: Mapping[Phrase, frozenset[int]]
    titled: Mapping[Phrase, frozenset[int]]
    spelling: Mapping[Phrase, str]


class _Uses:
    """What is counted of one phrase while the texts are read."""

    __slots__ = ("ending", "holders", "spelled", "titled")

    def __init__(self) -> None:
        self.holders: set[int] = set()
        self.titled: set[int] = set()
        self.spelled: Counter[str] = Counter()
        self.ending = 0

    @property
    def names(self) -> bool:
        """Return whether several texts use the phrase, and so that it can name a thing."""
        often = len(self.holders) >= _FEWEST
        return often and self.ending >= _ENDING * self.spelled.total()


def phrases(texts: Sequence[Text]) -> Phrases:
    """Return the phrases that several of `texts` hold, without mere pieces of longer ones."""
    uses: defaultdict[Phrase, _Uses] = defaultdict(_Uses)
    read = range(0, len(texts), max(1, -(-len(texts) // READ)))
    for place in read:
        title, abstract = texts[place]
        for phrase, words, ends in (*_found(title.lower()), *_found(abstract)):
            use = uses[phrase]
            use.holders.add(place)
            use.spelled[words] += 1
            use.ending += ends
        for phrase, _, _ in _found(title):
            uses[phrase].titled.add(place)
    named = {phrase: use for phrase, use in sorted(uses.items()) if use.names}
    pieces = _pieces({phrase: use.holders for phrase, use in named.items()})
    whole = {phrase: use for phrase, use in named.items() if phrase not in pieces}
    return Phrases(
        read=read,
        holders={phrase: frozenset(use.holders) for phrase, use in whole.items()},
        titled={phrase: frozenset(use.titled) for phrase, use in whole.items()},
        spelling={phrase: _usual(use.spelled) for phrase, use in whole.items()},
    )


def _found(text: str) -> Iterator[tuple[Phrase, str, bool]]:
    """Yield each phrase of a text, its words as written, and whether something ends with it.

    A clause's first word is small, unless it is written so that it never is.
    """
    for clause in _CLAUSE.split(text):
        words = _WORD.findall(clause)
        if words and words[0][1:].islower():
            words[0] = words[0].lower()
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                found = " ".join(words[start:end])
                phrase = tuple(words_of(found))
                if phrase and _is_whole(phrase):
                    ends = end == len(words) or words[end].lower() in _NO_END
                    yield phrase, found, ends


def _is_whole(phrase: Phrase) -> bool:
    ends = phrase[0], phrase[-1]
    return not any(each in _NO_END or len(each) < 2 or each[0].isdigit() for each in ends)


def _pieces(holders: Mapping[Phrase, set[int]]) -> set[Phrase]:
    """Return the phrases that are hardly ever used but within one longer phrase."""
    found = set()
    for phrase, texts in holders.items():
        for size in range(1, len(phrase)):
            for start in range(len(phrase) - size + 1):
                part = phrase[start : start + size]
                if part in holders and len(texts) >= _PART * len(holders[part]):
                    found.add(part)
    return found


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda each: (-spellings[each], each != each.lower(), each))
