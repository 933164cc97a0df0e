"""Owns the whole of what is published: the papers in order, the sections, the neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from generator import git
from generator.git import Days
from generator.pages import TOPICS, Page, slug_of
from generator.provenance import Provenance, provenance
from generator.publish import project, timeline
from generator.publish.compact import FULL, Extent
from generator.publish.digest import Digests, digests
from generator.publish.exports import keys
from generator.publish.paper_view import PaperView
from generator.publish.project import Project, PublishedPage
from generator.publish.search.members import Member
from generator.snapshot import Belief
from generator.store import NOTHING, Store, digest
from generator.synonyms import Synonyms
from generator.tags import Tags
from generator.taxonomy import Taxonomy, Topic

_KEYS = "keys"
NEWEST = 6  # papers on the home page

_Filed = dict[str, list[PaperView]]  # by the section's id


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

    `beliefs` are what ingest knows of every paper that ever had a page, by slug, and `believed`
    tells these from all others; `synonyms` are the words that the search takes for the same; `tags`
    the listed ones, none where tags are free. `name` is what the site calls itself; `cards` which
    pages have a picture to be shared with, ``none``, ``sections`` or ``papers``; `also` are the
    other sites that the search covers; `extent` is how far lists and pages go; `root` is the
    project's folder, None where the pages come from elsewhere.
    """

    papers: Mapping[str, PaperView]
    sections: Mapping[str, SectionView]
    beliefs: Mapping[str, Belief] = field(default_factory=dict)
    believed: bytes = b""
    synonyms: Synonyms = field(default_factory=Synonyms)
    tags: Tags = field(default_factory=dict)
    name: str | None = None
    cards: str = "none"
    also: tuple[Member, ...] = ()
    extent: Extent = FULL
    root: Path | None = None

    @property
    def newest(self) -> tuple[PaperView, ...]:
        """Return the newest papers whose date is known."""
        dated = (paper for paper in self.papers.values() if paper.paper.date)
        return tuple(islice(dated, NEWEST))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years from the first paper's to the last one's, none left out."""
        return timeline.years(self.papers.values())

    @cached_property
    def history(self) -> Days | None:
        """Return the days of the files of ``docs/``; None where nobody knows."""
        return git.days(self.root, str(TOPICS.parent)) if self.root else None

    @cached_property
    def added(self) -> Mapping[str, str] | None:
        """Return the day each paper came into the index, by slug; None where nobody knows.

        A paper that was renamed came under its first name. What is not committed came on no day.
        """
        if self.history is None:
            return None
        days: dict[str, str] = {}
        for path, day in self.history.added.items():
            if not path.startswith(f"{TOPICS}/"):
                continue
            slug = slug_of(path)
            days[slug] = min(day, days.get(slug, day))
        return {
            slug: min(days[each] for each in names)
            for slug, view in self.papers.items()
            if (names := [each for each in (slug, *view.paper.formerly) if each in days])
        }

    @cached_property
    def digests(self) -> Digests:
        """Return what was new in each month of the field and each week of the index."""
        return digests(self.papers.values(), self.added)

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


def of(
    found: Project,
    name: str | None = None,
    cards: str = "none",
    store: Store = NOTHING,
) -> Site:
    """Return the site of a project without problems, under its name where it has one.

    The keys of its papers are taken from the `store` where an earlier build left them.
    """
    cited = _cited(found.pages, store)
    views = [shown(page, cited[page.slug], found.taxonomy) for page in found.pages]
    return replace(
        _in_order(views, found.taxonomy),
        beliefs=found.beliefs,
        believed=found.believed,
        synonyms=found.synonyms,
        tags=found.tags,
        name=name,
        cards=cards,
        root=found.root,
    )


def build(
    pages: Iterable[Page | PublishedPage],
    taxonomy: Taxonomy,
    beliefs: Mapping[str, Belief] | None = None,
    synonyms: Synonyms | None = None,
    tags: Tags | None = None,
) -> Site:
    """Return the site of pages that have no problem."""
    by_slug = {page.slug: page for page in pages}
    cited = keys.keys({slug: page.paper for slug, page in by_slug.items()})
    views = [shown(page, cited[slug], taxonomy) for slug, page in by_slug.items()]
    return replace(
        _in_order(views, taxonomy),
        beliefs=beliefs or {},
        synonyms=synonyms or Synonyms(),
        tags=tags or {},
    )


def _in_order(views: Iterable[PaperView], taxonomy: Taxonomy) -> Site:
    """Return the site of some papers, and nothing else."""
    papers = newest_first(views)
    filed, related = _by_section(papers)
    return Site(
        papers={paper.slug: paper for paper in papers},
        sections={
            name: SectionView(
                topic=topic,
                papers=tuple(filed.get(name, ())),
                related=tuple(related.get(name, ())),
            )
            for name, topic in taxonomy.items()
        },
    )


def _cited(pages: Sequence[PublishedPage], store: Store) -> Mapping[str, str]:
    """Return the keys of papers by slug, which hang on what lists show of them."""
    slugs = [page.slug for page in pages]
    about = digest("\n".join(slugs).encode(), b"".join([page.listed for page in pages]))
    known = store.read(_KEYS, list[str], about)
    if known is None:
        found = keys.keys({page.slug: page.paper for page in pages})
        known = [found[slug] for slug in slugs]
        store.write(_KEYS, known, about)
    return dict(zip(slugs, known, strict=True))


def shown(page: Page | PublishedPage, key: str, taxonomy: Taxonomy) -> PaperView:
    """Return how the paper of a page without problems is shown; `key` is that to cite it by."""
    topics = tuple([taxonomy[topic] for topic in dict.fromkeys(page.paper.topics)])
    source = str(page.path)
    named = repr((key, source, [(topic.id, topic.title) for topic in topics])).encode()
    return PaperView(
        slug=page.slug,
        key=key,
        source=source,
        paper=page.paper,
        topics=topics,
        notes=page.notes,
        told=digest(page.digest + named),
        listed=digest(page.listed + named),
        texts=page.texts,
    )


def _by_section(papers: Iterable[PaperView]) -> tuple[_Filed, _Filed]:
    """Return the papers that are filed in each section, and those that belong there as well."""
    filed: _Filed = {}
    related: _Filed = {}
    for view in papers:
        first, *others = view.topics
        filed.setdefault(first.id, []).append(view)
        for topic in others:
            related.setdefault(topic.id, []).append(view)
    return filed, related


def newest_first(papers: Iterable[PaperView]) -> tuple[PaperView, ...]:
    """Return the papers by date, newest first and undated last; within a date by title."""
    by_title = sorted(papers, key=lambda view: (view.title.casefold(), view.slug))
    return tuple(sorted(by_title, key=lambda view: view.paper.date or "", reverse=True))
