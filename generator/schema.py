"""The one definition of the front matter: which keys there are, in which order, and what they hold.

Reading (`paper_from`), writing (`values_of`) and checking all follow `FIELDS`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.front_matter import Value
from generator.model import LINK_KINDS, PAPER_KINDS, Link, Organization, Paper

SUMMARY_LIMIT = 240  # characters
REVIEW_STATES = ("pending",)
REQUIRED = ("title", "topic")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ACL = re.compile(r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+")
_URL = re.compile(r"https?://[^\s<>\"]+")


class FieldError(ValueError):
    """A value that its field does not allow: what is wrong and what to do, and under which key."""

    def __init__(self, what: str, remedy: str, key: str = "") -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy
        self.key = key

    def under(self, key: str) -> FieldError:
        """Return this fault, told of a key (or of a key further out)."""
        inner = f"{key}.{self.key}" if self.key else key
        return FieldError(self.what, self.remedy, inner)


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One key of the front matter; `read` turns its YAML value into the model's."""

    name: str
    read: Callable[[Value], Any]
    doc: str


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise FieldError("not a text", "write one line of text")
    if not value.strip():
        raise FieldError("empty", "leave the key out when the value is unknown")
    return value.strip()


def _whole_number(value: Value) -> int:
    text = _text(value)
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise FieldError(f"'{text}' is not a whole number", "write digits only")
    return int(text)


def _positive_number(value: Value) -> int:
    number = _whole_number(value)
    if number < 1:
        raise FieldError("'0' is not a count of authors", "leave the key out when unknown")
    return number


def _matching(pattern: re.Pattern[str], what: str, remedy: str) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        text = _text(value)
        if not pattern.fullmatch(text):
            raise FieldError(f"'{text}' is not {what}", remedy)
        return text

    return read


def _one_of(allowed: tuple[str, ...]) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        text = _text(value)
        if text not in allowed:
            raise FieldError(f"'{text}' is not known here", f"use one of: {', '.join(allowed)}")
        return text

    return read


def _list_of(read_item: Callable[[Value], str]) -> Callable[[Value], tuple[str, ...]]:
    def read(value: Value) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise FieldError("not a list", "write [one, two], or each on a line after '- '")
        items = tuple(read_item(item) for item in value)
        if len(set(items)) < len(items):
            raise FieldError("an item stands twice", "keep one of them")
        return items

    return read


def _date(value: Value) -> str:
    text = _text(value)
    remedy = "write 2024, 2024-05 or 2024-05-28"
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise FieldError(f"'{text}' is not a date", remedy)
    try:
        datetime.date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        raise FieldError(f"'{text}' is not a day of the calendar", remedy) from None
    return text


def _mapping(value: Value, allowed: tuple[str, ...]) -> Mapping[str, Value]:
    if not isinstance(value, dict):
        raise FieldError("not a group of keys", f"indent keys below it: {', '.join(allowed)}")
    for key in value:
        if key not in allowed:
            raise FieldError("is not known here", f"use one of: {', '.join(allowed)}", key)
    return value


def _organization(value: Value) -> Organization:
    group = _mapping(value, ("handle", "name"))
    if "handle" not in group:
        raise FieldError("lacks its handle", "add 'handle:' or remove the group")
    name = group.get("name")
    return Organization(handle=_text(group["handle"]), name=_text(name) if name else None)


def _links(value: Value) -> tuple[Link, ...]:
    links: list[Link] = []
    group = _mapping(value, LINK_KINDS)
    for kind in (kind for kind in LINK_KINDS if kind in group):
        addresses = group[kind] if isinstance(group[kind], list) else [group[kind]]
        try:
            links += [Link(kind=kind, url=_url(address)) for address in addresses]
        except FieldError as fault:
            raise fault.under(kind) from None
    return tuple(links)


_slug = _matching(_SLUG, "an id", "use lower-case letters, digits and single hyphens")
_url = _matching(_URL, "a web address", "begin it with https://")

FIELDS: tuple[Field, ...] = (
    Field(name="title", read=_text, doc="The paper's title; mathematics between dollar signs."),
    Field(name="topic", read=_slug, doc="The section a reader would look in first."),
    Field(name="also", read=_list_of(_slug), doc="Up to two further sections."),
    Field(name="kind", read=_one_of(PAPER_KINDS), doc="What sort of contribution it is."),
    Field(name="tags", read=_list_of(_slug), doc="Up to five tags."),
    Field(name="summary", read=_text, doc=f"One sentence of at most {SUMMARY_LIMIT} characters."),
    Field(name="date", read=_date, doc="First publication: 2024, 2024-05 or 2024-05-28."),
    Field(name="authors", read=_list_of(_text), doc="The authors in order, given name first."),
    Field(name="author_count", read=_positive_number, doc="How many authors there are."),
    Field(name="organization", read=_organization, doc="Who the listing names: handle and name."),
    Field(name="venue", read=_text, doc="Where it was published, such as 'ICLR 2025'."),
    Field(name="comments", read=_whole_number, doc="Comments on the listing site."),
    Field(
        name="arxiv",
        read=_matching(_ARXIV, "an arXiv id", "write it in quotes, such as '2405.18377'"),
        doc="The arXiv id, in quotes, without a version.",
    ),
    Field(
        name="doi",
        read=_matching(_DOI, "a DOI", "write it as 10.1000/xyz, without https://doi.org/"),
        doc="The DOI, without the resolver's address.",
    ),
    Field(
        name="acl",
        read=_matching(_ACL, "an ACL Anthology id", "write it as 2024.acl-long.1 or P18-1001"),
        doc="The ACL Anthology id.",
    ),
    Field(name="links", read=_links, doc=f"Addresses by kind: {', '.join(LINK_KINDS)}."),
    Field(name="formerly", read=_list_of(_slug), doc="Slugs the page had before; they redirect."),
    Field(
        name="review",
        read=_one_of(REVIEW_STATES),
        doc="'pending' while nobody has confirmed the automatic section.",
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
            facts[field.name] = field.read(values[field.name])
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


def _plain(value: Any) -> Any:
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
