"""Owns which phrases tell the texts of one group from all others."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from generator.classify.keywords import Phrase
from generator.classify.suggest.phrases import Phrases

Says = Callable[[str], bool]  # whether words can name a thing of some field

_FEWEST = 3  # texts of the group that must hold a phrase
_TIMES = 3.0  # as common in the group as elsewhere, at least
_LONGER = 0.35  # how much more each further word of a name says
_UNTITLED = 0.2  # what a name is worth that stands in no title, beside one that always does
_NAMED = 2  # phrases in a title
_CHANCE = 0.25  # of the texts that hold a phrase: so few hold a longer one around it by chance


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """A phrase of a group: how many of its texts hold it, and how many others do."""

    phrase: Phrase
    words: str
    inside: int
    outside: int
    score: float


def signs(members: Collection[int], total: int, known: Phrases, says: Says) -> list[Sign]:
    """Return the phrases that tell the `members` from the rest of `total` texts, the best first.

    The score is the part of the members that hold a phrase, times the logarithm of how much more
    common it is among them; more for longer phrases, and the more titles use it. What no title uses
    is no name.
    """
    inside, found = frozenset(members), []
    for phrase, holders in known.holders.items():
        here, words = len(holders & inside), known.spelling[phrase]
        there = len(holders) - here
        times = (here / len(inside)) / ((there + 0.5) / (total - len(inside) + 1))
        if here >= _FEWEST and times >= _TIMES and known.titled[phrase] and says(words):
            score = here / len(inside) * math.log(times) * _weight(phrase, known)
            sign = Sign(
                phrase=phrase, words=words, inside=here, outside=there, score=round(score, 6)
            )
            found.append(sign)
    return sorted(found, key=lambda each: (-each.score, each.phrase))


def names(found: Sequence[Sign], members: Collection[int], known: Phrases) -> list[Sign]:
    """Return the signs that name a group: the best, then the best for texts without it."""
    chosen: list[Sign] = []
    left = frozenset(members)
    while len(chosen) < _NAMED:
        used = {word for sign in chosen for word in sign.phrase}
        free = [sign for sign in found if not used & set(sign.phrase)]
        if not free:
            break
        best = max(free, key=lambda sign: _worth(sign, left, known))
        chosen.append(best)
        left -= known.holders[best.phrase]
    return chosen


def distinct(found: Sequence[Sign]) -> list[Sign]:
    """Return the signs without those that are but another one with a chance word beside it."""
    kept: list[Sign] = []
    for sign in found:
        around = (each for each in found if each is not sign and _holds(sign.phrase, each.phrase))
        if all(sign.inside >= _CHANCE * each.inside for each in around):
            kept.append(sign)
    return kept


def _holds(longer: Phrase, shorter: Phrase) -> bool:
    starts = range(len(longer) - len(shorter) + 1)
    return any(longer[start : start + len(shorter)] == shorter for start in starts)


def _weight(phrase: Phrase, known: Phrases) -> float:
    titled = len(known.titled[phrase]) / len(known.holders[phrase])
    return (1 + _LONGER * (len(phrase) - 1)) * (_UNTITLED + titled)


def _worth(sign: Sign, left: frozenset[int], known: Phrases) -> float:
    """Return what a sign says as a name of those texts that have none yet."""
    return round(sign.score * len(known.holders[sign.phrase] & left) / sign.inside, 6)
