"""Owns which words of a query are looked up, where all of them would take too many files.

The browser's twin of this module is ``overrides/assets/javascripts/search/afford.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from generator.publish.search.filler import FILLER
from generator.publish.search.plan import Candidates

SHARDS = 4  # files that the terms of a query may stand in; of more words, the rarest tell enough


def afford(found: Sequence[Candidates], place: Callable[[str], int]) -> list[Candidates]:
    """Return the candidates that can be looked up in SHARDS shards, in the order of the query.

    The rarest words come first, each with the best of what it may stand for where nobody knows it;
    then what else they may stand for. What must not be missing is looked up whatever it costs.
    """
    chosen: set[int] = set()

    def fits(terms: Iterable[str], *, must: bool = False) -> bool:
        wanted = chosen.union(map(place, terms))
        if must or len(wanted) <= SHARDS:
            chosen.update(wanted)
        return chosen.issuperset(wanted)

    kept = [
        each
        for each in sorted(found, key=_turn)
        if fits(_needed(each), must=bool(each.unit.quoted or each.unit.fields))
    ]
    lean = {each.unit: _lean(each, fits) for each in kept}
    return [lean[each.unit] for each in found if each.unit in lean]


def _turn(found: Candidates) -> tuple[bool, int]:
    """Return what words are taken in the order of: those that say little come last."""
    return found.unit.word in FILLER, found.level


def _needed(found: Candidates) -> Iterator[str]:
    """Yield what a word cannot do without: itself, or the best that it may stand for."""
    yield found.term
    if found.level < 0:
        yield found.unit.word  # a name too rare for the lexicon stands beside it
        yield from islice(found.others, 1)


def wanted(found: Candidates) -> tuple[str, ...]:
    """Return the words and terms whose shards are to be loaded."""
    return (*_needed(found), *found.others)


def _lean(found: Candidates, fits: Callable[[Iterable[str]], bool]) -> Candidates:
    """Return the candidates without the terms for which there is no room."""
    terms = {term for term in found.others if fits([term])}
    return replace(
        found,
        parts=tuple(each for each in found.parts if each[1] in terms),
        completions=tuple(term for term in found.completions if term in terms),
        corrections=tuple(each for each in found.corrections if each[0] in terms),
    )
