"""The rules that hold the pages to the list of tags; without a list, tags are free."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.check import mends
from generator.check.problem import WARNING, Finding, Project, nearest, project_rule
from generator.pages import Page
from generator.tags import FILE, synonyms

Found = Iterator[tuple[Page, Finding]]


@project_rule("listed-tag", "docs/tags.md lists every tag, where there is such a list.")
def listed_tag(project: Project) -> Found:
    """Yield a problem for each tag that is not listed; a synonym gives way to its tag."""
    meant = {tag: tag for tag in project.tags} | synonyms(project.tags)
    for page in project.pages if project.tags else ():
        carried = _tags(page)
        mended = tuple(dict.fromkeys(meant.get(tag, tag) for tag in carried))
        for name in (each for each in carried if each not in project.tags):
            near = nearest(name, meant)
            remedy = f"did you mean '{meant[near]}'?" if near else f"use one of those in {FILE}"
            mend = mends.of_list("tags", mended) if name in meant else None
            yield page, Finding("tags", f"there is no tag '{name}'", remedy, mend=mend)


@project_rule("tag-use", "Each tag that docs/tags.md lists is on two pages at least.")
def tag_use(project: Project) -> Found:
    """Yield a notice for each listed tag that brings no two papers together."""
    carriers: defaultdict[str, list[Page]] = defaultdict(list)
    for page in project.pages:
        for name in _tags(page):
            carriers[name].append(page)
    for tag in project.tags.values():
        pages = carriers[tag.id]
        if len(pages) == 1:
            what = f"no other page has the tag '{tag.id}'"
            yield pages[0], Finding("tags", what, f"use another, or take it out of {FILE}", WARNING)
        elif not pages:
            what = f"no page has the tag '{tag.id}'"
            finding = Finding(tag.place, what, "put it on pages, or take it out", WARNING)
            yield Page(path=FILE, text=""), finding


def _tags(page: Page) -> tuple[str, ...]:
    paper = page.reading[0]
    return paper.tags if paper else ()
