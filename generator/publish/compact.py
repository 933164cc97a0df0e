"""Owns what of a page's HTML nobody sees: the indentation of templates, in every page anew."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)  # where space is seen
_SPACE = re.compile(r"[ \t]*\n\s*")


def compact(html: str) -> str:
    """Return a page without indentation, empty lines and space at the ends of lines."""
    parts = _KEPT.split(html)  # text, element, its name, text, …
    parts[::3] = [_SPACE.sub("\n", part) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)
