"""Lays out for a terminal what a curator sees of a paper, and how each key is asked for."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from generator import inline, schema
from generator.curate import judge
from generator.curate.desk import Desk, Question
from generator.waiting import BY_ID

WIDTH = 100  # columns


def lines(desk: Desk, question: Question) -> Iterator[str]:
    """Yield the lines that show a paper: what it is, why it waits, what is like it."""
    yield from map(_harmless, _lines(desk, question))


def _harmless(line: str) -> str:
    """Return a line without what a terminal would obey; a page may hold anything."""
    return "".join(character for character in line if character.isprintable())


def _lines(desk: Desk, question: Question) -> Iterator[str]:
    paper = question.page.paper
    yield from textwrap.wrap(inline.plain(paper.title), WIDTH)
    yield ", ".join(filter(None, (paper.date, paper.venue, question.page.slug)))
    yield ""
    for paragraph in inline.paragraphs(paper.abstract or "no abstract"):
        yield from (*textwrap.wrap(inline.plain(paragraph), WIDTH), "")
    yield from _reasons(desk, question)
    yield from _suggested(question)
    for near in question.neighbours:
        title = textwrap.shorten(inline.plain(near.title), 60, placeholder=" …")
        yield f"like    {near.similarity:4.0%}  {title}: {', '.join(near.topics)}"
    yield ""


def prompt(key: str, question: Question, current: Any) -> str:
    """Return how a key is asked for, with what Enter keeps."""
    now = _shown(current)
    size = f" ({len(now)} of {schema.SUMMARY_LIMIT})" if key == "summary" and current else ""
    suggested = judge.suggestion(question, key)
    better = f" (= {_shown(suggested)})" if suggested and _shown(suggested) != now else ""
    return _harmless(f"{key} [{now}]{size}{better}: ")


def _reasons(desk: Desk, question: Question) -> Iterator[str]:
    if question.waits is None:
        return
    for each in question.waits.reasons:
        reason = BY_ID[each]
        yield f"waits   {reason.label}: {reason.remedy}"
    for remark in question.waits.remarks:
        where = f" ({desk.site.rstrip('/')}/papers/{remark.slug}/)" if remark.slug else ""
        yield f"see     {remark.words}{where}"


def _suggested(question: Question) -> Iterator[str]:
    choice = question.choice
    sections = ", ".join((choice.topic, *choice.also))
    yield f"would be {choice.confidence:3.0%}  {sections} ({'; '.join(choice.evidence[:4])})"


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list | tuple) else str(value or "none")
