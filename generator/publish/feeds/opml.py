"""Owns the list of all feeds as OPML 2.0, which feed readers import."""

from __future__ import annotations

from collections.abc import Sequence

from generator.publish.feeds import atom, xml
from generator.publish.feeds.feed import Feed
from generator.publish.feeds.xml import element

PATH = "feeds/all.opml"


def file(title: str, feeds: Sequence[Feed]) -> str:
    """Return the list, each feed in its Atom form."""
    outlines = (
        element(
            "outline",
            type="rss",
            text=feed.title,
            title=feed.title,
            xmlUrl=f"{feed.address}{feed.path}.{atom.ENDING}",
            htmlUrl=feed.address + feed.page,
        )
        for feed in feeds
    )
    head = xml.around("head", [element("title", title)])
    body = xml.around("body", outlines)
    return xml.document(xml.around('opml version="2.0"', [head, body]))
