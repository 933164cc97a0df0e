"""Owns what other processes do for a build, and where what they find is asked for.

They begin once papers are read: some compare them, others make what is no page. A function whose
answer one of them works out is promised, so that who asks for it need not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.publish import curation, known_words, outputs, tokens, trends
from generator.publish.exports import bundle
from generator.publish.exports.bundle import ExportFile
from generator.publish.kept import promise
from generator.publish.published import Files, Published
from generator.publish.related import named
from generator.publish.reuse import findings
from generator.publish.reuse.fingerprint import Fingerprints
from generator.publish.search import renewal
from generator.publish.search.bundle import Engine
from generator.publish.site import Site
from generator.store import Store
from generator.workers import Task, Workers

ALIKE, QUEUE, EXPORTS, SEARCH = "alike", "queue", "exports", "search"


@dataclass(frozen=True, kw_only=True, slots=True)
class Build:
    """What is published and where, what earlier builds have kept, and what tells papers apart."""

    site: Site
    published: Published
    store: Store
    prints: Fingerprints


def compare(site: Site, store: Store, prints: Fingerprints) -> Workers:
    """Return who finds out which papers are alike and which wait; nothing is written."""
    words = known_words.words(site, store, prints)
    promise(tokens.words, site, lambda: words)  # once for all of them
    queue = partial(curation.first, site, curation.LIMIT, findings.pairs(site, store))
    workers = Workers({ALIKE: partial(findings.alike, site, store), QUEUE: queue})
    if not workers.apart:
        workers.wait()  # before anything is promised that they have to work out themselves
    promise(named, site, lambda: workers.result(ALIKE).named)
    promise(trends.trends, site, lambda: workers.result(ALIKE).trends)
    promise(curation.queue, site, lambda: workers.result(QUEUE))
    return workers


def make(build: Build, address: str | None, engine: Engine) -> Workers:
    """Return who makes exports, search and feeds; `address` is that of the site, if it is known."""
    site, published, store = build.site, build.published, build.store
    tasks: dict[str, Task] = {
        EXPORTS: partial(_exports, build),
        SEARCH: partial(renewal.write, site, published, store, build.prints, engine),
    }
    for maker in outputs.APART:
        tasks[maker.__module__] = partial(_made, maker, build, address)
    workers = Workers(tasks)
    promise(bundle.exports, site, lambda: workers.result(EXPORTS)[0])
    return workers


def collect(found: Mapping[str, Any], published: Published) -> None:
    """Remember the files that others have written: all they found, or the last part of it."""
    for written in found.values():
        published.add(written[-1] if isinstance(written, tuple) else written)


def write(files: outputs.Files, published: Published) -> Files:
    """Write files by their path below the site's root, and return what is now known of them."""
    each = files.items() if isinstance(files, Mapping) else files
    return dict(published.write(path, content) for path, content in each)


def _made(maker: outputs.Maker, build: Build, address: str | None) -> Files:
    own = Published(build.published.folder, build.published.former)
    for each in maker(build.site, address, build.prints):
        if not own.keep(each.path, each.key):
            own.write(each.path, each.content(), each.key)
    return own.written


def _exports(build: Build) -> tuple[tuple[ExportFile, ...], Files]:
    own = Published(build.published.folder, build.published.former)
    return bundle.write(build.site, own, build.store, build.prints), own.written
