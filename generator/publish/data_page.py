"""Owns what the Data page says: the files there are, and what each field of a paper means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import schema
from generator.forms import Text
from generator.publish import json_schema
from generator.publish.exports.bundle import ExportFile, exports
from generator.publish.site import SectionView, Site

URI = "data.md"

# What a record of JSON Lines has besides the keys of a page's front matter.
_BESIDES = (
    schema.Field("slug", schema.SLUG, "The paper's permanent name; its page is papers/<slug>/."),
    schema.Field("key", Text(), "The key under which the citation formats name it."),
)
_BODY = (
    schema.Field(
        "abstract", Text(), "The abstract, paragraphs apart by an empty line; as the title."
    ),
    schema.Field("notes", Text(), "What curators wrote about the paper, as Markdown."),
)
_KINDS = {"array": "list", "integer": "number", "object": "group", "string": "text"}


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRow:
    """A field of JSON Lines: its name, what sort of value it has, and what it says."""

    name: str
    kind: str
    doc: str
    required: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """The files of one section."""

    section: SectionView
    files: tuple[ExportFile, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Data:
    """What the page shows; `whole` are the files that hold all papers."""

    whole: tuple[ExportFile, ...]
    shelves: tuple[Shelf, ...]
    fields: tuple[FieldRow, ...]
    schema: str = json_schema.PUBLISHED


def data(site: Site) -> Data:
    """Return what the Data page of a site shows."""
    return Data(
        whole=tuple(file for file in exports(site) if file.section is None),
        shelves=tuple(_shelves(site)),
        fields=tuple(_rows((*_BESIDES, *schema.FIELDS, *_BODY))),
    )


def size_in_words(size: int) -> str:
    """Return a number of bytes for people: ``812 bytes``, ``34 KB``, ``1.2 MB``."""
    if size < 1000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{size / 1000:.0f} KB"
    return f"{size / 1_000_000:.1f} MB"


def _shelves(site: Site) -> Iterator[Shelf]:
    order = {name: place for place, name in enumerate(site.sections)}
    held = [file for file in exports(site) if file.section]
    held.sort(key=lambda file: order[file.section or ""])
    for name, files in groupby(held, key=lambda file: file.section or ""):
        yield Shelf(section=site.sections[name], files=tuple(files))


def _rows(fields: Iterable[schema.Field]) -> Iterator[FieldRow]:
    required = (*schema.REQUIRED, *(field.name for field in _BESIDES))
    for field in fields:
        told = field.form.json_schema()
        kind = _KINDS.get(told.get("type", "string"), "text")
        yield FieldRow(name=field.name, kind=kind, doc=field.doc, required=field.name in required)
