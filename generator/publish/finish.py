"""Owns the last step of a page's HTML: no space that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)  # where space is seen
_INDENT = re.compile(r"(?<=>)[ \t]{2,}(?=<)")  # within a line


def finish(html: str) -> str:
    """Return a page without indentation, empty lines and space at the ends of lines."""
    parts = _KEPT.split(html)  # text, element, its name, text, …
    parts[::3] = map(_tight, parts[::3])
    del parts[2::3]
    return "".join(parts)


def _tight(text: str) -> str:
    """Return text with one line end in place of each run of space that holds any."""
    first, *lines = text.split("\n")
    if not lines:
        return _outdented(text)
    *between, last = lines
    kept = [first.rstrip(), *filter(None, map(str.strip, between)), last.lstrip()]
    return _outdented("\n".join(kept))


def _outdented(text: str) -> str:
    # To look for three texts takes a tenth of the time that the pattern does.
    indented = ">  " in text or ">\t" in text or "> \t" in text
    return _INDENT.sub("\n", text) if indented else text


def stitched(shared: Sequence[str], own: Iterable[str]) -> str:
    """Return finished pieces as one page: the shared ones, with one of its own between each two."""
    parts = []
    for before, part, after in zip(shared, own, shared[1:], strict=False):
        start = part.lstrip() if before.endswith("\n") else part
        parts += [before, start.rstrip() if after.startswith("\n") else start]
    return "".join([*parts, shared[-1]])
