"""Owns the controlled list of tags: reads ``docs/tags.md`` into tags, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import pages, schema
from generator.forms import FieldError, Form, ListOf, Text
from generator.front_matter import Place, Value
from generator.pages import Page

FILE = PurePosixPath("docs/tags.md")
KEY = "tags"  # of its front matter, over the list

_FORMS: Mapping[str, Form] = {
    "label": Text(),
    "group": Text(),
    "description": Text(),
    "also_called": ListOf(item=schema.SLUG),
}
_OPTIONAL = ("also_called",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """A tag that papers may carry: its name for readers, and the sentence that says what it covers.

    `group` is the heading under which it is listed, `also_called` the synonyms and abbreviations
    for which it stands, and `place` where the file lists it.
    """

    id: str
    label: str
    group: str
    description: str
    also_called: tuple[str, ...] = ()
    place: Place


Tags = Mapping[str, Tag]


def load(root: Path) -> Tags:
    """Return the project's tags by id, in the file's order; none where there is no list.

    Raises:
        PageError: the list is not one, a tag lacks or garbles a key, or a name means two tags.
    """
    file = root / FILE
    if file.is_symlink() or not file.is_file():  # `check` tells of a link
        return {}
    page = pages.load(root, FILE)
    try:
        tags = {tag.id: tag for tag in _tags(page)}
        _refuse_ambiguity(tags)
    except FieldError as fault:
        raise page.error(fault.under(KEY)) from None
    return tags


def synonyms(tags: Tags) -> dict[str, str]:
    """Return the id of the tag that each synonym stands for."""
    return {name: tag.id for tag in tags.values() for name in tag.also_called}


def _tags(page: Page) -> Iterator[Tag]:
    listed = page.document.values.get(KEY)
    if not isinstance(listed, dict):
        raise FieldError("is no list of tags", "write each tag's id, and its keys indented below")
    for name, value in listed.items():
        try:
            yield _tag(schema.SLUG.read(name), value, page.place_of(f"{KEY}.{name}"))
        except FieldError as fault:
            raise fault.under(name) from None


def _tag(name: str, value: Value, place: Place) -> Tag:
    allowed = ", ".join(_FORMS)
    if not isinstance(value, dict):
        raise FieldError("not a group of keys", f"indent keys below it: {allowed}")
    for key in value:
        if key not in _FORMS:
            raise FieldError("is not known here", f"use one of: {allowed}", key)
    for key in _FORMS:
        if key not in value and key not in _OPTIONAL:
            raise FieldError("is missing", f"add '{key}:'", key)
    facts: dict[str, Any] = {key: _read(key, value[key]) for key in value}
    return Tag(id=name, place=place, **facts)


def _read(key: str, value: Value) -> Any:
    try:
        return _FORMS[key].read(value)
    except FieldError as fault:
        raise fault.under(key) from None


def _refuse_ambiguity(tags: Tags) -> None:
    """Raise FieldError where a synonym is a tag itself, or stands for two of them."""
    owners = {name: name for name in tags}
    for tag in tags.values():
        for name in tag.also_called:
            if name in owners:
                what = f"'{name}' already means '{owners[name]}'"
                raise FieldError(what, "take it out of one of them", f"{tag.id}.also_called")
            owners[name] = tag.id
