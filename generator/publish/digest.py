"""Owns the digests: what was new in the field in a month, and in the index in a week."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator.publish import dates
from generator.publish.paper_view import PaperView
from generator.taxonomy import Topic

MOST = 100  # papers that one digest lists
FEWEST = 3  # papers of a month that has a page; those of other months stand in the list of digests
FOLDER = "digest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """The papers of a month or a week, which `id` names; `day` is that of the newest of them.

    A month's papers are those first published in it, a week's those that came into the index then.
    """

    id: str
    title: str
    day: str
    papers: tuple[PaperView, ...]

    @property
    def has_page(self) -> bool:
        """Return whether there is a page of this digest alone, instead of its line in the list."""
        return not self.by_date or len(self.papers) >= FEWEST

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"{FOLDER}/{self.id}/" if self.has_page else f"{FOLDER}/#{self.id}"

    @property
    def by_date(self) -> bool:
        """Return whether this is a month of the field, and not a week of the index."""
        return "w" not in self.id

    @property
    def listed(self) -> tuple[PaperView, ...]:
        """Return the papers to list: all, or the first of very many."""
        return self.papers[:MOST]

    @property
    def more(self) -> int:
        """Return how many papers are not listed."""
        return len(self.papers) - len(self.listed)

    @property
    def discussed(self) -> tuple[PaperView, ...]:
        """Return up to three papers with the most comments, where there are any."""
        commented = [view for view in self.papers if view.paper.comments]
        commented.sort(key=lambda view: -(view.paper.comments or 0))
        return tuple(islice(commented, 3))

    @property
    def sections(self) -> tuple[tuple[Topic, tuple[PaperView, ...]], ...]:
        """Return the papers to list by the section they are filed in, in the sections' order."""
        found: defaultdict[str, list[PaperView]] = defaultdict(list)
        for view in self.listed:
            found[view.topics[0].id].append(view)
        groups = sorted(found.values(), key=lambda views: (views[0].topics[0].order, _id(views[0])))
        return tuple((views[0].topics[0], tuple(views)) for views in groups)


@dataclass(frozen=True, kw_only=True, slots=True)
class Digests:
    """All digests by id, newest first; `weeks` is None where nobody knows the index's history."""

    months: Mapping[str, Digest]
    weeks: Mapping[str, Digest] | None

    @property
    def years(self) -> Mapping[str, tuple[Digest, ...]]:
        """Return the months by year, both newest first."""
        found: dict[str, tuple[Digest, ...]] = {}
        for month in self.months.values():
            found[month.id[:4]] = (*found.get(month.id[:4], ()), month)
        return found


def digests(papers: Collection[PaperView], added: Mapping[str, str] | None) -> Digests:
    """Return the digests of papers; `added` is the day each came into the index, if known."""
    return Digests(months=_months(papers), weeks=None if added is None else _weeks(papers, added))


def has_months(papers: Iterable[PaperView]) -> bool:
    """Return whether there is a month of papers, which is told sooner than all months are made."""
    return any(map(_month, papers))


def _months(papers: Iterable[PaperView]) -> dict[str, Digest]:
    """Return the months; a paper of which only the year is known is in none."""
    found: defaultdict[str, list[PaperView]] = defaultdict(list)
    for view in papers:
        if month := _month(view):
            found[month].append(view)
    return {
        month: Digest(
            id=month,
            title=dates.in_words(month),
            day=max(dates.first_day(view.paper.date or month) for view in views),
            papers=tuple(views),
        )
        for month, views in _newest_first(found)
    }


def _month(view: PaperView) -> str | None:
    date = view.paper.date
    return date[:7] if date and len(date) >= 7 else None


def _weeks(papers: Iterable[PaperView], added: Mapping[str, str]) -> dict[str, Digest]:
    found: defaultdict[str, list[PaperView]] = defaultdict(list)
    for view in papers:
        if view.slug in added:
            found[_week(added[view.slug])].append(view)
    return {
        week: Digest(
            id=week,
            title=_in_words(week),
            day=max(added[view.slug] for view in views),
            papers=tuple(views),
        )
        for week, views in _newest_first(found)
    }


def _newest_first(
    found: Mapping[str, list[PaperView]],
) -> Iterator[tuple[str, list[PaperView]]]:
    yield from sorted(found.items(), reverse=True)


@cache
def _week(day: str) -> str:
    """Return the week of a day, as ISO 8601 counts them: ``2024-w09``."""
    year, week, _ = datetime.date.fromisoformat(day).isocalendar()
    return f"{year:04}-w{week:02}"


def _in_words(week: str) -> str:
    """Return ``Week 9 of 2024, from 26 February``; a week belongs to the year of its Thursday."""
    year, number = int(week[:4]), int(week[6:])
    monday = datetime.date.fromisocalendar(year, number, 1).isoformat()
    return f"Week {number} of {year}, from {dates.in_words(monday).rpartition(' ')[0]}"


def _id(view: PaperView) -> str:
    return view.topics[0].id
