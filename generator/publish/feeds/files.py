"""Makes the feeds' files: of all papers, of each section, and of the digests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from types import ModuleType

from generator.publish.feeds import atom, json_feed, opml, rss
from generator.publish.feeds.feed import Feed, Item, digest_item, paper_item
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

log = logging.getLogger("mkdocs.plugins.paperindex")

FORMATS: tuple[ModuleType, ...] = (atom, json_feed, rss)
LIMIT = 50  # items; papers of the same day as the last one are added,
MOST = 200  # but no more than these
_PAPERS = "feeds/papers"
DIGESTS = 24  # digests that a feed holds
_MONTHS = "feeds/months"
_WEEKS = "feeds/weeks"


def files(site: Site, address: str | None) -> dict[str, str]:
    """Return the text of every feed by its path; none where nobody knows the site's address."""
    if not address:
        log.info("No feeds are made: items need addresses, so set site_url in mkdocs.yml")
        return {}
    feeds = [*_feeds(site, f"{address.rstrip('/')}/")]
    if not feeds:
        return {}
    found = {opml.PATH: opml.file(_name(site), feeds)}
    items = {item.id: item for feed in feeds for item in feed.items}
    for form in FORMATS:
        entries = {id_: form.entry(item) for id_, item in items.items()}
        for feed in feeds:
            text = form.file(feed, [entries[item.id] for item in feed.items])
            found[f"{feed.path}.{form.ENDING}"] = text
    return found


def discovery(site: Site, section: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """Return media type, title and path of the feeds that a page may name in its head.

    These are the feeds of a section, else those of all papers and of the digests.
    """
    if section:
        views = (*site.sections[section].papers, *site.sections[section].related)
        named = [(_section_title(site, section), f"feeds/topics/{section}", any(_dated(views)))]
    else:
        weeks = bool(site.digests.weeks)
        named = [
            (_name(site), _PAPERS, any(_dated(site.papers.values()))),
            ("What was new in each month", _MONTHS, bool(site.digests.months)),
            ("What came into the index in each week", _WEEKS, weeks),
        ]
    return tuple(
        (form.MEDIA_TYPE, title, f"{path}.{form.ENDING}")
        for title, path, exists in named
        if exists
        for form in (atom, json_feed)
    )


def _feeds(site: Site, address: str) -> Iterator[Feed]:
    """Yield the feeds that have an item; an undated paper is in none but the index's weeks."""

    def feed(path: str, page: str, title: str, description: str, items: Iterable[Item]) -> Feed:
        return Feed(
            path=path,
            page=page,
            title=title,
            description=description,
            author=_name(site),
            address=address,
            items=tuple(items),
        )

    papers = _cached(lambda view: paper_item(view, address))
    every = newest(site.papers.values())
    found = [feed(_PAPERS, "", _name(site), "The newest papers of all sections.", papers(every))]
    for name, section in site.sections.items():
        views = newest((*section.papers, *section.related))
        title = _section_title(site, name)
        path = f"feeds/topics/{name}"
        found.append(feed(path, section.url, title, section.topic.description, papers(views)))
    for path, title, digests in (
        (_MONTHS, "What was new in each month", site.digests.months),
        (_WEEKS, "What came into the index in each week", site.digests.weeks or {}),
    ):
        items = [digest_item(digest, address) for digest in islice(digests.values(), DIGESTS)]
        found.append(feed(path, "digest/", f"{_name(site)}: {title}", f"{title}.", items))
    yield from (each for each in found if each.items)


def newest(papers: Iterable[PaperView]) -> Sequence[PaperView]:
    """Return the newest papers whose date is known, and with them all of the last one's day."""
    ordered = sorted(_dated(papers), key=lambda view: view.paper.date or "", reverse=True)
    last = ordered[LIMIT - 1].paper.date if len(ordered) > LIMIT else None
    count = LIMIT
    while last and len(last) == 10 and count < min(len(ordered), MOST):
        if ordered[count].paper.date != last:
            break
        count += 1
    return ordered[:count]


def _cached(make: Callable[[PaperView], Item]) -> Callable[[Iterable[PaperView]], Iterator[Item]]:
    made: dict[str, Item] = {}

    def items(views: Iterable[PaperView]) -> Iterator[Item]:
        for view in views:
            if view.slug not in made:
                made[view.slug] = make(view)
            yield made[view.slug]

    return items


def _dated(papers: Iterable[PaperView]) -> Iterator[PaperView]:
    return (view for view in papers if view.paper.date)


def _name(site: Site) -> str:
    return site.name or "Papers"


def _section_title(site: Site, section: str) -> str:
    return f"{_name(site)}: {site.sections[section].topic.title}"
