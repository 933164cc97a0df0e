"""Lunr for Python as it comes, over title and abstract."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from lunr import lunr
from lunr.exceptions import QueryParseError

from bench.search.peers.peer import Ranking
from generator.model import Paper

NAME = "lunr for Python, as it comes"


def _index(papers: Mapping[str, Paper]) -> Any:
    documents = [
        {"slug": slug, "title": paper.title, "abstract": paper.abstract or ""}
        for slug, paper in papers.items()
    ]
    return lunr(ref="slug", fields=("title", "abstract"), documents=documents)


def ranking(papers: Mapping[str, Paper]) -> Ranking:
    """Return how lunr ranks the papers; what is no query to it has no answer."""
    index = _index(papers)

    def ranked(text: str) -> list[str]:
        try:
            return [match["ref"] for match in index.search(text)]
        except QueryParseError:
            return []

    return ranked


def indexing(papers: Mapping[str, Paper]) -> float:
    """Return the processor seconds that building the index takes."""
    start = time.process_time()
    _index(papers)
    return time.process_time() - start
