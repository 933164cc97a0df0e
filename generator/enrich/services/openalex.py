"""Owns how OpenAlex is asked: works by their DOIs, of which arXiv's are some, or by title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.enrich.service import Id, Keeps, Request, Service, objects, parsed
from generator.enrich.wording import words

_NAMED: Keeps = {"display_name": None, "type": None}
_PLACE: Keeps = {"landing_page_url": None, "pdf_url": None, "source": _NAMED}
_KEEPS: Keeps = {
    **dict.fromkeys(("id", "doi", "title", "display_name", "abstract_inverted_index")),
    **dict.fromkeys(("publication_year", "publication_date", "cited_by_count")),
    "authorships": {"author": {"display_name": None}, "raw_author_name": None},
    "primary_location": _PLACE,
    "locations": _PLACE,
    "open_access": {"oa_url": None},
    "primary_topic": {"display_name": None},
}
_SELECT = ("select", ",".join(_KEEPS))
_CANDIDATES = "5"


def _by_ids(ids: Sequence[Id]) -> Request:
    dois = "|".join(f"10.48550/arxiv.{name}" if kind == "arxiv" else name for kind, name in ids)
    # Several records may share a DOI.
    size = ("per-page", str(min(200, 2 * len(ids))))
    return Request(path="/works", parameters=(("filter", f"doi:{dois}"), _SELECT, size))


def _by_title(title: str) -> Request:
    sought = ("filter", f"title.search:{words(title)}")
    return Request(path="/works", parameters=(sought, _SELECT, ("per-page", _CANDIDATES)))


def _records(body: str) -> list[Any]:
    answer = parsed(body)
    return objects(answer.get("results") if isinstance(answer, dict) else None, _KEEPS)


SERVICE = Service(
    name="openalex",
    label="OpenAlex",
    address="https://api.openalex.org",
    pause=0.2,  # ten requests a second are allowed
    ids=("doi", "arxiv"),
    batch=50,
    by_ids=_by_ids,
    by_title=_by_title,
    records=_records,
    tells=frozenset({"arxiv", "doi", "authors", "date", "venue", "citations"}),
    abstract="abstract_inverted_index",
    mailto="mailto",
    key_parameter="api_key",
)
