"""This project's search: the only module here that knows how it is called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.search import loads
from bench.search.loads import Published
from bench.search.peers.peer import Built, Face, Peer, Ranking
from generator.publish import assets, site
from generator.publish.plugin import LUNR
from generator.publish.search import answer, bundle, files, index

LIMIT = 10


def _build(project: Path, target: Path) -> Built:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=project, check=True)
    return Built(site=target, indexing=_index(project)[1])


def shell(project: Path, small: Path, target: Path) -> Built:
    """Build the site of a `small` project around the search of a large one."""
    _build(small, target)
    shutil.rmtree(target / files.FOLDER)
    found, seconds = _index(project)
    own = small / "overrides"
    script = bundle.bundle(own / bundle.MODULES, LUNR, found[files.MANIFEST].decode())
    for path, content in {**found, bundle.path(assets.folder([own])): script.encode()}.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    return Built(site=target, indexing=seconds)


def published(project: Path) -> Published:
    """Return the search of a project as it is published."""
    built = index.build(site.load(project))
    return loads.published(built, files.of(built), project / "overrides" / bundle.MODULES, LUNR)


def ranking(project: Path) -> Ranking:
    """Return how the search of this project's terminal command ranks."""
    built = index.build(site.load(project))
    return lambda text: [hit.slug for hit in answer.search(built, text, LIMIT)]


def _index(project: Path) -> tuple[dict[str, bytes], float]:
    """Return the search's files, and the seconds of one core from the pages in memory on."""
    papers = site.load(project)
    with _one_core():
        start = time.process_time()
        found = files.of(index.build(papers))
        return found, time.process_time() - start


@contextmanager
def _one_core() -> Iterator[None]:
    """Hold this process to one of the cores that it may use; where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    yield
    os.sched_setaffinity(0, before)


PEER = Peer(
    name="paperindex",
    face=Face(
        box="[data-md-component=search-query]",
        answers="[data-md-component=search-result]",
        answer="[data-paper]",
        nothing="No matching",
        files=("search/",),
    ),
    build=_build,
)
