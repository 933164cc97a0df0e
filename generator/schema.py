"""The one definition of the front matter: which keys there are, in which order, and what they hold.

Reading (`paper_from`), writing (`values_of`), checking, the contributor's guide and the JSON Schema
for editors (`json_schema`) all follow `FIELDS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.forms import (
    Date,
    FieldError,
    Form,
    LinksForm,
    ListOf,
    Number,
    OneOf,
    OrganizationForm,
    Text,
)
from generator.front_matter import Value
from generator.model import LINK_KINDS, PAPER_KINDS, Link, Organization, Paper

SUMMARY_LIMIT = 240  # characters
ALSO_LIMIT = 2
TAG_LIMIT = 5
REVIEW_STATES = ("pending",)
REQUIRED = ("title", "topic")

SLUG = Text(
    pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*",
    what="an id",
    remedy="use lower-case letters, digits and single hyphens",
)
ARXIV = Text(
    pattern=r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}",
    what="an arXiv id",
    remedy="write it in quotes, such as '2405.18377'",
)
DOI = Text(
    pattern=r"10\.[0-9]{4,9}/\S+",
    what="a DOI",
    remedy="write it as 10.1000/xyz, without https://doi.org/",
)
ACL = Text(
    pattern=r"[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9]+\.[0-9]+",
    what="an ACL Anthology id",
    remedy="write it as 2024.acl-long.1 or P18-1001",
)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the front matter, the form of its value, and what it is for."""

    name: str
    form: Form
    doc: str


FIELDS: tuple[Field, ...] = (
    Field("title", Text(), "The paper's title; mathematics between dollar signs."),
    Field("topic", SLUG, "The section a reader would look in first."),
    Field("also", ListOf(item=SLUG, limit=ALSO_LIMIT), "Up to two further sections."),
    Field("kind", OneOf(words=PAPER_KINDS), "What sort of contribution it is."),
    Field("tags", ListOf(item=SLUG, limit=TAG_LIMIT), "Up to five tags that docs/tags.md lists."),
    Field(
        "summary",
        Text(limit=SUMMARY_LIMIT),
        f"One sentence of at most {SUMMARY_LIMIT} characters, in your own words.",
    ),
    Field("date", Date(), "First publication: 2024, 2024-05 or 2024-05-28."),
    Field("authors", ListOf(item=Text()), "The authors in order, given name first."),
    Field("author_count", Number(least=1), "How many authors there are."),
    Field("organization", OrganizationForm(), "Who the listing names: handle and name."),
    Field("venue", Text(), "Where it was published, such as 'ICLR 2025'."),
    Field("categories", ListOf(item=Text()), "Where arXiv files it, the primary one first."),
    Field("comments", Number(), "Comments on the listing site."),
    Field("citations", Number(), "Works that cite it, as far as services know."),
    Field("arxiv", ARXIV, "The arXiv id, in quotes, without a version."),
    Field("doi", DOI, "The DOI, without the resolver's address."),
    Field("acl", ACL, "The ACL Anthology id."),
    Field("links", LinksForm(), f"Addresses by kind: {', '.join(LINK_KINDS)}."),
    Field("formerly", ListOf(item=SLUG), "Slugs the page had before; they redirect."),
    Field(
        "review",
        OneOf(words=REVIEW_STATES),
        "'pending' while nobody has confirmed the automatic section.",
    ),
)
FIELD_NAMES: tuple[str, ...] = tuple(field.name for field in FIELDS)
KEY_ORDER: tuple[str, ...] = (*FIELD_NAMES, *LINK_KINDS, "handle", "name")  # at every depth


def paper_from(
    values: Mapping[str, Value], abstract: str | None
) -> tuple[Paper | None, tuple[FieldError, ...]]:
    """Return the paper that front matter describes, and every fault found in it.

    The paper is None where a required key is missing or faulty; other faulty keys are left out.
    """
    facts: dict[str, Any] = {}
    faults: list[FieldError] = []
    for field in FIELDS:
        if field.name not in values:
            continue
        try:
            facts[field.name] = field.form.read(values[field.name])
        except FieldError as fault:
            faults.append(fault.under(field.name))
    faults += [
        FieldError("is missing", f"add '{key}:'", key) for key in REQUIRED if key not in values
    ]
    complete = all(key in facts for key in REQUIRED)
    paper = Paper(**facts, abstract=abstract or None) if complete else None
    return paper, tuple(faults)


def values_of(paper: Paper) -> dict[str, Any]:
    """Return the paper's known facts as front-matter values, in the fixed order."""
    values = {name: _plain(getattr(paper, name)) for name in FIELD_NAMES}
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def json_schema(topics: Iterable[str], tags: Iterable[str] = ()) -> dict[str, Any]:
    """Return the front matter as JSON Schema (draft 2020-12), with the sections' ids filled in.

    The tags' ids, too, where there are any; without them any tag will do.
    """
    properties = {
        field.name: {"description": field.doc, **field.form.json_schema()} for field in FIELDS
    }
    sections = {"enum": list(topics)}
    properties["topic"] = {"description": properties["topic"]["description"], **sections}
    properties["also"]["items"] = sections
    if listed := list(tags):
        properties["tags"]["items"] = {"enum": listed}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The front matter of a paper's page",
        "type": "object",
        "additionalProperties": False,
        "required": list(REQUIRED),
        "properties": properties,
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str):  # most are, and there are very many
        return value
    if isinstance(value, Organization):
        return {"handle": value.handle} | ({"name": value.name} if value.name else {})
    if isinstance(value, tuple) and value and isinstance(value[0], Link):
        return _plain_links(value)
    return list(value) if isinstance(value, tuple) else value


def _plain_links(links: tuple[Link, ...]) -> dict[str, str | list[str]]:
    grouped: dict[str, str | list[str]] = {}
    for kind in LINK_KINDS:
        addresses = [link.url for link in links if link.kind == kind]
        if addresses:
            grouped[kind] = addresses[0] if len(addresses) == 1 else addresses
    return grouped
