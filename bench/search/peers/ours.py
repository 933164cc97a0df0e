"""This project's search: the only module here that knows how it is called."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bench.search.peers.peer import Built, Face, Peer, Ranking
from generator.publish import site
from generator.publish.search import answer, files
from generator.publish.search.index import build

LIMIT = 10


def _build(project: Path, target: Path) -> Built:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=project, check=True)
    return Built(site=target, indexing=_index(project)[1])


def shell(project: Path, small: Path, target: Path) -> Built:
    """Build the site of a `small` project around the search of a large one."""
    _build(small, target)
    found, seconds = _index(project)
    for path, content in found.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return Built(site=target, indexing=seconds)


def ranking(project: Path) -> Ranking:
    """Return how the search of this project's terminal command ranks."""
    index = build(site.load(project))
    return lambda text: [hit.slug for hit in answer.search(index, text, LIMIT)]


def _index(project: Path) -> tuple[Mapping[str, str | bytes], float]:
    """Return the search's files, and the seconds that they took from the pages in memory on."""
    pages = site.load(project)
    start = time.perf_counter()
    found = files.files(pages, None)
    return found, time.perf_counter() - start


PEER = Peer(
    name="paperindex",
    face=Face(
        box="[data-md-component=search-query]",
        answers="[data-md-component=search-result]",
        answer="[data-paper]",
        nothing="No matching",
        files=("search/", "workers/"),
    ),
    build=_build,
)
