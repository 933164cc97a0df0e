"""Brings one page up to what ingest believes of its paper, around whatever a person did to it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import minimal_edit, pages, schema
from generator.ingest.reconcile import Conflict, reconcile
from generator.ingest.said import laid_out, said
from generator.pages import Page
from generator.snapshot import Belief

BODY = "abstract"  # the body is a field like any other


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """A page as it should be: where, with which text, and what could not be agreed on.

    `keys` are what changes on a page that is there: front-matter keys, and the abstract.
    """

    path: PurePosixPath
    text: str
    conflicts: tuple[Conflict, ...] = ()
    keys: tuple[str, ...] = ()


def created(belief: Belief) -> Update:
    """Return the page of a paper that has none yet."""
    path = pages.path_of(belief.values["topic"], belief.slug)
    return Update(path=path, text=laid_out(belief))


def updated(page: Page, base: Belief, fresh: Belief, topics: Container[str]) -> Update:
    """Return the page as it should be now; its text is unchanged where no field changes."""
    if fresh is base or (fresh.values == base.values and fresh.abstract == base.abstract):
        return Update(path=home(page, topics), text=page.text)  # whatever a person did to it
    merge = reconcile(_fields(base), _fields(fresh), _page_fields(page))
    text = page.text
    keys = {key: value for key, value in merge.changes.items() if key != BODY}
    if keys:
        text = minimal_edit.edit(page, keys, schema.KEY_ORDER)
    if BODY in merge.changes:
        text = minimal_edit.replace_abstract(page, text, merge.changes[BODY])
    changed = page if text == page.text else Page(path=page.path, text=text)
    path = home(changed, topics)
    return Update(path=path, text=text, conflicts=merge.conflicts, keys=tuple(merge.changes))


def home(page: Page, topics: Container[str]) -> PurePosixPath:
    """Return where the page belongs: its topic's folder, or where it is if there is no such."""
    topic = said(page).topic
    if topic is not None and topic in topics:
        return pages.path_of(topic, page.slug)
    return page.path


def _fields(belief: Belief) -> dict[str, object]:
    return {**belief.values, BODY: belief.abstract}


def _page_fields(page: Page) -> dict[str, object]:
    return {**page.document.values, BODY: page.abstract}
