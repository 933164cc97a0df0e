"""Makes the feeds' files: of all papers, of each section, and of the digests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from operator import attrgetter
from types import ModuleType

from generator.publish.digest import Digest, has_months
from generator.publish.feeds import atom, json_feed, opml, rss
from generator.publish.feeds.feed import Feed, Item, item
from generator.publish.output import Output
from generator.publish.paper_view import PaperView
from generator.publish.reuse.fingerprint import fingerprint
from generator.publish.site import Site
from generator.store import digest

log = logging.getLogger("mkdocs.plugins.paperindex")

FORMATS: tuple[ModuleType, ...] = (atom, json_feed, rss)
LIMIT = 50  # items; papers of the same day as the last one are added,
MOST = 200  # but no more than these
_PAPERS = "feeds/papers"
DIGESTS = 24  # digests that a feed holds
_MONTHS = "feeds/months"
_WEEKS = "feeds/weeks"

_News = tuple[PaperView, ...] | tuple[Digest, ...]


def files(site: Site, address: str | None) -> dict[str, str]:
    """Return the text of every feed by its path; none where nobody knows the site's address."""
    return {path: text() for path, _, text in _files(site, address)}


def made(site: Site, address: str | None) -> Iterator[Output]:
    """Yield what `files` returns, each with what tells whether it is what it was."""
    known: dict[str, bytes] = {}  # each feed has several files
    for path, feeds, text in _files(site, address):
        known |= {each.path: fingerprint(each) for each in feeds if each.path not in known}
        yield Output(path, digest(*(known[each.path] for each in feeds)), text)


def _files(
    site: Site, address: str | None
) -> Iterator[tuple[str, Sequence[Feed], Callable[[], str]]]:
    """Yield the path of each file, the feeds that stand in it, and what makes its text."""
    if not address:
        log.info("No feeds are made: items need addresses, so set site_url in mkdocs.yml")
        return
    feeds = [*_feeds(site, f"{address.rstrip('/')}/")]
    if feeds:
        yield opml.PATH, feeds, partial(opml.file, _name(site), feeds)
    items: dict[str, Item] = {}
    for form in FORMATS:
        entries: dict[str, str] = {}
        for feed in feeds:
            text = partial(_text, form, feed, items, entries)
            yield f"{feed.path}.{form.ENDING}", [feed], text


def _text(form: ModuleType, feed: Feed, items: dict[str, Item], entries: dict[str, str]) -> str:
    """Return a feed; what it has in common with others is in `items` and `entries` by address."""
    for news in feed.news:
        if news.url not in items:
            items[news.url] = item(news, feed.address)
        if news.url not in entries:
            entries[news.url] = form.entry(items[news.url])
    text: str = form.file(feed, [entries[news.url] for news in feed.news])
    return text


def discovery(site: Site, section: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """Return media type, title and path of the feeds that a page may name in its head.

    These are the feeds of a section, else those of all papers and of the digests.
    """
    if section:
        views = (*site.sections[section].papers, *site.sections[section].related)
        named = [(_section_title(site, section), f"feeds/topics/{section}", any(_dated(views)))]
    else:
        named = [
            (_name(site), _PAPERS, any(_dated(site.papers.values()))),
            ("What was new in each month", _MONTHS, has_months(site.papers.values())),
            ("What came into the index in each week", _WEEKS, bool(site.added)),
        ]
    return tuple(
        (form.MEDIA_TYPE, title, f"{path}.{form.ENDING}")
        for title, path, exists in named
        if exists
        for form in (atom, json_feed)
    )


def _feeds(site: Site, address: str) -> Iterator[Feed]:
    """Yield the feeds that have an item; an undated paper is in none but the index's weeks."""

    def feed(path: str, page: str, title: str, description: str, news: _News) -> Feed:
        return Feed(
            path=path,
            page=page,
            title=title,
            description=description,
            author=_name(site),
            address=address,
            news=news,
        )

    every = newest(site.papers.values())
    found = [feed(_PAPERS, "", _name(site), "The newest papers of all sections.", every)]
    for name, section in site.sections.items():
        views = newest((*section.papers, *section.related))
        title = _section_title(site, name)
        found.append(
            feed(f"feeds/topics/{name}", section.url, title, section.topic.description, views)
        )
    for path, title, digests in (
        (_MONTHS, "What was new in each month", site.digests.months),
        (_WEEKS, "What came into the index in each week", site.digests.weeks or {}),
    ):
        news = tuple(islice(digests.values(), DIGESTS))
        found.append(feed(path, "digest/", f"{_name(site)}: {title}", f"{title}.", news))
    yield from (each for each in found if each.news)


def newest(papers: Iterable[PaperView]) -> tuple[PaperView, ...]:
    """Return the newest papers whose date is known, and with them all of the last one's day."""
    ordered = sorted(_dated(papers), key=attrgetter("paper.date"), reverse=True)
    last = ordered[LIMIT - 1].paper.date if len(ordered) > LIMIT else None
    count = LIMIT
    while last and len(last) == 10 and count < min(len(ordered), MOST):
        if ordered[count].paper.date != last:
            break
        count += 1
    return tuple(ordered[:count])


def _dated(papers: Iterable[PaperView]) -> Iterator[PaperView]:
    return (view for view in papers if view.paper.date)


def _name(site: Site) -> str:
    return site.name or "Papers"


def _section_title(site: Site, section: str) -> str:
    return f"{_name(site)}: {site.sections[section].topic.title}"
