"""Owns the sections: reads ``docs/topics/<id>/index.md`` into topics, in the order they state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import front_matter
from generator.errors import TaxonomyError
from generator.front_matter import Value
from generator.pages import INDEX, TOPICS

KEYS = ("title", "description", "order", "keywords")
CORE = "+"  # before a keyword that counts double
UNSORTED = "unsorted"  # the section of papers that came before there were any: nothing belongs here

_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A section. `order` is its place in lists; `keywords` are words and phrases that point to it.

    `title` is the heading of its page and `description` the sentence that says what belongs there.
    """

    id: str
    title: str
    description: str
    keywords: tuple[str, ...]
    order: int
    intro: str


Taxonomy = Mapping[str, Topic]


def proper(topics: Taxonomy) -> Taxonomy:
    """Return the sections that papers can belong to: all but the one for unsorted papers."""
    return {name: topic for name, topic in topics.items() if name != UNSORTED}


def load(root: Path) -> Taxonomy:
    """Return the project's topics by id, in their order.

    Raises:
        TaxonomyError: there is no section, or a section's page lacks or garbles a key.
    """
    files = sorted((root / TOPICS).glob(f"*/{INDEX}"))
    if not files:
        remedy = "run 'paperindex init', or write docs/topics/<id>/index.md with title, description"
        raise TaxonomyError(TOPICS, "there are no sections", remedy)
    topics = [_topic(file, PurePosixPath(*file.relative_to(root).parts)) for file in files]
    return {topic.id: topic for topic in sorted(topics, key=lambda each: (each.order, each.id))}


def _topic(file: Path, path: PurePosixPath) -> Topic:
    document = front_matter.parse(file.read_text(encoding="utf-8"), path)
    if not _ID.fullmatch(path.parent.name):
        remedy = "name it with lower-case letters, digits and hyphens"
        raise TaxonomyError(path, f"'{path.parent.name}' cannot be a section's id", remedy)
    return Topic(
        id=path.parent.name,
        title=_text(document, path, "title"),
        description=_text(document, path, "description"),
        keywords=_keywords(document, path),
        order=_order(document, path),
        intro=document.body.strip(),
    )


def _text(document: front_matter.Document, path: PurePosixPath, key: str) -> str:
    value = document.values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _error(document, path, key, f"'{key}' is missing or not a text", "write one line")
    return value.strip()


def _keywords(document: front_matter.Document, path: PurePosixPath) -> tuple[str, ...]:
    value: Value = document.values.get("keywords", [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _error(document, path, "keywords", "'keywords' is not a list", "write [one, two]")
    return tuple(str(item).strip() for item in value)


def _order(document: front_matter.Document, path: PurePosixPath) -> int:
    value = document.values.get("order", "1000")
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}", value):
        raise _error(document, path, "order", "'order' is not a whole number", "write digits only")
    return int(value)


def _error(
    document: front_matter.Document, path: PurePosixPath, key: str, what: str, remedy: str
) -> TaxonomyError:
    place = document.places.get(key)
    return TaxonomyError(path, what, remedy, line=place.line if place else 1)
