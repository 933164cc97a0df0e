"""Places papers anew that nobody has placed: when sections come, go, or say something else now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import snapshot
from generator.classify import examples
from generator.classify.topics import Choice, classify
from generator.errors import ProjectError
from generator.ingest import facts, transaction, update
from generator.ingest.believe import Project
from generator.ingest.transaction import Change
from generator.ingest.update import Update
from generator.pages import Page
from generator.snapshot import Belief
from generator.taxonomy import UNSORTED, Taxonomy

CHOSEN = ("topic", "also", "review")  # what a placement decides


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    """What placing papers anew comes to: the pages as they should be, by slug, and the beliefs.

    `moved` tells for each paper whose section changes from where and whereto; `unsure` how many of
    all that were placed wait for a person.
    """

    updates: Mapping[str, Update]
    beliefs: Mapping[str, Belief]
    moved: tuple[tuple[str, str, str], ...]
    unsure: int


def undecided(project: Project, *, every: bool = False) -> list[str]:
    """Return the slugs of the papers that nobody has placed, sorted.

    Those that wait for a person, and those that name a section that there is not; with `every`,
    also those of which the classifier was sure.
    """
    taught = examples.of(project.pages.values(), project.beliefs, project.topics)
    decided = {each.slug for each in taught if each.topic}
    found = []
    for slug, page in sorted(project.pages.items()):
        free = slug in project.beliefs and slug not in decided
        if free and (every or _waits(page, project.topics)):
            found.append(slug)
    return found


def _waits(page: Page, topics: Taxonomy) -> bool:
    """Return whether nobody was sure of a page's sections, or one of them is none."""
    values = page.document.values
    also = values.get("also")
    named = {values.get("topic"), *(also if isinstance(also, list) else ())}
    return "review" in values or UNSORTED in named or not named <= topics.keys()


def place(project: Project, topics: Taxonomy, slugs: list[str]) -> Placement:
    """Return where the papers `slugs` belong among `topics`; a person's edit always stays."""
    choices = dict(zip(slugs, _choices(project, topics, slugs), strict=True))
    fresh = {slug: _belief(project.beliefs[slug], choice) for slug, choice in choices.items()}
    updates = {
        slug: update.updated(project.pages[slug], project.beliefs[slug], belief, topics)
        for slug, belief in fresh.items()
    }
    return Placement(
        updates=updates,
        beliefs={**project.beliefs, **fresh},
        moved=tuple(_moved(project, updates)),
        unsure=sum(not choice.confident for choice in choices.values()),
    )


def write(
    root: Path, project: Project, placement: Placement, files: Mapping[str, str | None]
) -> None:
    """Write a placement and further `files` by their paths as one; None removes a file.

    Raises:
        ProjectError: an ingest is running, or was interrupted and has to be finished first.
    """
    beliefs = snapshot.render(placement.beliefs.values())
    wanted = {**_pages(project, placement), snapshot.FILE: beliefs, **files}
    with transaction.exclusive(root):
        if transaction.was_interrupted(root):
            raise ProjectError(root, "an ingest was interrupted", "run 'paperindex ingest' first")
        transaction.commit(root, [*_changes(root, wanted)], iter)


def _choices(project: Project, topics: Taxonomy, slugs: list[str]) -> list[Choice]:
    taught = examples.topics_of(
        examples.of(project.pages.values(), project.beliefs, project.topics)
    )
    chosen = frozenset(slugs)
    texts = [examples.text_of(project.pages[slug]) for slug in slugs]
    others = (page for slug, page in sorted(project.pages.items()) if slug not in chosen)
    return classify(texts, topics, taught, [examples.text_of(page) for page in others])


def _belief(base: Belief, choice: Choice) -> Belief:
    kept: dict[str, Any] = {key: base.values[key] for key in base.values if key not in CHOSEN}
    values = facts.in_order(kept | facts.assigned(choice, kept.get("kind")))
    confidence = round(choice.confidence, 3)
    return replace(base, values=values, confidence=confidence, evidence=choice.evidence)


def _moved(project: Project, updates: Mapping[str, Update]) -> Iterator[tuple[str, str, str]]:
    for slug, wanted in updates.items():
        before = project.pages[slug].path
        if before != wanted.path:
            yield slug, before.parent.name, wanted.path.parent.name


def _pages(project: Project, placement: Placement) -> dict[str, str | None]:
    """Return the text of each page by its path; None where no page is any more."""
    found: dict[str, str | None] = {}
    for slug, wanted in placement.updates.items():
        found |= {str(project.pages[slug].path): None, str(wanted.path): wanted.text}
    return found


def _changes(root: Path, wanted: Mapping[str, str | None]) -> Iterator[Change]:
    for path, text in sorted(wanted.items()):
        file = root / path
        there = file.read_text(encoding="utf-8") if file.is_file() else None
        if there != text:
            yield transaction.change(root, path, text)
