"""Owns how Hugging Face's API is asked: paper by paper, or a search of papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.enrich.service import Id, Keeps, Request, Service, kept, objects, parsed

_NAMES: Keeps = {"name": None, "fullname": None}
_KEEPS: Keeps = {
    **dict.fromkeys(("id", "title", "summary", "publishedAt", "githubRepo", "projectPage")),
    "authors": {"name": None},
    "organization": _NAMES,
    "numComments": None,
    "linkedModels": {"id": None},
    "linkedDatasets": {"id": None},
    "linkedSpaces": {"id": None},
}
_CARD: Keeps = {"paper": _KEEPS, "title": None, "numComments": None, "organization": _NAMES}


def _by_ids(ids: Sequence[Id]) -> Request:
    ((_, name),) = ids
    return Request(path=f"/api/papers/{name}")


def _by_title(title: str) -> Request:
    return Request(path="/api/papers/search", parameters=(("q", title),))


def _records(body: str) -> list[Any]:
    answer = parsed(body)
    if isinstance(answer, list):
        return objects(answer, _CARD)
    if not isinstance(answer, dict) or not {"id", "title"} <= answer.keys():
        raise ValueError("no paper")
    comments = answer.get("comments")
    counted = {"numComments": len(comments)} if isinstance(comments, list) else {}
    return [kept(answer | counted, _KEEPS)]


SERVICE = Service(
    name="huggingface",
    label="Hugging Face",
    address="https://huggingface.co",
    pause=1.0,  # 500 requests in five minutes are allowed
    ids=("arxiv",),
    batch=1,
    by_ids=_by_ids,
    by_title=_by_title,
    records=_records,
    tells=frozenset({"arxiv", "authors", "date", "organization", "comments", "links"}),
    abstract="summary",
    final=True,
)
