"""Owns RSS 2.0, for programs that read nothing newer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from email.utils import format_datetime

from generator.publish.feeds import xml
from generator.publish.feeds.feed import Feed, Item
from generator.publish.feeds.xml import element

ENDING = "rss"
MEDIA_TYPE = "application/rss+xml"
_ROOT = (
    'rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def entry(item: Item) -> str:
    """Return an item."""
    return xml.around(
        "item",
        (
            element("title", item.title),
            element("link", item.url),
            element("guid", item.id, isPermaLink="false"),
            element("pubDate", _moment(item.day)),
            *(element("dc:creator", name) for name in item.authors),
            *(element("category", tag) for tag in item.tags),
            element("description", item.html),
        ),
    )


def file(feed: Feed, entries: Iterable[str]) -> str:
    """Return a feed with its items' `entries`."""
    parts = (
        element("title", feed.title),
        element("link", feed.address + feed.page),
        element("description", feed.description),
        element(
            "atom:link", rel="self", type=MEDIA_TYPE, href=f"{feed.address}{feed.path}.{ENDING}"
        ),
        element("lastBuildDate", _moment(feed.day)),
        *entries,
    )
    return xml.document(xml.around(_ROOT, [xml.around("channel", parts)]))


def _moment(day: str) -> str:
    moment = datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC)
    return format_datetime(moment, usegmt=True)
