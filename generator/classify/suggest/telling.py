"""Owns which phrases tell the texts of one group from all others."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

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
    """A phrase of a group: how many of its `members` hold it, and how many of the `others`."""

    phrase: Phrase
    words: str
    inside: int
    members: int
    outside: int
    others: int
    score: float

    @property
    def times(self) -> float:
        """Return how much more common the phrase is among the members than elsewhere."""
        return (self.inside / self.members) / ((self.outside + 0.5) / (self.others + 1))


def signs(members: Collection[int], known: Phrases, says: Says) -> list[Sign]:
    """Return the phrases that tell the `members` from all other texts, the best first.

    The score is the part of the members that hold a phrase, times the logarithm of how much more
    common it is among them; more for longer phrases, and the more titles use it. What no title uses
    is no name.
    """
    inside = frozenset(members).intersection(known.read)
    counted = (_sign(phrase, inside, known) for phrase in known.titled if known.titled[phrase])
    found = [
        replace(sign, score=round(_score(sign, known), 6))
        for sign in counted
        if sign.inside >= _FEWEST and sign.times >= _TIMES and says(sign.words)
    ]
    return sorted(found, key=lambda each: (-each.score, each.phrase))


def _sign(phrase: Phrase, inside: frozenset[int], known: Phrases) -> Sign:
    here = len(known.holders[phrase] & inside)
    return Sign(
        phrase=phrase,
        words=known.spelling[phrase],
        inside=here,
        members=len(inside),
        outside=len(known.holders[phrase]) - here,
        others=len(known.read) - len(inside),
        score=0.0,
    )


def _score(sign: Sign, known: Phrases) -> float:
    length = 1 + _LONGER * (len(sign.phrase) - 1)
    titled = len(known.titled[sign.phrase]) / len(known.holders[sign.phrase])
    return sign.inside / sign.members * math.log(sign.times) * length * (_UNTITLED + titled)


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


def _worth(sign: Sign, left: frozenset[int], known: Phrases) -> float:
    """Return what a sign says as a name of those texts that have none yet."""
    return round(sign.score * len(known.holders[sign.phrase] & left) / sign.inside, 6)
