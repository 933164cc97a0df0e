"""Owns which pages teach: those whose section or kind a person decided, not a program."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from generator.classify.keywords import Text
from generator.pages import Page
from generator.snapshot import Belief
from generator.taxonomy import UNSORTED

# Only people write these: whoever sums a paper up has read it and let its section stand.
_BY_HAND = ("summary", "tags")


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A page as the classifier learns from it; what a program chose and nobody decided is None."""

    slug: str
    text: Text
    topic: str | None
    also: tuple[str, ...]
    kind: str | None


def of(
    pages: Iterable[Page], beliefs: Mapping[str, Belief], topics: Container[str]
) -> tuple[Example, ...]:
    """Return the pages that teach something, by slug; sections that there are not teach nothing."""
    found = (
        _example(page, beliefs.get(page.slug), topics)
        for page in sorted(pages, key=lambda each: each.slug)
    )
    return tuple(each for each in found if each.topic or each.kind)


def text_of(page: Page) -> Text:
    """Return the title and abstract of a page."""
    return str(page.document.values.get("title", "")), page.abstract or ""


def topics_of(examples: Iterable[Example]) -> list[tuple[str, str, str]]:
    """Return title, abstract and section of the examples that have a section."""
    return [(*each.text, each.topic) for each in examples if each.topic]


def kinds_of(examples: Iterable[Example]) -> list[tuple[str, str, str]]:
    """Return title, abstract and kind of the examples that have a kind."""
    return [(*each.text, each.kind) for each in examples if each.kind]


def _example(page: Page, belief: Belief | None, topics: Container[str]) -> Example:
    topic = _decided(page, belief, "topic")
    also = page.document.values.get("also")
    return Example(
        slug=page.slug,
        text=text_of(page),
        topic=topic if topic in topics and topic != UNSORTED else None,
        also=tuple(map(str, also)) if isinstance(also, list) else (),
        kind=_decided(page, belief, "kind"),
    )


def _decided(page: Page, belief: Belief | None, key: str) -> str | None:
    """Return the value under `key` where a person decided it: changed it, or vouches for all."""
    value = page.document.values.get(key)
    if not isinstance(value, str):
        return None
    changed = belief is not None and value != belief.values.get(key)
    return value if changed or _vouched(page, belief) else None


def _vouched(page: Page, belief: Belief | None) -> bool:
    """Return whether a person wrote the page, confirmed it, or wrote what only a reader can."""
    values = page.document.values
    if "review" in values:
        return False
    confirmed = belief is None or "review" in belief.values
    return confirmed or any(values.get(key) for key in _BY_HAND)
