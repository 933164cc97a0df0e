"""Owns what other processes do for a build, and where what they find is asked for.

They begin once papers are read: some compare them, others make what is no page. A function whose
answer one of them works out is promised, so that who asks for it need not know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from generator.publish import curation, known_words, outputs, paper_files, tokens, trends
from generator.publish.exports import bundle
from generator.publish.exports.bundle import ExportFile
from generator.publish.kept import promise
from generator.publish.paper_view import PaperView
from generator.publish.published import Files, Published, strays
from generator.publish.related import named
from generator.publish.reuse import findings
from generator.publish.reuse.findings import Alike
from generator.publish.search import renewal
from generator.publish.search.bundle import Engine
from generator.publish.site import Site
from generator.store import Store
from generator.workers import Task, Workers

ALIKE, QUEUE, KEEP = "alike", "queue", "keep"
EXPORTS, SEARCH, TOLD, UNKNOWN = "exports", "search", "told", "unknown"

# Papers from which one process makes what is no page, beside the one that compares: with another
# they would hold more than the four gigabytes that a small machine has.
MANY = 60_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Build:
    """What is published and where, what tells its lists, and what earlier builds have kept."""

    site: Site
    published: Published
    about: bytes
    store: Store


class Comparing(NamedTuple):
    """Who finds out which papers wait for somebody, and which are alike; nothing is published."""

    queue: Workers
    alike: Workers

    def wait(self) -> Alike:
        """Return what the papers have in common, once both are done."""
        self.queue.wait()
        found: Alike = self.alike.wait()[ALIKE]
        return found

    def stop(self) -> None:
        """Give up what is not done."""
        self.queue.stop()
        self.alike.stop()


def compare(site: Site, store: Store) -> Comparing:
    """Return who compares the papers of a site; what is left to be kept they keep as well."""
    first = partial(curation.first, site, curation.LIMIT, findings.pairs(site, store))
    queue = _begun({QUEUE: first, KEEP: store.settling()})
    words = known_words.words(site, store)
    promise(tokens.words, site, lambda: words)  # once for all of them
    alike = _begun({ALIKE: partial(findings.alike, site, store), KEEP: store.settling()})
    promise(named, site, lambda: alike.result(ALIKE).named)
    promise(trends.trends, site, lambda: alike.result(ALIKE).trends)
    promise(curation.queue, site, lambda: queue.result(QUEUE))
    return Comparing(queue, alike)


def _begun(tasks: Mapping[str, Task]) -> Workers:
    workers = Workers(tasks, most=1)  # each copy costs the memory that it touches
    if not workers.apart:
        workers.wait()  # before anything is promised that they have to work out themselves
    return workers


def make(build: Build, views: Sequence[PaperView], address: str | None, engine: Engine) -> Workers:
    """Return who makes exports, search and feeds; `address` is that of the site, if it is known.

    Upon an earlier build they also tell the pages of the papers `views`, and find what lies there.
    """
    site, published, store = build.site, build.published, build.store
    tasks: dict[str, Task] = {
        EXPORTS: partial(_exports, build),
        SEARCH: partial(renewal.write, site, published, store, engine),
    }
    if published.former:
        tasks[TOLD] = partial(paper_files.told, site, views, store, build.about)
        tasks[UNKNOWN] = partial(strays, published.folder, published.former)
    for maker in outputs.APART:
        tasks[maker.__module__] = partial(_made, maker, build, address)
    workers = Workers(tasks, most=1 if len(site.papers) >= MANY else None)
    promise(bundle.exports, site, lambda: workers.result(EXPORTS)[0])
    return workers


def collect(found: Mapping[str, Any], published: Published) -> None:
    """Remember the files that others have written: all they found, or the last part of it."""
    for name, written in found.items():
        if name not in (TOLD, UNKNOWN):
            published.add(written[-1] if isinstance(written, tuple) else written)


def write(files: outputs.Files, published: Published) -> Files:
    """Write files by their path below the site's root, and return what is now known of them."""
    each = files.items() if isinstance(files, Mapping) else files
    return dict(published.write(path, content) for path, content in each)


def _made(maker: outputs.Maker, build: Build, address: str | None) -> Files:
    own = Published(build.published.folder, build.published.former)
    for each in maker(build.site, address):
        own.renew(each.path, each.key, each.content)
    return own.written


def _exports(build: Build) -> tuple[tuple[ExportFile, ...], Files]:
    own = Published(build.published.folder, build.published.former)
    return bundle.write(build.site, own, build.store), own.written
