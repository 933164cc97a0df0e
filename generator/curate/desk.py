"""Owns the questions to a curator: the papers that wait, with what is known and what is alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import pages, snapshot, tags, taxonomy
from generator.classify import examples, kinds
from generator.classify.examples import Example
from generator.classify.topics import Choice, classify
from generator.errors import PageError, ProjectError
from generator.model import Paper
from generator.pages import Page
from generator.tags import Tags
from generator.taxonomy import Taxonomy
from generator.waiting import Waiting, waiting

SETTLED = ("section", "summary")  # reasons that an answer at the desk settles
NEIGHBOURS = 5

_SITE = re.compile(r"^site_url:.*?(https?://[^\s'\"\],]+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which papers to ask about: by slug, or those that wait, perhaps of one section or reason."""

    slugs: tuple[str, ...] = ()
    topic: str | None = None
    reason: str | None = None
    everything: bool = False
    limit: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """A page that people have placed, and how similar it is to the paper (0 to 1)."""

    title: str
    topics: tuple[str, ...]
    similarity: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A paper to decide on; `kind` is what a program would say where no person has said it.

    `waits` tells why it waits, if it does.
    """

    page: Page
    waits: Waiting | None
    choice: Choice
    kind: str | None
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """The questions in the order of the queue, and what may be answered.

    `listed` is the project's list of tags; `tags` maps each, or each in use where there is no list,
    to what it means and on how many pages it stands. `site` is the site's address.
    """

    questions: tuple[Question, ...]
    topics: Taxonomy
    listed: Tags
    tags: Mapping[str, str]
    site: str


def load(root: Path, wanted: Wanted) -> Desk:
    """Return the desk for the project at `root`; pages that `check` refuses are passed over.

    Raises:
        ProjectError: there is no page of a name that is wanted.
        TaxonomyError: the sections cannot be read.
    """
    topics, listed, beliefs = taxonomy.load(root), tags.load(root), snapshot.load(root)
    papers = {page.slug: (page, paper) for page, paper in _readable(root, topics)}
    waits = {
        each.slug: each
        for each in waiting({slug: paper for slug, (_, paper) in papers.items()}, beliefs, topics)
    }
    _refuse_unknown(wanted.slugs, papers)
    slugs = list(_asked(wanted, papers, waits))[: wanted.limit]
    taught = examples.of((page for page, _ in papers.values()), beliefs, topics)
    asked = [papers[slug][0] for slug in slugs]
    return Desk(
        questions=tuple(_questions(asked, waits, taught, topics)),
        topics=topics,
        listed=listed,
        tags=_tags(listed, Counter(tag for _, paper in papers.values() for tag in paper.tags)),
        site=_site(root),
    )


def _readable(root: Path, topics: Taxonomy) -> Iterator[tuple[Page, Paper]]:
    for path in pages.find(root):
        try:
            page = pages.load(root, path)
            paper, faults = page.reading
        except PageError:
            continue
        if paper and not faults and paper.topic in topics:
            yield page, paper


def _refuse_unknown(slugs: Iterable[str], papers: Mapping[str, object]) -> None:
    for slug in slugs:
        if slug not in papers:
            remedy = "give a file's name without .md, and mend what 'paperindex check' tells"
            raise ProjectError(pages.TOPICS, f"there is no sound page '{slug}'", remedy)


def _asked(
    wanted: Wanted, papers: Mapping[str, tuple[Page, Paper]], waits: Mapping[str, Waiting]
) -> Iterator[str]:
    """Yield the slugs to ask about: those named, else the queue and, on demand, all others."""
    reasons = {wanted.reason} if wanted.reason else {*SETTLED}
    whatever = wanted.slugs or (wanted.everything and not wanted.reason)
    others = (slug for slug in papers if slug not in waits)
    for slug in dict.fromkeys(wanted.slugs or (*waits, *others)):
        waits_for_it = slug in waits and reasons & {*waits[slug].reasons}
        if (whatever or waits_for_it) and wanted.topic in (None, *papers[slug][1].topics):
            yield slug


def _questions(
    asked: Sequence[Page],
    waits: Mapping[str, Waiting],
    taught: Sequence[Example],
    topics: Taxonomy,
) -> Iterator[Question]:
    texts = [examples.text_of(page) for page in asked]
    teachers = [each for each in taught if each.topic]
    choices = classify(texts, topics, examples.topics_of(teachers))
    decided = {each.slug for each in taught if each.kind}
    guesses = kinds.guess(texts, examples.kinds_of(taught))
    for page, choice, kind in zip(asked, choices, guesses, strict=True):
        near = (_neighbour(teachers[vote.page], vote.similarity) for vote in choice.votes)
        yield Question(
            page=page,
            waits=waits.get(page.slug),
            choice=choice,
            kind=None if page.slug in decided else kind,
            neighbours=tuple(near)[:NEIGHBOURS],
        )


def _neighbour(example: Example, similarity: float) -> Neighbour:
    topics = (example.topic or "", *example.also)
    return Neighbour(title=example.text[0], topics=topics, similarity=similarity)


def _tags(listed: Tags, counts: Counter[str]) -> dict[str, str]:
    names = listed or sorted(counts)
    meanings = {name: f"{tag.description} " for name, tag in listed.items()}
    return {name: f"{meanings.get(name, '')}({counts[name]} papers)" for name in names}


def _site(root: Path) -> str:
    """Return the address of the site, as far as its settings name one."""
    settings = root / "mkdocs.yml"
    found = _SITE.search(settings.read_text(encoding="utf-8")) if settings.exists() else None
    return found[1] if found else "/"
