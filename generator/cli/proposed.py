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
        yield f"One group is what stands in '{there[name].title}' already."
    for number, section in enumerate(found.sections, start=1):
        yield ""
        yield from _section(number, section, found.compared - section.group)
    if found.sections:
        yield ""


def _how_many(found: Proposal) -> Iterator[str]:
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
    if found.clearness[found.best] < VAGUE:
        yield "Even so they run into each other: take the names as hints, and merge what is one."


def _section(number: int, section: Section, others: int) -> Iterator[str]:
    topic = section.topic
    why = "; ".join(
        f"{sign.words}: {sign.inside} of {section.group}, elsewhere {sign.outside} of {others}"
        for sign in section.signs[:SIGNS]
    )
    yield f"{number}. {topic.title}  ({pages.TOPICS}/{topic.id}/{pages.INDEX})"
    yield from _wrapped("", topic.description)
    yield from _wrapped(
        "Papers: ",
        f"{len(section.papers)}, {section.sure} of them surely; the keywords find"
        f" {section.again} of the group's {section.group} again",
    )
    yield from _wrapped("Why: ", why)
    yield from _wrapped("Such as: ", "; ".join(f"“{title}”" for title in section.typical[:3]))
    yield from _wrapped("Keywords: ", ", ".join(topic.keywords))


def _wrapped(label: str, text: str) -> list[str]:
    indent = " " * 3
    return textwrap.wrap(
        label + text, WIDTH, initial_indent=indent, subsequent_indent=indent + " " * len(label)
    )
