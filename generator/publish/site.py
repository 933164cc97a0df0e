"""Owns the whole of what is published: the papers in order, the sections, the neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from generator.pages import Page
from generator.provenance import Provenance, provenance
from generator.publish import project
from generator.publish.paper_view import PaperView
from generator.publish.project import Project
from generator.snapshot import Belief
from generator.taxonomy import Taxonomy, Topic

NEWEST = 10  # papers on the home page


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionView:
    """A section: the papers filed there, and those filed elsewhere that belong there as well."""

    topic: Topic
    papers: tuple[PaperView, ...]
    related: tuple[PaperView, ...]

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"topics/{self.topic.id}/"


@dataclass(frozen=True, kw_only=True)
class Site:
    """All that is published: papers by slug, newest first, and sections in their order.

    `beliefs` are what ingest knows of every paper that ever had a page, by slug.
    """

    papers: Mapping[str, PaperView]
    sections: Mapping[str, SectionView]
    beliefs: Mapping[str, Belief] = field(default_factory=dict)

    @property
    def newest(self) -> tuple[PaperView, ...]:
        """Return the newest papers whose date is known."""
        dated = (paper for paper in self.papers.values() if paper.paper.date)
        return tuple(islice(dated, NEWEST))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[PaperView | None, PaperView | None]]:
        """Return the papers before and after each paper in its section's list."""
        found: dict[str, tuple[PaperView | None, PaperView | None]] = {}
        for section in self.sections.values():
            row = (None, *section.papers, None)
            for before, paper, after in zip(row, section.papers, row[2:], strict=False):
                found[paper.slug] = (before, after)
        return found

    def provenance(self, view: PaperView) -> tuple[Provenance, ...]:
        """Return where the facts on a paper's page come from; nothing of a page made by hand."""
        belief = self.beliefs.get(view.slug)
        return provenance(belief, view.paper) if belief else ()


def load(root: Path) -> Site:
    """Return the site of the project at `root`; raises GeneratorError for its first problem."""
    found = project.load(root)
    for problem in found.problems:
        raise problem
    return of(found)


def of(found: Project) -> Site:
    """Return the site of a project without problems."""
    return build(found.pages, found.taxonomy, found.beliefs)


def build(
    pages: Iterable[Page], taxonomy: Taxonomy, beliefs: Mapping[str, Belief] | None = None
) -> Site:
    """Return the site of pages that have no problem."""
    papers = newest_first(_view(page, taxonomy) for page in pages)
    return Site(
        beliefs=beliefs or {},
        papers={paper.slug: paper for paper in papers},
        sections={topic.id: _section(topic, papers) for topic in taxonomy.values()},
    )


def _view(page: Page, taxonomy: Taxonomy) -> PaperView:
    return PaperView(
        slug=page.slug,
        source=str(page.path),
        paper=page.paper,
        topics=tuple(taxonomy[topic] for topic in dict.fromkeys(page.paper.topics)),
        notes=page.notes,
    )


def _section(topic: Topic, papers: tuple[PaperView, ...]) -> SectionView:
    return SectionView(
        topic=topic,
        papers=tuple(view for view in papers if view.topics[0] == topic),
        related=tuple(view for view in papers if topic in view.topics[1:]),
    )


def newest_first(papers: Iterable[PaperView]) -> tuple[PaperView, ...]:
    """Return the papers by date, newest first and undated last; within a date by title."""
    by_title = sorted(papers, key=lambda view: (view.title.casefold(), view.slug))
    return tuple(sorted(by_title, key=lambda view: view.paper.date or "", reverse=True))
