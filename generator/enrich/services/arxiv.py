"""Owns how arXiv's API is asked: its Atom feeds, by lists of ids or by title."""

from __future__ import annotations

from collections.abc import Sequence

from generator.enrich.service import Id, Request, Service
from generator.enrich.wording import words
from generator.ingest.readers import arxiv_atom

_QUERY = "/api/query"
_CANDIDATES = "5"


def _by_ids(ids: Sequence[Id]) -> Request:
    names = ",".join(name for _, name in ids)
    return Request(path=_QUERY, parameters=(("id_list", names), ("max_results", str(len(ids)))))


def _by_title(title: str) -> Request:
    query = f'ti:"{words(title)}"'
    return Request(path=_QUERY, parameters=(("search_query", query), ("max_results", _CANDIDATES)))


def _records(body: str) -> list[str]:
    if "<feed" not in body[:2000]:
        raise ValueError("not a feed")
    return list(arxiv_atom.entries(body))


SERVICE = Service(
    name="arxiv",
    label="arXiv",
    address="https://export.arxiv.org",
    pause=3.0,  # asked for in arXiv's terms of use
    ids=("arxiv",),
    batch=100,
    by_ids=_by_ids,
    by_title=_by_title,
    records=_records,
    tells=frozenset({"arxiv", "doi", "authors", "date", "venue", "categories"}),
    final=True,
)
