"""Invented papers, and sites made of them."""

from __future__ import annotations

import textwrap

from generator import pages
from generator.pages import Page
from generator.publish.site import Site, build
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


def site_of(*found: Page) -> Site:
    """Return the site of some pages."""
    return build(found, TOPICS)
