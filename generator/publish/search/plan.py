"""Owns how a query becomes clauses for Lunr: exact terms with boosts, worked out beforehand.

Lunr could expand beginnings and misspellings itself, but only over all terms of the index, which
nobody has loaded. A plan names the terms instead, so that Lunr gives the same scores whether it has
the whole index or only the plan's terms. It is made in two steps: `candidates` says which terms
may matter (their shards are loaded), `decide` which of them do, once it is known which exist.

There are more words than can be looked up in few files: `afford` keeps what tells most.

The browser's twin of this module is ``overrides/assets/javascripts/search/plan.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from rapidfuzz.distance import OSA

from generator.publish.search.filler import FILLER
from generator.publish.search.lexicon import Lexicon
from generator.publish.search.syntax import Asked
from generator.publish.search.words import STOP_WORDS, Terms

EXACT, BEGUN, BEGUN_TOO, PART = 8, 6, 2, 1  # boosts
TYPO = (4, 2)  # boosts of a word one edit away, and of one two edits away
COMPLETIONS = 6  # terms that an unfinished word may stand for
CORRECTIONS = 2  # terms that a misspelt word may stand for
BEGINNING = 2  # letters from which a word may be unfinished
MISSPELT = 4  # letters from which a word may be misspelt
LONG = 8  # letters from which it may be so twice
COMPOUND = 6  # letters from which two words may be one
SHARDS = 4  # files that the terms of a query may stand in; of more words, the rarest tell enough
SHORT, COMMON = 3, 8  # shorter words stand in no lexicon; they pass for words of this level


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A word to look for; `parts` are the words it was made of where it was written as two."""

    word: str
    parts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    last: bool = False
    quoted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidates:
    """The terms a unit may stand for, each list best first."""

    unit: Unit
    term: str
    parts: tuple[tuple[str, str], ...]  # word, term
    completions: tuple[str, ...]
    corrections: tuple[tuple[str, str, int], ...]  # term, word, edits

    @property
    def others(self) -> Iterator[str]:
        """Yield the terms that may matter besides that of the word itself, the best first."""
        yield from (term for term, _, _ in self.corrections)
        yield from (term for _, term in self.parts)
        yield from self.completions


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """What a unit is looked up by: terms with their boosts; a paper holds it by any of them.

    `corrected` is the word that was taken for a misspelt one.
    """

    unit: Unit
    boosts: Mapping[str, float]
    corrected: str | None = None


def units(asked: Sequence[Asked], lexicon: Lexicon) -> list[Unit]:
    """Return the words that count, each once; two that are known as one word become one."""
    found = dict.fromkeys(chain.from_iterable(_units(each, lexicon) for each in asked))
    counted = [unit for unit in found if unit.parts or unit.word not in STOP_WORDS]
    kept = counted or list(found)[-1:]
    if not kept or kept[-1].quoted:
        return kept
    last = kept[-1]
    unfinished = Unit(word=last.word, parts=last.parts, fields=last.fields, last=True)
    return [*kept[:-1], unfinished]


def _units(asked: Asked, lexicon: Lexicon) -> Iterator[Unit]:
    """Yield the units of one part of a query."""
    words = [word for run in asked.runs for word in run.split("-")]
    tied = [
        place == 0 and len(parts) == 2
        for parts in (run.split("-") for run in asked.runs)
        for place in range(len(parts))
    ]
    place = 0
    while place < len(words):
        pair = tuple(words[place : place + 2])
        if len(pair) == 2 and not asked.quoted and _is_one(pair, lexicon, tied=tied[place]):
            yield Unit(word="".join(pair), parts=pair, fields=asked.fields)
            place += 2
        else:
            yield Unit(word=words[place], fields=asked.fields, quoted=asked.quoted)
            place += 1


def _is_one(pair: tuple[str, ...], lexicon: Lexicon, *, tied: bool) -> bool:
    """Return whether two words are to be looked up as one.

    They are where people write them so, and where a hyphen ties a word that nobody knows: the
    whole may be misspelt.
    """
    whole = "".join(pair)
    if len(whole) >= COMPOUND and whole in lexicon.levels:
        return True
    return tied and any(word not in lexicon.levels for word in pair)


def candidates(unit: Unit, lexicon: Lexicon, terms: Terms) -> Candidates:
    """Return which terms a unit may stand for, as far as the lexicon tells."""
    completions = _completions(unit, lexicon, terms)
    known = unit.word in lexicon.levels
    return Candidates(
        unit=unit,
        term=terms[unit.word],
        parts=tuple((word, terms[word]) for word in unit.parts),
        completions=completions,
        corrections=() if known or completions else _corrections(unit, lexicon, terms),
    )


