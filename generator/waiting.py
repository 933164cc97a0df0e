"""Owns which papers wait for a person, why, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import addresses, inline, latex
from generator.deduplicate import Candidates, Work, ids_of, partition
from generator.model import Paper
from generator.snapshot import Belief


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
BY_ID = {reason.id: reason for reason in REASONS}
_RANK = {reason: rank for rank, reason in enumerate(BY_ID)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What a reason is about: a macro, an old address, or the title of another page, `slug`."""

    words: str
    slug: str | None = None


Pairs = list[tuple[int, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A paper that waits; `reasons` are ids, the gravest first."""

    slug: str
    reasons: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def rank(self) -> tuple[bool, ...]:
        """Return what to sort by: each reason outweighs all lesser ones together."""
        return tuple(reason.id not in self.reasons for reason in REASONS)


def alike_pairs(works: Sequence[Work], candidates: Candidates | None = None) -> Pairs:
    """Return the places of works that are or may be one, the lower first."""
    found = partition(works, candidates=candidates)
    certain = [(group[0], other) for group in found.groups for other in group[1:]]
    return sorted({*certain, *found.doubtful})


def waiting(
    papers: Mapping[str, Paper],
    beliefs: Mapping[str, Belief],
    sections: Iterable[str],
    compare: Callable[[Sequence[Work]], Pairs] = alike_pairs,
) -> tuple[Waiting, ...]:
    """Return the papers (by slug) that wait: graver and more reasons first, then by section, title.

    `beliefs` are what ingest knows of every paper that ever had a page; `compare` finds works that
    may be one.
    """
    across = _across(papers, beliefs, compare)
    order = {topic: place for place, topic in enumerate(sections)}
    found = [_reasons(slug, paper, across.get(slug, ())) for slug, paper in papers.items()]

    def place(each: Waiting) -> tuple[object, ...]:
        paper = papers[each.slug]
        return each.rank, order[paper.topic], inline.plain(paper.title).casefold(), each.slug

    return tuple(sorted((each for each in found if each.reasons), key=place))


def _reasons(slug: str, paper: Paper, across: Sequence[tuple[str, Remark]]) -> Waiting:
    macros = latex.macros(f"{paper.title}\n{paper.abstract or ''}")
    named = [*across, *(("macro", Remark(words=macro)) for macro in macros)]
    found = {*_lacks(paper), *(reason for reason, _ in named)}
    return Waiting(
        slug=slug,
        reasons=tuple(sorted(found, key=_RANK.__getitem__)),
        remarks=tuple(remark for _, remark in named),
    )


def _lacks(paper: Paper) -> Iterator[str]:
    if not paper.abstract:
        yield "abstract"
    if paper.review == "pending":
        yield "section"
    if not paper.date:
        yield "date"
    if not paper.authors:
        yield "authors"
    if not paper.summary:
        yield "summary"


def _across(
    papers: Mapping[str, Paper],
    beliefs: Mapping[str, Belief],
    compare: Callable[[Sequence[Work]], Pairs],
) -> Mapping[str, Sequence[tuple[str, Remark]]]:
    """Return by slug what only comparing tells: papers alike, and pages that took a place."""
    slugs = list(papers)
    gone = [slug for slug in addresses.former(papers, beliefs).removed if slug in beliefs]
    works = [
        Work(title=each.title, abstract=each.abstract, ids=ids_of(each)) for each in papers.values()
    ]
    works += [_remembered(beliefs[slug]) for slug in gone]
    found: defaultdict[str, list[tuple[str, Remark]]] = defaultdict(list)
    for first, second in compare(works):
        if second < len(slugs):
            for one, other in ((first, second), (second, first)):
                title = inline.plain(works[other].title)
                remark = Remark(words=title, slug=slugs[other])
                found[slugs[one]].append(("duplicate", remark))
        elif first < len(slugs) and slugs[first] not in beliefs:
            found[slugs[first]].append(("renamed", Remark(words=gone[second - len(slugs)])))
    return found


def _remembered(belief: Belief) -> Work:
    return Work(title=str(belief.values.get("title", "")), abstract=belief.abstract)
