"""This project's search: the only module here that knows how it is called."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from bench.search.peers.peer import Built, Face, Peer, Ranking
from generator.publish import query, search_index, site

LIMIT = 10


def _build(project: Path, target: Path) -> Built:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=project, check=True)
    return Built(site=target, indexing=indexing(project))


def indexing(project: Path) -> float:
    """Return the seconds from the pages in memory to the search's files in memory."""
    pages = site.load(project)
    start = time.perf_counter()
    search_index.files(pages, None)
    return time.perf_counter() - start


def ranking(project: Path) -> Ranking:
    """Return how the search of this project's terminal command ranks."""
    index = search_index.build(site.load(project))
    return lambda text: [hit.slug for hit in query.search(index, text, LIMIT)]


PEER = Peer(
    name="paperindex",
    face=Face(
        box="[data-md-component=search-query]",
        answers="[data-md-component=search-result]",
        answer="[data-paper]",
        files=("search/", "workers/"),
    ),
    build=_build,
)
