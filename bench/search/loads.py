"""Counts what every judged query loads, from the published files and without a browser.

A reader here asks for what ``search/engine.js`` asks for in the header's box: words, neither
phrases nor filters.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.publish.search import answer, bundle
from generator.publish.search.afford import wanted
from generator.publish.search.documents import PAPERS
from generator.publish.search.files import MANIFEST
from generator.publish.search.index import SearchIndex
from generator.publish.search.syntax import Query, parse
from generator.publish.search.words import Terms

ENGINE = bundle.path("any")  # its name is of no account here
WORKER = "worker.js"
_NUMBER = re.compile(r"^const ([A-Z]+) = (\d+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, eq=False)
class Published:
    """The search as it is published; `files` are all of its files, `modules` the scripts'."""

    index: SearchIndex
    files: Mapping[str, bytes]
    modules: Path

    def size(self, path: str) -> int:
        """Return the bytes of a file as it is sent."""
        content = self.files[path]
        return len(content) if path.endswith(".gz") else _compressed(content)

    def number(self, module: str, name: str) -> int:
        """Return a number that a script sets."""
        text = (self.modules / module).read_text(encoding="utf-8")
        return int(dict(_NUMBER.findall(text))[name])


def published(
    index: SearchIndex, files: Mapping[str, bytes], modules: Path, lunr: Path
) -> Published:
    """Return the search of a site with its scripts; `files` are those of the index."""
    scripts = {
        ENGINE: bundle.bundle(modules, lunr, files[MANIFEST].decode()).encode(),
        WORKER: (modules / WORKER).read_bytes(),
    }
    return Published(index=index, files={**files, **scripts}, modules=modules)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Someone with an empty cache, who asks one query after the other."""

    search: Published
    _held: set[str] = field(default_factory=set)

    def ask(self, text: str) -> tuple[str, ...]:
        """Return the files that an answer loads."""
        loaded = list(self._new([WORKER, ENGINE]))
        terms = list(self._new(self._shards(parse(text))))
        papers = list(self._papers(text, sum(map(self._weight, terms))))
        return (*loaded, *terms, *papers)

    def size(self, paths: Sequence[str]) -> int:
        """Return the bytes of files as they are sent."""
        return sum(map(self.search.size, paths))

    def _new(self, paths: list[str]) -> Iterator[str]:
        for path in paths:
            if path not in self._held:
                self._held.add(path)
                yield path

    def _path(self, name: str) -> str:
        version = next(path.split("/")[1] for path in self.search.files if "/columns" in path)
        return f"search/{version}/{name}.json.gz"

    def _shards(self, query: Query) -> list[str]:
        index = self.search.index
        terms = Terms()
        words = [word for each in answer.looked_up(index, query) for word in wanted(each)]
        words += [
            terms[word]
            for each in query.asked
            if each.without and not each.quoted
            for run in each.runs
            for word in run.split("-")
        ]
        return [self._path(f"terms/{index.shards.place(word)}") for word in words]

    def _weight(self, path: str) -> int:
        """Return as how many files a shard counts."""
        large = self.search.number("source.js", "LARGE")
        place = int(path.rpartition("/")[2].partition(".")[0])
        return 1 + sum(map(len, self.search.index.shards.contents[place].values())) // large

    def _papers(self, text: str, spent: int) -> Iterator[str]:
        engine = {
            name: self.search.number("engine.js", name) for name in ("SHOWN", "FILES", "LEAST")
        }
        left = max(engine["LEAST"], engine["FILES"] - spent)
        for number in _best(self.search, text, engine["SHOWN"]):
            path = self._path(f"papers/{number // PAPERS}")
            left -= path not in self._held
            if left < 0:
                return
            yield from self._new([path])


@dataclass(frozen=True, kw_only=True, slots=True)
class Loads:
    """What each query loads as a reader's first one, and as the next after another."""

    sizes: tuple[int, ...]
    requests: tuple[int, ...]
    next_sizes: tuple[int, ...]


def count(search: Published, texts: Sequence[str]) -> Loads:
    """Return what the queries load; each is the next one after that before it."""
    first, following = [], []
    for before, text in zip((texts[-1], *texts), texts, strict=False):
        reader = Reader(search=search)
        reader.ask(before)
        following.append(reader.size(reader.ask(text)))
        reader = Reader(search=search)
        loaded = reader.ask(text)
        first.append((reader.size(loaded), len(loaded)))
    sizes, requests = zip(*first, strict=True)
    return Loads(sizes=sizes, requests=requests, next_sizes=tuple(following))


@cache
def _best(search: Published, text: str, limit: int) -> tuple[int, ...]:
    """Return the numbers of the first answers."""
    found = [hit.slug for hit in answer.search(search.index, text, limit)]
    asked = set(found)
    views = enumerate(search.index.papers)
    places = {view.slug: number for number, view in views if view.slug in asked}
    return tuple(places[slug] for slug in found)


@cache
def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6))
