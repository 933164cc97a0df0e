"""Lays a proposal of sections out for a terminal: what, how many, and why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator import pages
from generator.classify.suggest import groups
from generator.classify.suggest.proposal import Proposal, Section
from generator.taxonomy import Taxonomy

WIDTH = 100  # columns
SIGNS = 6  # told of each section
VAGUE = 0.1  # clearness below which groups run into each other


def told(found: Proposal, there: Taxonomy) -> Iterator[str]:
    """Yield the lines that tell a proposal beside the sections that are `there`."""
    yield from (line for text in _how_many(found) for line in textwrap.wrap(text, WIDTH))
    for name in found.covered:
        yield f"One group is what '{there[name].title}' holds already."
    if found.nameless:
        yield f"{found.nameless} of the groups share no words of their own."
    for number, section in enumerate(found.sections, start=1):
        yield ""
        yield from _section(number, section)
    if found.sections:
        yield ""


def _how_many(found: Proposal) -> Iterator[str]:
    if not found.looked_at:
        yield "No paper waits for a section; --more looks at all papers."
        return
    if found.best is None:
        yield (
            f"{found.looked_at} papers wait for a section; groups among fewer than"
            f" {groups.FEWEST} would be chance. Write sections yourself"
            f" ({pages.TOPICS}/<id>/{pages.INDEX}), or look at all papers with --more."
        )
        return
    near = [each for each in (found.best - 1, found.best + 1) if each in found.clearness]
    beside = ", ".join(f"{each} groups {found.clearness[each]:.3f}" for each in near)
    yield (
        f"{found.looked_at} papers were compared by their words. Of {min(found.clearness)} to"
        f" {max(found.clearness)} groups, {found.best} stand apart most clearly"
        f" ({found.clearness[found.best]:.3f}; {beside}): the smallest number that is nearly as"
        " clear as the clearest. --sections asks for another."
    )
    if found.groups != found.best:
        yield f"These are {found.groups} groups, as was asked for."
    if found.clearness[found.best] < VAGUE:
        yield "Even so they run into each other: take the names as hints, and merge what is one."


def _section(number: int, section: Section) -> Iterator[str]:
    topic = section.topic
    why = "; ".join(
        f"{sign.words}: {sign.inside} of {sign.members}, elsewhere {sign.outside} of {sign.others}"
        for sign in section.signs[:SIGNS]
    )
    yield f"{number}. {topic.title}  ({pages.TOPICS}/{topic.id}/{pages.INDEX})"
    yield from _wrapped("", topic.description)
    yield from _wrapped("Papers: ", _papers(section))
    if section.now:
        yield from _wrapped("Now in: ", ", ".join(f"{name} {count}" for name, count in section.now))
    yield from _wrapped("Why: ", why)
    yield from _wrapped("Such as: ", "; ".join(f"“{title}”" for title in section.typical[:3]))
    yield from _wrapped("Keywords: ", ", ".join(topic.keywords))


def _papers(section: Section) -> str:
    found = (
        f"{len(section.papers)} would come here, {section.sure} of them surely;"
        f" {section.again} of the group's {section.group}"
    )
    return f"{found}, of which people placed {section.fixed}" if section.fixed else found


def _wrapped(label: str, text: str) -> list[str]:
    indent = " " * 3
    return textwrap.wrap(
        label + text, WIDTH, initial_indent=indent, subsequent_indent=indent + " " * len(label)
    )
