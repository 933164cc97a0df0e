"""Owns JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publish.exports import json_text
from generator.publish.feeds.feed import Feed, Item

ENDING = "json"
MEDIA_TYPE = "application/feed+json"


def entry(item: Item) -> str:
    """Return an item."""
    told = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "date_published": f"{item.day}T00:00:00Z",
    }
    authors = [{"name": name} for name in item.authors]
    lists = {"authors": authors, "tags": list(item.tags)}
    return json_text.line(told | {name: values for name, values in lists.items() if values})


def file(feed: Feed, entries: Iterable[str]) -> str:
    """Return a feed with its items' `entries`."""
    head = json_text.line(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.address + feed.page,
            "feed_url": f"{feed.address}{feed.path}.{ENDING}",
            "description": feed.description,
            "authors": [{"name": feed.author}],
        }
    )
    items = ",\n".join(entries)
    return f'{head[:-1]},"items":[\n{items}\n]}}\n'
