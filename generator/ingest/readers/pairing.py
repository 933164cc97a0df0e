"""Aligns a run of lines into titles and their abstracts, so that a lost one shifts no other.

One loss at a time is told for sure. Where an abstract and the very next title are both lost, and
no byline stands between, the title before and the abstract behind look like a pair and become one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.ingest.readers.evidence import VAGUE, Habits, is_closed

# What it costs to believe that a title or an abstract was lost: more than vague evidence
# can raise against the plain alternation, less than the two plain contradictions of a shift.
_LOST = 4.0
# What it costs to believe that the file ends right after a title.
_CUT = 2.0
# How much vague evidence counts: between explanations of one price only, however long the run.
_LEANING = 0.01
_NEVER = float("inf")
# A title; the first line and the further lines of its abstract; the same without a title.
_TITLE, _ABSTRACT, _MORE, _ORPHAN, _ORPHAN_MORE = range(5)
_BULLET = re.compile(r"[-*–•·‣] ")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)] ")


class Piece(NamedTuple):
    """A line that is a title, an abstract or part of one; `weight` as `evidence.weigh` has it."""

    number: int
    raw: str
    text: str
    weight: float


class Pair(NamedTuple):
    """A title with its abstract's lines; either is missing where the file lost it."""

    title: Piece | None
    abstract: tuple[Piece, ...]


def align(
    pieces: Sequence[Piece], habits: Habits, *, anchored: bool = False, final: bool = False
) -> list[Pair]:
    """Return the pairs that explain a run of lines best, in order and without a line left over.

    Plain alternation costs nothing but the evidence against it; each lost title or abstract has
    its price, and so has a second line of an abstract that does not look like one. `anchored`
    tells that a byline closes the run, so that a paragraph more in it is no record of its own;
    `final` that the file ends here, so that a title without an abstract is to be expected.
    """
    if len(pieces) == 2 and pieces[0].weight <= VAGUE and pieces[1].weight >= -VAGUE:
        return [Pair(pieces[0], (pieces[1],))]
    if not pieces:
        return []
    roles = _roles(pieces, habits, anchored=anchored, final=final)
    starts = [i for i, role in enumerate(roles) if role in (_TITLE, _ORPHAN)]
    ends = [*starts[1:], len(pieces)]
    return [_pair(pieces[i:j], roles[i]) for i, j in zip(starts, ends, strict=True)]


class _Seam(NamedTuple):
    """What it costs to take two neighbouring lines as parts of one thing, or as two things.

    `more` is for an abstract that goes on, `end` for one that ends there, `head` for a title
    whose abstract begins there.
    """

    more: float
    end: float = 0.0
    head: float = 0.0


def _pair(run: Sequence[Piece], role: int) -> Pair:
    return Pair(run[0], tuple(run[1:])) if role == _TITLE else Pair(None, tuple(run))


def _roles(pieces: Sequence[Piece], habits: Habits, *, anchored: bool, final: bool) -> list[int]:
    """Return the cheapest role of each line (the Viterbi algorithm)."""
    first = pieces[0].weight
    costs = [_as_title(first), _NEVER, _NEVER, _LOST + _as_abstract(first), _NEVER]
    origins: list[list[int]] = []
    for before, piece in pairwise(pieces):
        seam = _seam(before, piece, habits, anchored=anchored)
        costs, origin = _step(costs, piece.weight, seam)
        origins.append(origin)
    costs[_TITLE] += _CUT if final else _LOST
    role = _cheapest(costs)
    roles = [role]
    for origin in reversed(origins):
        role = origin[role]
        roles.append(role)
    return roles[::-1]


def _step(costs: list[float], weight: float, seam: _Seam) -> tuple[list[float], list[int]]:
    """Return for each role of the next line its cheapest cost, and the role before it there."""
    whole = _cheapest(costs[_TITLE + 1 :]) + 1
    body = _ABSTRACT if costs[_ABSTRACT] <= costs[_MORE] else _MORE
    lone = _ORPHAN if costs[_ORPHAN] <= costs[_ORPHAN_MORE] else _ORPHAN_MORE
    after_whole, after_title = costs[whole] + seam.end, costs[_TITLE] + _LOST
    start, origin = min((after_whole, whole), (after_title, _TITLE))
    as_abstract = _as_abstract(weight)
    return (
        [
            start + _as_title(weight),
            costs[_TITLE] + seam.head + as_abstract,
            costs[body] + seam.more,
            start + _LOST + as_abstract,
            costs[lone] + seam.more,
        ],
        [origin, _TITLE, body, origin, lone],
    )


def _cheapest(costs: Sequence[float]) -> int:
    return min(range(len(costs)), key=costs.__getitem__)


def _as_title(weight: float) -> float:
    return max(0.0, weight - VAGUE) + _LEANING * weight


def _as_abstract(weight: float) -> float:
    return max(0.0, -weight - VAGUE) - _LEANING * weight


def _seam(before: Piece, piece: Piece, habits: Habits, *, anchored: bool) -> _Seam:
    """Return what two neighbouring lines say about belonging together."""
    text = piece.text
    going_on = not is_closed(before.text)
    listed = _BULLET.match(text) or _NUMBERED.match(text)
    if listed and (before.text[-1] in ":;," or _BULLET.match(before.text)):
        return _Seam(more=0.0, end=_LOST)
    unlike = max(0.0, -piece.weight - VAGUE)
    runs_on = going_on and text[:1].islower()
    if habits.wrapped is None:
        return _Seam(more=0.5 if runs_on else unlike + _LOST + (-1 if anchored else 2))
    end = _LOST + 1 if going_on else 0.0
    if len(before.text) + 1 + len(text.split(maxsplit=1)[0]) <= habits.wrapped:
        return _Seam(more=unlike + _LOST + 2, end=end)
    more = 0.0 if going_on or text[:1].islower() else unlike / 2
    return _Seam(more=more, end=end, head=_LOST + 1 if runs_on else 0.0)
