"""Owns how Semantic Scholar's Graph API is asked: batches of ids, or the best match of a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.enrich.service import Id, Keeps, Request, Service, objects, parsed

_KEEPS: Keeps = {
    **dict.fromkeys(("paperId", "title", "abstract", "year", "publicationDate", "venue")),
    "externalIds": {"ArXiv": None, "DOI": None, "ACL": None},
    "authors": {"name": None},
    "citationCount": None,
    "publicationVenue": {"name": None},
    "journal": {"name": None},
    "openAccessPdf": {"url": None},
    "fieldsOfStudy": None,
}
_FIELDS = (("fields", ",".join(key for key in _KEEPS if key != "paperId")),)
_PREFIXES = {"arxiv": "ARXIV", "doi": "DOI", "acl": "ACL"}


def _by_ids(ids: Sequence[Id]) -> Request:
    asked = [f"{_PREFIXES[kind]}:{name}" for kind, name in ids]
    return Request(path="/graph/v1/paper/batch", parameters=_FIELDS, json={"ids": asked})


def _by_title(title: str) -> Request:
    return Request(path="/graph/v1/paper/search/match", parameters=(("query", title), *_FIELDS))


def _records(body: str) -> list[Any]:
    """Return the papers of a batch, which is a list with nulls, or of a search."""
    answer = parsed(body)
    return objects(answer.get("data") if isinstance(answer, dict) else answer, _KEEPS)


SERVICE = Service(
    name="semanticscholar",
    label="Semantic Scholar",
    address="https://api.semanticscholar.org",
    pause=1.1,  # one request a second is allowed
    ids=("arxiv", "acl", "doi"),
    batch=400,
    by_ids=_by_ids,
    by_title=_by_title,
    records=_records,
    tells=frozenset({"arxiv", "doi", "acl", "authors", "date", "venue", "citations"}),
    abstract="abstract",
    key_header="x-api-key",
)
