"""Owns reading a project for publishing: its sections and pages, and every problem at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import pages, taxonomy
from generator.errors import GeneratorError, PageError
from generator.forms import FieldError
from generator.pages import Page
from generator.taxonomy import Taxonomy

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """What a project folder holds; `pages` are those without a problem, by path."""

    taxonomy: Taxonomy
    pages: tuple[Page, ...]
    problems: tuple[GeneratorError, ...]


def load(root: Path) -> Project:
    """Return the project at `root`; a page with a problem is left out and its problems told."""
    try:
        topics = taxonomy.load(root)
    except GeneratorError as problem:
        return Project(taxonomy={}, pages=(), problems=(problem,))
    found: dict[str, Page] = {}
    problems: list[GeneratorError] = []
    for path in pages.find(root):
        try:
            page = pages.load(root, path)
            faults = [*_problems(page, topics), *_name_problems(page, found)]
        except GeneratorError as problem:
            faults = [problem]
        problems += faults
        if not faults:
            found[page.slug] = page
    return Project(taxonomy=topics, pages=tuple(found.values()), problems=tuple(problems))


def _problems(page: Page, topics: Taxonomy) -> Iterable[GeneratorError]:
    paper, faults = page.reading
    yield from (page.error(fault) for fault in faults)
    if paper is None:
        return
    keys = ["topic"] + ["also"] * len(paper.also)
    for key, topic in zip(keys, paper.topics, strict=True):
        if topic not in topics:
            remedy = f"use one of: {', '.join(topics)}"
            yield page.error(FieldError(f"'{topic}' is not a section", remedy, key))


def _name_problems(page: Page, found: dict[str, Page]) -> Iterable[GeneratorError]:
    if not _SLUG.fullmatch(page.slug):
        remedy = "name the file with lower-case letters, digits and hyphens"
        yield PageError(page.path, f"'{page.slug}' cannot be an address", remedy, line=1)
    if page.slug in found:
        what = f"'{page.slug}' is also the name of {found[page.slug].path}"
        yield PageError(page.path, what, "merge the two pages or rename one", line=1)
