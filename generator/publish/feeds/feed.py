"""Owns what a feed is, and what stands in an item of it, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.publish import dates
from generator.publish.digest import FOLDER, Digest
from generator.publish.paper_view import PaperView


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """Something new: `id` never changes, `html` is what is to be read, `day` when it was new."""

    id: str
    url: str
    title: str
    html: str
    day: str
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """What is new, newest first. `path` is the file's without its ending; `page` shows the same.

    Both lie below the site's root, `address`, which ends with a slash. `news` are what the items
    tell of.
    """

    path: str
    page: str
    title: str
    description: str
    author: str
    address: str
    news: tuple[PaperView, ...] | tuple[Digest, ...]

    @property
    def day(self) -> str:
        """Return the day of the newest item."""
        return max(map(_day, self.news))


def item(news: PaperView | Digest, address: str) -> Item:
    """Return a paper or a digest as an item."""
    if isinstance(news, Digest):
        return digest_item(news, address)
    return paper_item(news, address)


def paper_item(view: PaperView, address: str) -> Item:
    """Return a paper as an item; it keeps the id of its first name when it is renamed.

    Without an abstract its title is to be read. Feeds want a day: where only the month or the year
    is known, the item has its first day.
    """
    first = view.paper.formerly[0] if view.paper.formerly else view.slug
    return Item(
        id=f"{address}papers/{first}/",
        url=f"{address}{view.url}",
        title=" ".join(view.title.split()),
        html="".join(f"<p>{paragraph}</p>" for paragraph in view.abstract or (view.heading,)),
        day=_day(view),
        authors=view.paper.authors,
        tags=tuple(topic.title for topic in view.topics),
    )


def digest_item(digest: Digest, address: str) -> Item:
    """Return a digest as an item that lists its papers."""
    rows = "".join(_row(view, address) for view in digest.listed)
    more = f"<p>And {digest.more} more.</p>" if digest.more else ""
    count = len(digest.papers)
    return Item(
        id=f"{address}{FOLDER}/{digest.id}/",
        url=f"{address}{digest.url}",
        title=f"{digest.title}: {count} paper{'' if count == 1 else 's'}",
        html=f"<ul>{rows}</ul>{more}",
        day=_day(digest),
    )


def _day(news: PaperView | Digest) -> str:
    return news.day if isinstance(news, Digest) else dates.first_day(news.paper.date or "")


def _row(view: PaperView, address: str) -> str:
    gist = f"<br>{view.teaser}" if view.teaser else ""
    return f'<li><a href="{escape(address + view.url)}">{view.heading}</a>{gist}</li>'
