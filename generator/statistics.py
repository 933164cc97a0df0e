"""Counts what the index holds and what waits, and how far classifier and curators agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import latex, pages, snapshot, taxonomy
from generator.classify import examples
from generator.classify.agreement import Agreement, measure
from generator.model import LINK_KINDS, PAPER_KINDS, Paper


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """Numbers of papers: in all, by section (primary only), kind, year and kind of link.

    `pending` papers were placed automatically and by nobody confirmed; `macros` are author macros
    without a meaning, by page.
    """

    papers: int
    pending: int
    topics: Mapping[str, int]
    kinds: Mapping[str, int]
    years: Mapping[str, int]
    links: Mapping[str, int]
    macros: tuple[tuple[str, str], ...]

    def tables(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Yield the heading and the numbers of each table."""
        yield "section", self.topics
        yield "kind", self.kinds
        yield "year", self.years
        yield "with", self.links


def count(root: Path) -> Statistics:
    """Return the numbers of the project at `root`; raises PageError at the first broken page."""
    topics = taxonomy.load(root)
    loaded = pages.load_all(root)
    papers = [page.paper for page in loaded]
    return Statistics(
        papers=len(papers),
        pending=sum(paper.review == "pending" for paper in papers),
        topics=_tally((paper.topic for paper in papers), topics),
        kinds=_tally((paper.kind or "unknown" for paper in papers), PAPER_KINDS),
        years=_tally(sorted(str(paper.year or "unknown") for paper in papers), ()),
        links=_tally((kind for paper in papers for kind in _link_kinds(paper)), LINK_KINDS),
        macros=tuple(
            (str(page.path), macro)
            for page in loaded
            for macro in latex.macros(f"{page.paper.title}\n{page.abstract or ''}")
        ),
    )


def agreement(root: Path) -> Agreement:
    """Return how far the classifier agrees with the curators of the project at `root`."""
    topics = taxonomy.load(root)
    taught = examples.of(pages.load_all(root), snapshot.load(root), topics)
    return measure(taught, topics)


def _tally(names: Iterable[str], order: Iterable[str]) -> dict[str, int]:
    """Return how often each name occurs, those of `order` first and all of them."""
    counted = Counter(names)
    return {name: counted.pop(name, 0) for name in order} | dict(counted)


def _link_kinds(paper: Paper) -> set[str]:
    return {link.kind for link in paper.links}
