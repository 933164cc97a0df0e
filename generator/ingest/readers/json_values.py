"""Takes values out of JSON that may hold anything in their place."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_TAG = re.compile(
    r"</?(?:jats:)?(?:i|b|em|strong|sub|sup|sc|scp|span|p|title|sec|italic|bold|inline-formula"
    r"|tex-math|mml:[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SHOWN = 80  # characters of what has no business where it stands
_BLOCK = re.compile(r"</?(?:jats:)?(?:p|sec|title)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def text(value: Any) -> str | None:
    """Return an id, a date or an address as text; whatever else stands there, to be told of."""
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    return json.dumps(value)[:_SHOWN]


def prose(value: Any) -> str | None:
    """Return a title, a name or an abstract; None for anything that is no text."""
    return (value.strip() or None) if isinstance(value, str) else None


def plain(value: Any) -> str | None:
    """Return a text without the markup and entities that publishers leave in it."""
    found = prose(value)
    if found and "<" in found:
        found = _TAG.sub("", _BLOCK.sub(" ", found))
    return html.unescape(found) if found and "&" in found else found


def count(value: Any) -> int | None:
    """Return a count of comments or citations; None for anything else."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 10**9 else None


def first(value: Any) -> Any:
    """Return the first item of a list, or the value itself where it is no list."""
    return (value[0] if value else None) if isinstance(value, list) else value


def items(value: Any) -> Iterator[Any]:
    """Yield the items of a list; none where the value is no list."""
    yield from value if isinstance(value, list) else ()


def groups(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects in a list."""
    return (each for each in items(value) if isinstance(each, dict))


def group(value: Any) -> Mapping[str, Any]:
    """Return an object; an empty one where the value is none."""
    return value if isinstance(value, dict) else {}


def joined(names: Iterator[str | None]) -> str:
    """Return names as a cell of a table holds them."""
    return ";".join(name.replace(";", ",") for name in names if name)
