"""Finds the papers that records name by an id or an address alone, and tells those unknown here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import links
from generator.deduplicate import ids_of
from generator.model import Mention, Reject
from generator.pages import Page
from generator.snapshot import Belief

_Name = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """The mentions with the slugs of their papers, and those of works that nobody knows here."""

    known: tuple[tuple[Mention, str], ...]
    unknown: tuple[Reject, ...]


def resolve(
    mentions: Iterable[Mention], beliefs: Mapping[str, Belief], pages: Mapping[str, Page]
) -> Resolved:
    """Return which papers are meant; a work without a title here cannot become a page."""
    asked = tuple(mentions)
    slugs = dict(_names(beliefs, pages)) if asked else {}
    known, unknown = [], []
    for mention in asked:
        slug = next((slugs[name] for name in _named(mention) if name in slugs), None)
        if slug:
            known.append((mention, slug))
        else:
            unknown.append(_reject(mention))
    return Resolved(known=tuple(known), unknown=tuple(unknown))


def _names(beliefs: Mapping[str, Belief], pages: Mapping[str, Page]) -> Iterator[tuple[_Name, str]]:
    """Yield what names a paper, and its slug; what pages say comes last and so counts."""
    for slug, belief in beliefs.items():
        for listing in belief.listings:
            yield from ((name, slug) for name in ids_of(listing))
            yield from ((_address(link.url), slug) for link in listing.links)
    for slug, page in pages.items():
        if paper := page.reading[0]:
            yield from ((name, slug) for name in ids_of(paper))
            yield from ((_address(link.url), slug) for link in paper.links)


def _named(mention: Mention) -> Iterator[_Name]:
    yield from ids_of(mention)
    if mention.link:
        yield _address(mention.link.url)


def _address(url: str) -> _Name:
    return "address", links.identity(url)


def _reject(mention: Mention) -> Reject:
    return Reject(
        source=mention.source,
        line=mention.line,
        last_line=mention.last_line,
        text=mention.text,
        reason="no paper here has this id, and its title is not known; run 'paperindex enrich'",
    )
