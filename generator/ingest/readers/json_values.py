"""Takes values out of JSON that may hold anything in their place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

_TAG = re.compile(
    r"</?(?:jats:)?(?:i|b|em|strong|sub|sup|sc|scp|span|p|title|sec|italic|bold|inline-formula"
    r"|tex-math|mml:[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:jats:)?(?:p|sec|title)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def text(value: Any) -> str | None:
    """Return a text or a number as text; None for anything else, and for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if isinstance(value, int) and abs(value) > 10**12:
        return None
    return str(value).strip() or None


def plain(value: Any) -> str | None:
    """Return a text without the markup and entities that publishers leave in it."""
    found = value.strip() if isinstance(value, str) else None
    if found and "<" in found:
        found = _TAG.sub("", _BLOCK.sub(" ", found))
    return html.unescape(found) if found and "&" in found else found or None


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
