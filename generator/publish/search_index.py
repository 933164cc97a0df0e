"""Owns the search index: what finds a paper (terms) and what shows it (titles), kept apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.stemmer import stemmer

from generator.publish import tokens
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

BOOSTS = {"title": 8, "authors": 4, "summary": 3, "topics": 2, "abstract": 1, "notes": 1}
FOLDER = "search"


@dataclass(frozen=True)
class SearchIndex:
    """The index of a site; a document's reference is its place in `documents`."""

    documents: tuple[Mapping[str, str], ...]
    serialized: Mapping[str, Any]

    @cached_property
    def lunr(self) -> Index:
        """Return the index to ask, as anyone gets it who loads the published files."""
        return Index.load(self.serialized)

    def files(self) -> dict[str, str]:
        """Return the published files by path below the site's root."""
        return {
            f"{FOLDER}/index.json": _json(self.serialized),
            f"{FOLDER}/documents.json": _json(self.documents),
        }


def files(site: Site, _address: str | None) -> dict[str, str]:
    """Return the published files of the site's index by path below the site's root."""
    return build(site).files()


def build(site: Site) -> SearchIndex:
    """Return the search index of all papers of the site."""
    views = sorted(site.papers.values(), key=lambda view: view.slug)
    builder = Builder()
    builder.search_pipeline.add(stemmer)  # by its name: what lunr.js is to do with a question
    builder.ref("ref")
    for field, boost in BOOSTS.items():
        builder.field(field, boost)
    for number, view in enumerate(views):
        builder.add({"ref": str(number), **tokens.terms(view)})
    serialized = builder.build().serialize() if views else _EMPTY
    return SearchIndex(tuple(_document(view) for view in views), serialized)


# Lunr divides by the number of documents.
_EMPTY: Mapping[str, Any] = {
    "version": "2.3.9",
    "fields": list(BOOSTS),
    "fieldVectors": [],
    "invertedIndex": [],
    "pipeline": ["stemmer"],
}


def _document(view: PaperView) -> dict[str, str]:
    facts = (view.topics[0].title, view.kind, view.date)
    return {
        "slug": view.slug,
        "title": view.title,
        "text": view.gist,
        "facts": " · ".join(fact for fact in facts if fact),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
