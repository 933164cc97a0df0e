"""Invented papers, and sites made of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from generator import pages
from generator.pages import Page
from generator.publish.search import postings
from generator.publish.search.postings import Postings
from generator.publish.search.texts import FIELDS, Texts
from generator.publish.site import Site, build
from generator.snapshot import Belief
from generator.synonyms import Synonyms
from generator.taxonomy import Topic

TOPICS = {
    name: Topic(
        id=name,
        title=name.capitalize(),
        description=f"All about {name}.",
        keywords=(),
        order=order,
        intro="",
    )
    for order, name in enumerate(("birds", "rocks", "tides"))
}


def page(slug: str, head: str = "", body: str = "", topic: str = "birds") -> Page:
    """Return the page of a paper; its title is its slug where `head` names none."""
    lines = textwrap.dedent(head).strip()
    if "title:" not in lines:
        lines = f"title: {slug.replace('-', ' ').capitalize()}\n{lines}".strip()
    text = f"---\n{lines}\ntopic: {topic}\n---\n{body}"
    return Page(path=pages.path_of(topic, slug), text=text)


def belief(slug: str, abstract: str | None = None, **values: object) -> Belief:
    """Return what ingest believes of a paper, its title its slug where none is given."""
    title = slug.replace("-", " ").capitalize()
    known = {"title": title, "topic": "birds"} | values
    return Belief(slug=slug, values=known, abstract=abstract, listings=())


def gathered(documents: Sequence[Mapping[str, Sequence[str]]]) -> Postings:
    """Return the postings of documents, given as the terms of each of their fields."""
    names = sorted({term for fields in documents for terms in fields.values() for term in terms})
    held = [
        (names.index(term), document * len(FIELDS) + place)
        for document, fields in enumerate(documents)
        for place, field in enumerate(FIELDS)
        for term in fields[field]
    ]
    numbers, slots = np.array(held, np.int32).reshape(-1, 2).T
    return postings.gather(
        Texts(
            names=tuple(names),
            numbers=numbers,
            slots=slots,
            size=len(documents),
            spread={},
        )
    )


def site_of(*found: Page, beliefs: Iterable[Belief] = (), synonyms: Synonyms | None = None) -> Site:
    """Return the site of some pages."""
    return build(found, TOPICS, {each.slug: each for each in beliefs}, synonyms)
