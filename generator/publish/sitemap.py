"""Owns what search engines are told: which pages there are, and when each was last changed."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.publish.feeds import xml
from generator.publish.site import Site

LIMIT = 50_000  # addresses in a file, which is what search engines read
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A page: its address, the path of its file from the project's root, and its day if known."""

    address: str
    source: str
    day: str | None = None


def entries(site: Site, pages: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """Yield an entry for each address and file, with the day from the history of the file.

    Where there is no history, a paper's own date takes its place. A section is as new as the newest
    of its papers' pages.
    """
    changed = dict(site.history.changed) if site.history else {}
    for view in site.papers.values():
        if view.source not in changed and view.paper.date:
            changed[view.source] = view.paper.date
    for section in site.sections.values():
        source = f"docs/{section.url}index.md"
        found = [changed[each.source] for each in section.papers if each.source in changed]
        if found:
            changed[source] = max([*found, changed.get(source, "")])
    for address, source in pages:
        yield Entry(address=address, source=source, day=changed.get(source))


def files(found: Sequence[Entry], address: str, limit: int = LIMIT) -> dict[str, bytes]:
    """Return the sitemap by path: one file, or an index and compressed parts of too many pages."""
    parts = [found[start : start + limit] for start in range(0, len(found), limit)]
    if len(parts) < 2:
        return {"sitemap.xml": _urls(found).encode()}
    named = {
        f"sitemap-{number}.xml.gz": gzip.compress(_urls(part).encode(), mtime=0)
        for number, part in enumerate(parts, 1)
    }
    located = (
        xml.around("sitemap", [xml.element("loc", f"{address.rstrip('/')}/{name}")])
        for name in named
    )
    index = xml.document(xml.around(f"sitemapindex {_NAMESPACE}", located))
    return {"sitemap.xml": index.encode(), **named}


def robots(address: str | None) -> str:
    """Return ``robots.txt``: all may be read, and where the sitemap is."""
    told = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{told}"


def _urls(found: Iterable[Entry]) -> str:
    return xml.document(xml.around(f"urlset {_NAMESPACE}", map(_url, found)))


def _url(entry: Entry) -> str:
    day = [xml.element("lastmod", entry.day)] if entry.day else []
    return xml.around("url", [xml.element("loc", entry.address), *day])
