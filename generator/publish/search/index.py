"""Owns the whole index of a site: its papers in the order of their numbers, and their postings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.publish.paper_view import PaperView
from generator.publish.search import lexicon, postings, shards, texts
from generator.publish.search.lexicon import Lexicon
from generator.publish.search.numbering import numbered
from generator.publish.search.postings import Postings
from generator.publish.search.shards import Shards
from generator.publish.search.words import Terms
from generator.publish.site import Site
from generator.uncollected import uncollected


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """The papers of a site in the index; the number of a document is its place in `papers`."""

    site: Site
    papers: tuple[PaperView, ...]

    @cached_property
    def newest(self) -> tuple[int, ...]:
        """Return the numbers of all papers, the newest paper first."""
        numbers = {view.slug: number for number, view in enumerate(self.papers)}
        return tuple(numbers[slug] for slug in self.site.papers)


@dataclass(frozen=True, kw_only=True)
class SearchIndex(Numbered):
    """The index of a site."""

    postings: Postings
    lexicon: Lexicon

    @cached_property
    def shards(self) -> Shards:
        """Return the postings as they are published."""
        return shards.cut(self.postings)

    def neighbours(self, word: str) -> tuple[str, ...]:
        """Return the terms of the shard in which `word` would stand."""
        if not self.shards.contents:
            return ()
        return tuple(self.shards.contents[self.shards.place(word)])


@uncollected()
def build(site: Site) -> SearchIndex:
    """Return the search index of all papers of the site."""
    return of(number(site))


def number(site: Site) -> Numbered:
    """Return the papers of the site with their numbers."""
    return Numbered(site=site, papers=numbered(site))


def of(papers: Numbered, terms: Terms | None = None) -> SearchIndex:
    """Return the search index of papers; `terms` as in `texts.read`."""
    words = texts.read(papers.site, papers.papers, terms)
    return SearchIndex(
        site=papers.site,
        papers=papers.papers,
        postings=postings.gather(words),
        lexicon=lexicon.choose(words.spread),
    )
