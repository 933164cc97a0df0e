"""Owns what a paper's texts are in stems, the unit of both the search and the comparison."""

from __future__ import annotations

from collections.abc import Mapping

from lunr.stop_word_filter import WORDS as STOP_WORDS

from generator import inline
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.search.stem import stem
from generator.publish.search.words import words


@kept
def terms(view: PaperView) -> Mapping[str, list[str]]:
    """Return the stems of each field in their order, stop words left out."""
    texts = {
        "title": view.title,
        "authors": " ".join((*view.paper.authors, view.paper.venue or "")),
        "summary": inline.plain(view.paper.summary or ""),
        "topics": " ".join(topic.title for topic in view.topics),
        "abstract": inline.plain(view.paper.abstract or ""),
        "notes": view.notes,
    }
    return {
        field: [stem(word) for word in words(text) if word not in STOP_WORDS]
        for field, text in texts.items()
    }
