"""Makes an edit of a curator's answers, as small as can be, and writes it or takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import atomic, minimal_edit, pages, schema
from generator.check import run  # noqa: F401  it declares the rules
from generator.check.problem import ERROR, RULES, Finding, Project
from generator.curate.answer import KEYS
from generator.errors import PageError
from generator.pages import Page
from generator.tags import Tags
from generator.taxonomy import Taxonomy

Values = Mapping[str, Any]  # by key; None for none
# Rules that one page alone cannot break, or that the next ingest satisfies.
_ELSEWHERE = ("tag-use", "folder")


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """An edit that was written, so that it can be taken back; `changes` are told to the curator."""

    page: Page
    text: str
    changes: tuple[str, ...]


class ChangedError(Exception):
    """Somebody else has decided on the page in the meantime; `page` is as it stands now."""

    def __init__(self, page: Page) -> None:
        super().__init__(f"{page.path} has changed")
        self.page = page


def values_of(page: Page) -> dict[str, Any]:
    """Return what the page says under the keys that are asked for."""
    values = page.document.values
    return {key: values.get(key) for key in KEYS}


def edited(page: Page, answers: Values) -> Page:
    """Return the page with the answers, and confirmed; what was not answered anew stays as it is.

    Raises:
        PageError: the page is written in a way that the edit would not survive.
    """
    before = page.document.values
    changes = {key: value for key, value in answers.items() if value != before.get(key)}
    if "review" in before:
        changes["review"] = None
    if not changes:
        return page
    return Page(path=page.path, text=minimal_edit.edit(page, changes, schema.KEY_ORDER))


def findings(page: Page, key: str, topics: Taxonomy, listed: Tags) -> Iterator[Finding]:
    """Yield what the checks say of what the page holds under `key`, errors first."""
    project = Project(topics=topics, pages=[page], tags=listed)
    found = [
        finding
        for rule in RULES.values()
        if rule.name not in _ELSEWHERE
        for _, finding in rule.findings(project)
        if isinstance(finding.place, str) and finding.place.partition(".")[0] == key
    ]
    yield from sorted(found, key=lambda each: each.severity != ERROR)


def reread(root: Path, page: Page) -> Page:
    """Return the page as it stands on disk; raises PageError where it cannot be read any more."""
    try:
        return pages.load(root, page.path)
    except FileNotFoundError:
        what, remedy = "the file is gone", "begin again: it was moved or removed"
        raise PageError(page.path, what, remedy) from None


def write(root: Path, page: Page, answers: Values) -> Written:
    """Write the answers into the page's file, as it stands there by now.

    Raises:
        ChangedError: the file says something else under the keys that were asked for.
        PageError: the file cannot be read or edited any more; nothing is written.
    """
    fresh = reread(root, page)
    if (values_of(fresh), _review(fresh)) != (values_of(page), _review(page)):
        raise ChangedError(fresh)
    after = edited(fresh, answers)
    if after.text != fresh.text:
        atomic.write(root / fresh.path, after.text)
    return Written(page=fresh, text=after.text, changes=tuple(_told(fresh, after)))


def take_back(root: Path, written: Written) -> None:
    """Write the page as it was before; raises ChangedError where somebody changed it since."""
    fresh = reread(root, written.page)
    if fresh.text != written.text:
        raise ChangedError(fresh)
    atomic.write(root / written.page.path, written.page.text)


def _review(page: Page) -> object:
    return page.document.values.get("review")


def _told(before: Page, after: Page) -> Iterator[str]:
    was, now = before.document.values, after.document.values
    for key in (*KEYS, "review"):
        if was.get(key) != now.get(key):
            yield f"{key}: {_shown(was.get(key))} → {_shown(now.get(key))}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if value else "none"
