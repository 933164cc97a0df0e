"""Owns JSON Lines with everything a page says, keys and values as in its front matter."""

from __future__ import annotations

from generator import schema
from generator.publish.exports import json_text
from generator.publish.exports.format import Format
from generator.publish.paper_view import PaperView


def _record(view: PaperView) -> str:
    text = {"abstract": view.paper.abstract, "notes": view.notes.strip()}
    return json_text.line(
        {"slug": view.slug, "key": view.key}
        | schema.values_of(view.paper)
        | {name: value for name, value in text.items() if value}
    )


JSON_LINES = Format(
    id="jsonl",
    label="JSON Lines",
    extension="jsonl",
    media_type="application/jsonl",
    record=_record,
    abstracts=True,
)
