"""Owns how the curation queue is laid out on the site: the papers that wait, by their reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import waiting
from generator.deduplicate import Work
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.site import Site
from generator.waiting import BY_ID, REASONS, Pairs, Reason, Waiting

Compare = Callable[[Sequence[Work]], Pairs]

LIMIT = 550  # papers: what 150 KB of HTML hold


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What a reason is about: a macro, an old address, or another paper."""

    words: str
    paper: PaperView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A paper that waits; `reasons` are ids, the gravest first."""

    paper: PaperView
    reasons: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The papers that wait for the same reasons."""

    reasons: tuple[Reason, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many papers wait for a reason.

    `group` is the place of the first group for which it is the gravest, else that holds it at all.
    """

    reason: Reason
    papers: int
    group: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """What waits: `papers` in all, of which `more` are not shown."""

    papers: int
    more: int
    tallies: tuple[Tally, ...]
    groups: tuple[Group, ...]


@kept
def queue(site: Site) -> Queue:
    """Return the site's queue: graver and more reasons first, then by section and title."""
    return first(site, LIMIT)


def first(site: Site, limit: int, compare: Compare = waiting.alike_pairs) -> Queue:
    """Return the queue with so many of its papers; `compare` finds those that may be one."""
    papers = {slug: view.paper for slug, view in site.papers.items()}
    found = waiting.waiting(papers, site.beliefs, site.sections, compare)
    groups = _groups([_row(site, each) for each in found[:limit]])
    return Queue(
        papers=len(found),
        more=len(found[limit:]),
        tallies=_tallies(found, groups),
        groups=groups,
    )


def _row(site: Site, found: Waiting) -> Row:
    remarks = (
        Remark(words=each.words, paper=site.papers[each.slug] if each.slug else None)
        for each in found.remarks
    )
    return Row(paper=site.papers[found.slug], reasons=found.reasons, remarks=tuple(remarks))


def _groups(rows: Sequence[Row]) -> tuple[Group, ...]:
    alike = groupby(rows, key=lambda row: row.reasons)
    return tuple(
        Group(reasons=tuple(BY_ID[each] for each in reasons), rows=tuple(members))
        for reasons, members in alike
    )


def _tallies(found: Sequence[Waiting], groups: Sequence[Group]) -> tuple[Tally, ...]:
    counted = Counter(reason for each in found for reason in each.reasons)
    gravest = {group.reasons[0].id: place for place, group in reversed([*enumerate(groups)])}
    first = {
        reason.id: place
        for place, group in reversed([*enumerate(groups)])
        for reason in group.reasons
    } | gravest
    return tuple(
        Tally(reason=reason, papers=counted[reason.id], group=first.get(reason.id))
        for reason in REASONS
        if counted[reason.id]
    )