def _completions(unit: Unit, lexicon: Lexicon, terms: Terms) -> tuple[str, ...]:
    """Return the terms of the most frequent words that begin with an unfinished one."""
    if not unit.last or len(unit.word) < BEGINNING:
        return ()
    begun = sorted(lexicon.begun(unit.word), key=lambda word: -lexicon.levels[word])
    found = dict.fromkeys(terms[word] for word in begun)
    own = terms[unit.word]
    found.pop(own, None)
    if unit.word in lexicon.levels:  # a word by itself: what goes on elsewhere is not worth loading
        return tuple(term for term in found if term.startswith(own))[:COMPLETIONS]
    return tuple(found)[:COMPLETIONS]


def _corrections(unit: Unit, lexicon: Lexicon, terms: Terms) -> tuple[tuple[str, str, int], ...]:
    """Return the terms of the words nearest to a misspelt one: fewest edits, then most frequent."""
    word = unit.word
    if len(word) < MISSPELT or word.isdigit() or unit.quoted:
        return ()
    reach = 2 if len(word) >= LONG else 1
    near = [
        (OSA.distance(word, other, score_cutoff=reach), -lexicon.levels[other], other)
        for length in range(len(word) - reach, len(word) + reach + 1)
        for other in lexicon.by_length.get(length, ())
    ]
    found: dict[str, tuple[str, str, int]] = {}
    for edits, _, other in sorted(each for each in near if each[0] <= reach):
        found.setdefault(terms[other], (terms[other], other, edits))
    return tuple(found.values())[:CORRECTIONS]


def afford(
    found: Sequence[Candidates], lexicon: Lexicon, place: Callable[[str], int]
) -> list[Candidates]:
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
        for each in sorted(found, key=lambda each: _turn(each.unit.word, lexicon))
        if fits(_needed(each, lexicon), must=bool(each.unit.quoted or each.unit.fields))
    ]
    lean = {each.unit: _lean(each, fits) for each in kept}
    return [lean[each.unit] for each in found if each.unit in lean]


def _turn(word: str, lexicon: Lexicon) -> tuple[bool, int]:
    """Return what words are taken in the order of: those that say little come last."""
    return word in FILLER, lexicon.levels.get(word, COMMON if len(word) < SHORT else -1)


def _needed(found: Candidates, lexicon: Lexicon) -> Iterator[str]:
    """Yield what a word cannot do without: itself, or the best that it may stand for."""
    yield found.term
    if found.unit.word not in lexicon.levels:
        yield found.unit.word  # a name too rare for the lexicon stands beside it
        yield from islice(found.others, 1)


def wanted(found: Candidates, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words and terms whose shards are to be loaded."""
    return (*_needed(found, lexicon), *found.others)


def _lean(found: Candidates, fits: Callable[[Iterable[str]], bool]) -> Candidates:
    """Return the candidates without the terms for which there is no room."""
    terms = {term for term in found.others if fits([term])}
    return replace(
        found,
        parts=tuple(each for each in found.parts if each[1] in terms),
        completions=tuple(term for term in found.completions if term in terms),
        corrections=tuple(each for each in found.corrections if each[0] in terms),
    )


def decide(
    found: Candidates, exists: Collection[str], neighbours: Callable[[str], Sequence[str]]
) -> list[Group]:
    """Return the groups of clauses for a unit.

    `exists` holds the terms that are in the index; `neighbours` gives those that would stand in the
    same shard as a word: for a name too rare for the lexicon.
    """
    unit = found.unit
    if found.parts and found.term not in exists and not found.corrections:
        return _apart(found, exists)
    boosts: dict[str, float] = {}
    if found.term in exists:
        boosts[found.term] = EXACT
    for word, term in found.parts:
        if term in exists and word not in STOP_WORDS:
            boosts.setdefault(term, PART)
    begun = BEGUN_TOO if boosts else BEGUN
    completions = [term for term in found.completions if term in exists]
    if unit.last and not boosts and not completions:
        completions = [term for term in neighbours(unit.word) if term.startswith(unit.word)]
    for term in completions[:COMPLETIONS]:
        boosts.setdefault(term, begun)
    corrected = None if boosts else _corrected(found, exists, neighbours)
    for term, _, edits in corrected or ():
        boosts.setdefault(term, TYPO[edits - 1])
    if not boosts:
        return []
    return [Group(unit=unit, boosts=boosts, corrected=corrected[0][1] if corrected else None)]


def _apart(found: Candidates, exists: Collection[str]) -> list[Group]:
    """Return the groups of two words that are not known as one."""
    return [
        Group(unit=Unit(word=word, fields=found.unit.fields), boosts={term: EXACT})
        for word, term in found.parts
        if term in exists and word not in STOP_WORDS
    ]


def _corrected(
    found: Candidates, exists: Collection[str], neighbours: Callable[[str], Sequence[str]]
) -> Sequence[tuple[str, str, int]]:
    """Return what a misspelt word may stand for: words of the lexicon, else a rare neighbour."""
    known = [each for each in found.corrections if each[0] in exists]
    word = found.unit.word
    if known or len(word) < MISSPELT or word.isdigit() or found.unit.quoted:
        return known
    near = [
        (term, term, 1)
        for term in neighbours(word)
        if OSA.distance(found.term, term, score_cutoff=1) == 1
    ]
    return near[:CORRECTIONS]
