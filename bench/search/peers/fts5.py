"""SQLite's full-text search: BM25 over title and abstract, English stems, any of the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from bench.corpus.growth import words
from bench.search.peers.peer import Ranking
from generator.model import Paper

NAME = "SQLite FTS5, BM25"
TABLE = "CREATE VIRTUAL TABLE papers USING fts5(slug UNINDEXED, title, abstract, tokenize='porter')"
QUERY = "SELECT slug FROM papers WHERE papers MATCH ? ORDER BY rank LIMIT 10"


def ranking(papers: Mapping[str, Paper]) -> Ranking:
    """Return how SQLite ranks the papers."""
    database = sqlite3.connect(":memory:")
    database.execute(TABLE)
    rows = ((slug, paper.title, paper.abstract) for slug, paper in papers.items())
    database.executemany("INSERT INTO papers VALUES (?, ?, ?)", rows)

    def ranked(text: str) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in words(text))
        return [slug for (slug,) in database.execute(QUERY, (match,))] if match else []

    return ranked
