"""Owns Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publish.feeds import xml
from generator.publish.feeds.feed import Feed, Item
from generator.publish.feeds.xml import element

ENDING = "atom"
MEDIA_TYPE = "application/atom+xml"


def entry(item: Item) -> str:
    """Return an item."""
    moment = f"{item.day}T00:00:00Z"
    return xml.around(
        "entry",
        (
            element("id", item.id),
            element("title", item.title),
            element("link", rel="alternate", type="text/html", href=item.url),
            element("published", moment),
            element("updated", moment),
            *(xml.around("author", [element("name", name)]) for name in item.authors),
            *(element("category", term=tag) for tag in item.tags),
            element("content", item.html, type="html"),
        ),
    )


def file(feed: Feed, entries: Iterable[str]) -> str:
    """Return a feed with its items' `entries`."""
    address = f"{feed.address}{feed.path}.{ENDING}"
    parts = (
        element("id", address),
        element("title", feed.title),
        element("subtitle", feed.description),
        element("link", rel="self", type=MEDIA_TYPE, href=address),
        element("link", rel="alternate", type="text/html", href=feed.address + feed.page),
        element("updated", f"{feed.day}T00:00:00Z"),
        xml.around("author", [element("name", feed.author)]),
        *entries,
    )
    return xml.document(xml.around('feed xmlns="http://www.w3.org/2005/Atom"', parts))
