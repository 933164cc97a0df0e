"""Runs the rules over a project and lays out what they found: text, GitHub annotations, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from generator import atomic, pages, snapshot, synonyms, tags, taxonomy
from generator.check import (
    file_rules,
    mends,
    page_rules,
    project_rules,
    section_rules,
    tag_rules,
    wording_rules,
    yaml_rules,
)
from generator.check.problem import ERROR, RULES, Problem, Project
from generator.deduplicate import Work
from generator.errors import GeneratorError, PageError
from generator.pages import Page
from generator.snapshot import Belief
from generator.tags import Tags
from generator.taxonomy import Taxonomy

# Importing them declares the rules.
RULE_MODULES = (
    page_rules,
    yaml_rules,
    wording_rules,
    project_rules,
    tag_rules,
    section_rules,
    file_rules,
)
MEND_LIMIT = 100  # no page has more faults of the certain kind
FRONT_MATTER = "A page begins with front matter whose YAML parses, in a UTF-8 file."


def check(root: Path) -> list[Problem]:
    """Return every problem of the project at `root`, by path and line."""
    problems, readable = _readable(root)
    faults, prose = _loaded(root, pages.find_prose(root))
    problems += faults
    try:
        project = _project(root, readable, prose)
    except GeneratorError as error:  # without sections or snapshot the other rules mean nothing
        return [*problems, _unreadable(error)]
    for rule in RULES.values():
        problems += rule.problems(project)
    return sorted(problems, key=lambda each: (each.path, each.line, each.column, each.rule))


def _project(root: Path, readable: Sequence[Page], prose: Sequence[Page]) -> Project:
    synonyms.load(root)  # nothing but the build reads them: a fault is to be told before
    found = sorted(path for path in (root / "docs").rglob("*") if not path.name.startswith("."))
    return Project(
        topics=taxonomy.load(root),
        pages=readable,
        prose=prose,
        tags=tags.load(root),
        files=[_relative(root, path) for path in found if path.is_file()],
        links=[_relative(root, path) for path in found if path.is_symlink()],
        published=_published(root),
    )


def _published(root: Path) -> dict[str, Work]:
    """Return the works that had a page, by every slug it had."""
    published = {}
    for slug, belief in snapshot.load(root).items():
        for name in (*belief.values.get("formerly", ()), slug):
            published[name] = _work(belief)
    return published


def _relative(root: Path, path: Path) -> PurePosixPath:
    return PurePosixPath(*path.relative_to(root).parts)


def _work(belief: Belief) -> Work:
    return Work(title=str(belief.values.get("title", "")), abstract=belief.abstract)


def fix(root: Path) -> list[tuple[str, str]]:
    """Mend what is wrong beyond doubt and return each path that changed with what was mended."""
    topics, listed = taxonomy.load(root), tags.load(root)
    told = []
    for page in _readable(root)[1]:
        mended = Page(path=page.path, text=_mended(page, topics, listed))
        if mended.text != page.text:
            atomic.write(root / page.path, mended.text)
            told += [(str(page.path), change) for change in mends.changes(page, mended)]
    return told


def _mended(page: Page, topics: Taxonomy, listed: Tags) -> str:
    """Return the page's text after every certain mend, one at a time."""
    for _ in range(MEND_LIMIT):
        alone = Project(topics=topics, pages=[page], tags=listed)
        found = (
            finding.mend
            for rule in RULES.values()
            for _, finding in rule.findings(alone)
            if finding.mend
        )
        mend = next(found, None)
        text = mend(page) if mend else page.text
        if text == page.text:
            break
        page = Page(path=page.path, text=text)
    return page.text


def _readable(root: Path) -> tuple[list[Problem], list[Page]]:
    """Return a problem for each paper's page that cannot be taken apart, and the other pages."""
    problems, found = _loaded(root, pages.find(root))
    readable = []
    for page in found:
        try:
            _ = page.document
        except PageError as error:
            problems.append(_unreadable(error))
        else:
            readable.append(page)
    return problems, readable


def _loaded(root: Path, paths: Iterable[PurePosixPath]) -> tuple[list[Problem], list[Page]]:
    """Return a problem for each page that is no text, and the other pages."""
    problems, found = [], []
    for path in paths:
        try:
            found.append(pages.load(root, path))
        except PageError as error:
            problems.append(_unreadable(error))
    return problems, found


def _unreadable(error: GeneratorError) -> Problem:
    return Problem(
        path=error.path,
        line=error.line or 1,
        column=1,
        what=error.what,
        remedy=error.remedy,
        rule="front-matter",
    )


def as_text(problems: Sequence[Problem]) -> str:
    """Return a line per problem."""
    return "".join(f"{problem}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands that GitHub shows as annotations on the changed lines.

    The format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{_annotation(problem)}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list with an object per problem."""
    return (
        json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def has_errors(problems: Sequence[Problem]) -> bool:
    """Return whether anything must be mended before the site is published."""
    return any(problem.severity == ERROR for problem in problems)


def _annotation(problem: Problem) -> str:
    properties = {
        "file": problem.path,
        "line": problem.line,
        "col": problem.column,
        "title": problem.rule,
    }
    listed = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    message = _escaped(f"{problem.what}; {problem.remedy}", "")
    return f"::{problem.severity} {listed}::{message}"


def _escaped(value: str, more: str) -> str:
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value
