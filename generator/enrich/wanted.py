"""Finds what there is to look up: the papers that ingest knows, and ids that wait for a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.enrich import target
from generator.enrich.target import Target
from generator.ingest import mentions, pipeline
from generator.ingest.believe import Project
from generator.ingest.reading import SOURCES, Track, read_sources, source_files


def targets(root: Path, track: Track) -> tuple[tuple[Target, ...], int]:
    """Return what to look up, in a fixed order, and how many pages are people's own.

    Raises:
        GeneratorError: the project or one of its sources cannot be read.
    """
    project = pipeline.load(root)
    own = sum(slug not in project.beliefs for slug in project.pages)
    return (*_papers(project), *_waiting(root, project, track)), own


def _papers(project: Project) -> Iterator[Target]:
    """Yield the papers of pages that ingest keeps; one that nobody can read is for `check`."""
    for slug, page in sorted(project.pages.items()):
        paper = page.reading[0]
        if paper and slug in project.beliefs:
            yield target.of_paper(slug, str(page.path), paper)


def _waiting(root: Path, project: Project, track: Track) -> Iterable[Target]:
    """Return the works that a list of ids names and that have no page."""
    if not (root / SOURCES).exists():
        return ()
    found = read_sources(root, source_files([root / SOURCES]), track).mentions
    resolved = mentions.resolve(found, project.beliefs, project.pages)
    known = {mention for mention, _ in resolved.known}
    waiting = (target.of_mention(mention) for mention in found if mention not in known)
    by_name = {each.about: each for each in waiting if each}
    return (by_name[name] for name in sorted(by_name))
