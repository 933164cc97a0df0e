"""Owns what a page is that lists papers under headings, in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publish.paper_view import PaperView

MOST = 2000  # papers that one page lists; the search finds the others

Step = tuple[str, str]  # of the way to a page: an address below the site's root, and a title


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Papers under a heading; `id` is its anchor, `url` the address of what it names, if any."""

    id: str
    title: str
    papers: tuple[PaperView, ...]
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Groups of papers; `lead` is a sentence on them, `up` the page that leads here.

    `facts` are what each line tells of its paper; `query` is how the search finds the same papers.
    No more than `most` are listed.
    """

    title: str
    groups: tuple[Group, ...]
    up: Step | None = None
    lead: str = ""
    facts: tuple[str, ...] = ("year", "kind")
    query: str = ""
    most: int = MOST

    @property
    def papers(self) -> int:
        """Return the number of papers, whether listed or not."""
        return sum(len(group.papers) for group in self.groups)

    @property
    def more(self) -> int:
        """Return how many papers are not listed."""
        return max(0, self.papers - self.most)

    @property
    def listed(self) -> Iterator[tuple[Group, tuple[PaperView, ...]]]:
        """Yield each group with those of its papers that are listed."""
        left = self.most
        for group in self.groups:
            if left:
                yield group, group.papers[:left]
            left -= min(left, len(group.papers))
