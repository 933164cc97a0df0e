"""Owns which papers a query leaves out by what they are: section, kind, year, code, tag.

The browser's twin of this module is ``overrides/assets/javascripts/search/filters.js``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import PAPER_KINDS
from generator.publish.paper_view import PaperView
from generator.publish.search.syntax import Query
from generator.publish.search.words import fold
from generator.publish.site import Site

HAS = {"code": "code", "data": "dataset", "model": "model"}  # as asked, and the kind of link


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a paper must be: one of each set that is not empty, but all of `has`."""

    topic: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    tag: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    years: tuple[int | None, int | None] | None = None

    def keep(self, view: PaperView) -> bool:
        """Return whether a paper passes."""
        paper = view.paper
        links = {link.kind for link in paper.links}
        return (
            (not self.topic or not self.topic.isdisjoint(paper.topics))
            and (not self.kind or paper.kind in self.kind)
            and (not self.tag or not self.tag.isdisjoint(paper.tags))
            and all(HAS[name] in links for name in self.has)
            and self._in_years(paper.year)
        )

    def _in_years(self, year: int | None) -> bool:
        if self.years is None:
            return True
        first, last = self.years
        return year is not None and (first or year) <= year <= (last or year)


def resolve(query: Query, site: Site) -> tuple[Filters, tuple[str, ...]]:
    """Return the filters of a query, and a note on each value that names nothing here."""
    notes: list[str] = []
    found: dict[str, set[str]] = {name: set() for name in ("topic", "kind", "tag", "has")}
    for name, written in query.filters:
        for value in filter(None, written.split(",")):
            ids = _begun(fold(value), _known(site)[name])
            found[name].update(ids)
            if not ids:
                notes.append(f"no {_WHAT[name]} is called ‘{value}’")
    sets = {name: frozenset(ids) for name, ids in found.items()}
    return Filters(**sets, years=query.years), tuple(notes)


_WHAT = {"topic": "section", "kind": "kind of paper", "tag": "tag", "has": "sort of link"}


def _known(site: Site) -> Mapping[str, Mapping[str, str]]:
    """Return the ids of each filter, each with what else it is called."""
    topics = {key: section.topic.title for key, section in site.sections.items()}
    tags = sorted({tag for view in site.papers.values() for tag in view.paper.tags})
    return {
        "topic": topics,
        "kind": {kind: kind for kind in PAPER_KINDS},
        "tag": {tag: tag for tag in tags},
        "has": HAS,
    }


def _begun(value: str, known: Mapping[str, str]) -> Sequence[str]:
    """Return the id that is `value`, else all that begin with it, or whose other name does."""
    if value in known:
        return [value]
    return [
        key for key, name in known.items() if key.startswith(value) or fold(name).startswith(value)
    ]
