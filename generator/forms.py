"""The forms a front-matter value can have: each reads a value and tells itself as JSON Schema."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from generator.front_matter import Value
from generator.model import LINK_KINDS, Link, Organization

FIRST_YEAR, LAST_YEAR = 1900, 2099  # in which a paper can appear, as far as anybody can tell


class FieldError(ValueError):
    """A value that its form does not allow: what is wrong, what to do, and under which key."""

    def __init__(self, what: str, remedy: str, key: str = "") -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy
        self.key = key

    def under(self, key: str) -> FieldError:
        """Return this fault, told of a key (or of a key further out)."""
        inner = f"{key}.{self.key}" if self.key else key
        return FieldError(self.what, self.remedy, inner)


class Form(Protocol):
    """What a value may look like."""

    def read(self, value: Value) -> Any:
        """Return what the value means; raises FieldError where it means nothing."""

    def json_schema(self) -> dict[str, Any]:
        """Return the form as JSON Schema (draft 2020-12)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One line of text, matching `pattern` where there is one; `what` names such a text."""

    pattern: str | None = None
    what: str = ""
    remedy: str = ""
    limit: int | None = None  # characters; only editors are told, a rule checks it

    def read(self, value: Value) -> str:
        """Return the text without white space around it."""
        if not isinstance(value, str):
            raise FieldError("not a text", "write one line of text")
        text = value.strip()
        if not text:
            raise FieldError("empty", "leave the key out when the value is unknown")
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise FieldError(f"'{text}' is not {self.what}", self.remedy)
        return text

    def json_schema(self) -> dict[str, Any]:
        """Return a string type."""
        schema: dict[str, Any] = {"type": "string", "minLength": 1}
        if self.pattern:
            schema["pattern"] = f"^(?:{self.pattern})$"
        if self.limit:
            schema["maxLength"] = self.limit
        return schema


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A whole number, not below `least`."""

    least: int = 0

    def read(self, value: Value) -> int:
        """Return the number."""
        text = Text().read(value)
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise FieldError(f"'{text}' is not a whole number", "write digits only")
        if int(text) < self.least:
            raise FieldError(f"'{text}' is less than {self.least}", "leave the key out if unknown")
        return int(text)

    def json_schema(self) -> dict[str, Any]:
        """Return an integer type."""
        return {"type": "integer", "minimum": self.least}


@dataclass(frozen=True, kw_only=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, value: Value) -> str:
        """Return the word."""
        text = Text().read(value)
        if text not in self.words:
            known = ", ".join(self.words)
            raise FieldError(f"'{text}' is not known here", f"use one of: {known}")
        return text

    def json_schema(self) -> dict[str, Any]:
        """Return an enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Date:
    """A date as precise as it is known: a year, a month or a day."""

    def read(self, value: Value) -> str:
        """Return the date in ISO form."""
        text = Text().read(value)
        remedy = "write 2024, 2024-05 or 2024-05-28"
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
            raise FieldError(f"'{text}' is not a date", remedy)
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            raise FieldError(f"'{text}' is no date of a paper", "correct the year")
        try:
            datetime.date.fromisoformat(text + "0000-01-01"[len(text) :])
        except ValueError:
            raise FieldError(f"'{text}' is not a day of the calendar", remedy) from None
        return text

    def json_schema(self) -> dict[str, Any]:
        """Return the patterns of the three precisions; a bare year is an integer in YAML."""
        patterned = {"type": "string", "pattern": "^(19|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?$"}
        year = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
        return {"anyOf": [patterned, year]}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListOf:
    """A list without repetitions, at most `limit` long (editors are told, a rule checks it)."""

    item: Form
    limit: int | None = None

    def read(self, value: Value) -> tuple[Any, ...]:
        """Return the items in order."""
        if not isinstance(value, list):
            raise FieldError("not a list", "write [one, two], or each on a line after '- '")
        items = tuple(self.item.read(item) for item in value)
        if len(set(items)) < len(items):
            raise FieldError("an item stands twice", "keep one of them")
        return items

    def json_schema(self) -> dict[str, Any]:
        """Return an array type."""
        schema = {"type": "array", "items": self.item.json_schema(), "uniqueItems": True}
        return schema | ({"maxItems": self.limit} if self.limit else {})


WEB_ADDRESS = Text(
    pattern=r'https?://[^\s<>"]+', what="a web address", remedy="begin it with https://"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganizationForm:
    """A group with the handle on the listing site and, where known, the name."""

    def read(self, value: Value) -> Organization:
        """Return the organisation."""
        group = _group(value, ("handle", "name"))
        if "handle" not in group:
            raise FieldError("lacks its handle", "add 'handle:' or remove the group")
        name = Text().read(group["name"]) if "name" in group else None
        return Organization(handle=Text().read(group["handle"]), name=name)

    def json_schema(self) -> dict[str, Any]:
        """Return an object type."""
        keys = dict.fromkeys(("handle", "name"), Text().json_schema())
        return _object(keys) | {"required": ["handle"]}


@dataclass(frozen=True, kw_only=True, slots=True)
class LinksForm:
    """A group with an address, or a list of them, for each kind of link."""

    def read(self, value: Value) -> tuple[Link, ...]:
        """Return the links, by kind."""
        links: list[Link] = []
        group = _group(value, LINK_KINDS)
        for kind in (kind for kind in LINK_KINDS if kind in group):
            addresses = group[kind] if isinstance(group[kind], list) else [group[kind]]
            try:
                links += [Link(kind=kind, url=WEB_ADDRESS.read(address)) for address in addresses]
            except FieldError as fault:
                raise fault.under(kind) from None
        return tuple(links)

    def json_schema(self) -> dict[str, Any]:
        """Return an object type."""
        address = WEB_ADDRESS.json_schema()
        either = {"anyOf": [address, {"type": "array", "items": address}]}
        return _object(dict.fromkeys(LINK_KINDS, either))


def _group(value: Value, allowed: tuple[str, ...]) -> Mapping[str, Value]:
    if not isinstance(value, dict):
        raise FieldError("not a group of keys", f"indent keys below it: {', '.join(allowed)}")
    for key in value:
        if key not in allowed:
            raise FieldError("is not known here", f"use one of: {', '.join(allowed)}", key)
    return value


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}
