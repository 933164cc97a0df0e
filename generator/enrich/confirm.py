"""Owns whether a record is of the work that was asked for: taken, doubtful, or another's.

A title is never enough by itself where more is known: the year and the authors, or the abstract,
have to agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator import text
from generator.deduplicate import (
    LIKE_ABSTRACT,
    SAME_ABSTRACT,
    SAME_TITLE_ABSTRACT,
    Work,
    ids_differ,
    ids_of,
    near_titles,
    similarity,
)
from generator.enrich.service import Id
from generator.enrich.target import Target
from generator.model import Entry

YEARS_APART = 2  # at most, between a preprint and its publication
TELLING_TITLE = 20  # letters from which on a title is hardly another work's by chance

_PART = re.compile(r"[^\W\d_]{2,}")


class Verdict(Enum):
    """What is made of a record."""

    TAKEN = "taken"
    DOUBTFUL = "doubtful"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """A verdict on one of the records, by its place, and what speaks against it."""

    verdict: Verdict
    chosen: int | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Evidence:
    """What of a record agrees with the work asked for; None where it cannot be told."""

    same_title: bool
    near_title: bool
    abstract: float | None
    authors: bool | None
    year: bool | None

    @property
    def same_abstract(self) -> bool:
        return self.abstract is not None and self.abstract >= SAME_TITLE_ABSTRACT

    @property
    def against(self) -> str:
        """Return what contradicts the title, in words; empty where nothing does."""
        if self.authors is False:
            return "its authors differ"
        if self.year is False:
            return "its year differs"
        if not self.authors and self.abstract is not None and self.abstract < LIKE_ABSTRACT:
            return "its abstract differs"
        return ""


def judge(target: Target, entries: Sequence[Entry], asked: Id | None) -> Judgement:
    """Return which of the records is of the work, `asked` for by this id or else by title.

    Where two are that are not one work, neither is taken.
    """
    judged = [_judged(target, entry, asked) for entry in entries]
    taken = [place for place, each in enumerate(judged) if each[0] is Verdict.TAKEN]
    if taken:
        first = taken[0]
        ids = [ids_of(entries[place]) for place in taken]
        if any(ids_differ(ids[0], other) for other in ids[1:]):
            return Judgement(verdict=Verdict.DOUBTFUL, chosen=first, reason="so does another one")
        return Judgement(verdict=Verdict.TAKEN, chosen=first)
    for place, (verdict, reason) in enumerate(judged):
        if verdict is Verdict.DOUBTFUL:
            return Judgement(verdict=verdict, chosen=place, reason=reason)
    return Judgement(verdict=Verdict.OTHER)


def _judged(target: Target, entry: Entry, asked: Id | None) -> tuple[Verdict, str]:
    ids = ids_of(entry)
    if asked and asked not in ids:
        return Verdict.OTHER, ""
    if target.title is None:
        return Verdict.TAKEN, ""
    evidence = _evidence(target, entry)
    if asked:
        return _by_id(evidence)
    if not evidence.near_title:
        return Verdict.OTHER, ""
    if ids_differ(target.ids, ids):
        return Verdict.DOUBTFUL, "its id differs"
    return _by_title(evidence, len(target.work.key))


def _by_id(evidence: _Evidence) -> tuple[Verdict, str]:
    """Judge a record that has the id: a service may still have put it to another work."""
    if evidence.same_title:
        return Verdict.TAKEN, ""
    if evidence.abstract is not None and evidence.abstract >= SAME_ABSTRACT:
        return Verdict.TAKEN, ""
    if not evidence.near_title:
        return Verdict.DOUBTFUL, "its title differs"
    return (Verdict.DOUBTFUL, evidence.against) if evidence.against else (Verdict.TAKEN, "")


def _by_title(evidence: _Evidence, length: int) -> tuple[Verdict, str]:
    """Judge a record of nearly the same title, which is `length` letters long."""
    if evidence.against:
        return Verdict.DOUBTFUL, evidence.against
    if evidence.authors or evidence.same_abstract:
        return Verdict.TAKEN, ""
    if not evidence.same_title:
        return Verdict.DOUBTFUL, "its title differs a little, and no author confirms it"
    if length < TELLING_TITLE:
        return Verdict.DOUBTFUL, "its title is short, and no author confirms it"
    return Verdict.TAKEN, ""


def _evidence(target: Target, entry: Entry) -> _Evidence:
    mine, theirs = target.work, Work(title=entry.title, abstract=entry.abstract)
    return _Evidence(
        same_title=mine.key == theirs.key,
        near_title=near_titles(mine, theirs),
        abstract=similarity(mine, theirs),
        authors=_authors_agree(target, entry),
        year=_years_agree(target, entry),
    )


def _years_agree(target: Target, entry: Entry) -> bool | None:
    if target.year is None or entry.date is None:
        return None
    return abs(target.year - int(entry.date[:4])) <= YEARS_APART


def _authors_agree(target: Target, entry: Entry) -> bool | None:
    """Return whether the authors are the same, as far as names, else their number, tell.

    Lists are cut off, names abbreviated and turned around: half of the shorter list has to agree.
    """
    if target.authors and entry.authors:
        fewer, more = sorted((target.authors, entry.authors), key=len)
        known = list(map(_parts, more))
        found = sum(any(_same_person(one, other) for other in known) for one in map(_parts, fewer))
        return 2 * found >= len(fewer)
    counts = target.author_count, len(entry.authors) or entry.author_count
    if counts[0] is None or counts[1] is None:
        return None
    return counts[0] == counts[1]


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_PART.findall(text.transliterate(name)))


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two names share a family name, whichever end it stands at."""
    common = {*one} & {*other}
    return bool(common & {*one[-1:], *other[-1:]})
