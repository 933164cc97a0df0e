"""Builds every search on every corpus and measures it: what it costs, and what it finds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bench.search import cost, loads, queries
from bench.search.browser import reader
from bench.search.corpora import folder
from bench.search.cost import LIGHT, Plan
from bench.search.loads import Loads
from bench.search.peers import fts5, material, ours, pagefind, plain_lunr, sentences
from bench.search.peers.installed import FOLDER
from bench.search.peers.peer import Built, Face, Peer, Ranking
from bench.search.quality import by_kind
from bench.search.report import Indexed, Measured, Quality
from bench.search.serve import served
from generator import pages
from generator.model import Paper

BROWSED = (ours.PEER, material.PEER, pagefind.PEER)
SHELL = 100  # papers whose site stands around the search of very many


class Comparison:
    """One run; what it builds stays in a folder outside the repository's files."""

    def __init__(self, root: Path, browser: Browser, say: Callable[[str], None]) -> None:
        self._root = root
        self._browser = browser
        self._say = say
        self._queries = queries.load(root / "tests" / "data" / "search")
        self._mixed = queries.mixed([each for part in self._queries.values() for each in part])
        self._sites = FOLDER / "sites"
        shutil.rmtree(self._sites, ignore_errors=True)

    def costs(self, count: int | None, plan: Plan) -> Iterator[Measured]:
        """Yield what each search costs on `count` made papers, or on the real ones."""
        source = folder(self._root, count)
        for peer in BROWSED:
            built = self._build(peer, source, count)
            yield self._measured(peer, _count(source), built, plan)

    def large(self, count: int) -> Measured:
        """Return what this project's search alone costs on very many papers."""
        source = folder(self._root, count)
        self._say(f"{count:,} papers, {ours.PEER.name}: building")
        built = ours.shell(source, folder(self._root, SHELL), self._site(ours.PEER, count))
        return self._measured(ours.PEER, count, built, LIGHT)

    def lunr(self, count: int | None) -> Indexed:
        """Return how fast lunr for Python indexes the same papers."""
        found = _papers(folder(self._root, count))
        self._say(f"{len(found):,} papers, {plain_lunr.NAME}: indexing")
        rate = len(found) / plain_lunr.indexing(found)
        return Indexed(name=plain_lunr.NAME, papers=len(found), rate=rate)

    def loads(self, count: int | None) -> tuple[int, Loads]:
        """Return of how many papers, and what every judged query loads of this project's search."""
        source = folder(self._root, count)
        search = ours.published(source)
        papers = len(search.index.papers)
        self._say(f"{papers:,} papers, {ours.PEER.name}: counting what every judged query loads")
        return papers, loads.count(search, self._mixed[len(queries.FREQUENT) :])

    def quality(self) -> Quality:
        """Return how well each search answers on the real papers, by set of queries."""
        found: Quality = {name: {} for name in self._queries}
        for name, values in self._all_qualities():
            for part, value in zip(found, values, strict=True):
                found[part][name] = value
        return found

    def _all_qualities(self) -> Iterator[tuple[str, list[dict[str, float]]]]:
        papers = _papers(self._root)
        for peer in BROWSED[1:]:
            self._say(f"quality: {peer.name}")
            yield peer.name, self._in_browser(peer)
        rankings: dict[str, Callable[[], Ranking]] = {
            plain_lunr.NAME: lambda: plain_lunr.ranking(papers),
            fts5.NAME: lambda: fts5.ranking(papers),
            sentences.NAME: lambda: sentences.ranking(papers),
            ours.PEER.name: lambda: ours.ranking(self._root),
        }
        if not sentences.available():
            del rankings[sentences.NAME]
            self._say(f"{sentences.NAME} is not installed: left out")
        for name, make in rankings.items():
            self._say(f"quality: {name}")
            yield name, self._of(make())

    def _in_browser(self, peer: Peer) -> list[dict[str, float]]:
        site = self._site(peer, None)
        if not site.exists():
            self._build(peer, self._root, None)
        with served(site) as log, reader(self._browser, log.address + peer.ten, peer.face) as one:

            def ranking(text: str) -> list[str]:
                one.ask(text)
                return one.slugs()

            return self._of(ranking)

    def _of(self, ranking: Ranking) -> list[dict[str, float]]:
        return [by_kind(ranking, part) for part in self._queries.values()]

    def _build(self, peer: Peer, source: Path, count: int | None) -> Built:
        self._say(f"{_count(source):,} papers, {peer.name}: building")
        return peer.build(source, self._site(peer, count))

    def _site(self, peer: Peer, count: int | None) -> Path:
        return self._sites / f"{peer.name}-{count or 'real'}"

    def _measured(self, peer: Peer, papers: int, built: Built, plan: Plan) -> Measured:
        self._say(f"{papers:,} papers, {peer.name}: measuring")
        files = _files(built.site, peer.face)
        indexed = Indexed(
            name=peer.name,
            papers=papers,
            rate=papers / built.indexing if built.indexing else None,
            size=sum(file.stat().st_size for file in files),
            files=len(files),
        )
        found = cost.measure(self._browser, built.site, peer.face, self._mixed, plan)
        return Measured(indexed=indexed, cost=found)


def _count(source: Path) -> int:
    return sum(1 for _ in pages.find(source))


def _papers(source: Path) -> dict[str, Paper]:
    return {page.slug: page.paper for page in pages.load_all(source)}


def _files(site: Path, face: Face) -> list[Path]:
    """Return the files of the built site that are the search's; a page is not one."""
    every = (file for file in site.rglob("*") if file.is_file() and file.suffix != ".html")
    return [file for file in every if face.owns(file.relative_to(site).as_posix())]
