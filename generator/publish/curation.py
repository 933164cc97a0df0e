"""Owns the curation queue: which papers a person should look at, why, and in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import latex
from generator.deduplicate import Work, ids_of, partition
from generator.publish.paper_view import PaperView
from generator.publish.redirects import redirects
from generator.publish.site import Site

LIMIT = 550  # papers: what 150 KB of HTML hold


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why a paper waits: `id` names it in addresses, `label` in words; `remedy` is what to do."""

    id: str
    label: str
    remedy: str


# The gravest first: what misleads readers, then what nobody vouches for, then what is missing.
REASONS = (
    Reason(
        id="duplicate",
        label="Possible duplicate",
        remedy="keep one page and name the other under formerly, or tell the two apart",
    ),
    Reason(
        id="renamed",
        label="Address given up",
        remedy="if it is the same paper, name its old address under formerly",
    ),
    Reason(
        id="macro",
        label="Author’s macro",
        remedy="write what it stands for",
    ),
    Reason(id="abstract", label="No abstract", remedy="paste it below the second ---"),
    Reason(
        id="section",
        label="Section not confirmed",
        remedy="a program chose it: correct it if need be and take out review: pending",
    ),
    Reason(id="date", label="No date", remedy="add when it was first published"),
    Reason(id="authors", label="No authors", remedy="add their names in order"),
    Reason(id="summary", label="No summary", remedy="say in one sentence what was found or made"),
)
_RANK = {reason.id: rank for rank, reason in enumerate(REASONS)}


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

    @property
    def rank(self) -> tuple[bool, ...]:
        """Return what to sort by: each reason outweighs all lesser ones together."""
        return tuple(reason.id not in self.reasons for reason in REASONS)


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


def queue(site: Site, limit: int = LIMIT) -> Queue:
    """Return the site's queue: graver and more reasons first, then by section and title."""
    remarks = _across(site)
    order = {topic: place for place, topic in enumerate(site.sections)}
    rows = [_row(paper, remarks.get(paper.slug, ())) for paper in site.papers.values()]
    waiting = sorted(
        (row for row in rows if row.reasons),
        key=lambda row: (
            row.rank,
            order[row.paper.topics[0].id],
            row.paper.title.casefold(),
            row.paper.slug,
        ),
    )
    groups = _groups(waiting[:limit])
    return Queue(
        papers=len(waiting),
        more=len(waiting[limit:]),
        tallies=_tallies(waiting, groups),
        groups=groups,
    )


def _row(paper: PaperView, across: Sequence[tuple[str, Remark]]) -> Row:
    macros = latex.macros(f"{paper.paper.title}\n{paper.paper.abstract or ''}")
    named = [*across, *(("macro", Remark(words=macro)) for macro in macros)]
    found = {*_lacks(paper), *(reason for reason, _ in named)}
    return Row(
        paper=paper,
        reasons=tuple(sorted(found, key=_RANK.__getitem__)),
        remarks=tuple(remark for _, remark in named),
    )


def _lacks(paper: PaperView) -> Iterator[str]:
    if not paper.paper.abstract:
        yield "abstract"
    if paper.pending:
        yield "section"
    if not paper.paper.date:
        yield "date"
    if not paper.paper.authors:
        yield "authors"
    if not paper.paper.summary:
        yield "summary"


def _across(site: Site) -> Mapping[str, Sequence[tuple[str, Remark]]]:
    """Return by slug what only comparing tells: papers alike, and pages that took a place."""
    papers = list(site.papers.values())
    gone = [site.beliefs[slug] for slug in redirects(site).removed if slug in site.beliefs]
    works = [
        Work(title=each.paper.title, abstract=each.paper.abstract, ids=ids_of(each.paper))
        for each in papers
    ]
    works += [
        Work(title=str(each.values.get("title", "")), abstract=each.abstract) for each in gone
    ]
    found: defaultdict[str, list[tuple[str, Remark]]] = defaultdict(list)
    for first, second in _pairs(works):
        if second < len(papers):
            one, other = papers[first], papers[second]
            found[one.slug].append(("duplicate", Remark(words=other.title, paper=other)))
            found[other.slug].append(("duplicate", Remark(words=one.title, paper=one)))
        elif first < len(papers) and papers[first].slug not in site.beliefs:
            old = gone[second - len(papers)].slug
            found[papers[first].slug].append(("renamed", Remark(words=old)))
    return found


def _pairs(works: Sequence[Work]) -> list[tuple[int, int]]:
    """Return the pairs that are or may be one work, the lower place first."""
    found = partition(works)
    certain = [(group[0], other) for group in found.groups for other in group[1:]]
    return sorted({*certain, *found.doubtful})


def _groups(rows: Sequence[Row]) -> tuple[Group, ...]:
    alike = groupby(rows, key=lambda row: row.reasons)
    return tuple(
        Group(reasons=tuple(REASONS[_RANK[each]] for each in reasons), rows=tuple(members))
        for reasons, members in alike
    )


def _tallies(rows: Sequence[Row], groups: Sequence[Group]) -> tuple[Tally, ...]:
    counted = Counter(reason for row in rows for reason in row.reasons)
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
