"""Owns writing XML: elements in one line, whatever their text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from xml.sax import saxutils

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

# What no XML 1.0 file may hold, not even escaped.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


# Atom and RSS say the same texts, and many sections the same papers.
_escape = lru_cache(maxsize=8192)(saxutils.escape)


def element(name: str, text: str | None = None, **attributes: str) -> str:
    """Return an element that holds `text`; in attributes' names ``_`` stands for a colon."""
    told = "".join(
        f" {key.replace('_', ':')}={saxutils.quoteattr(value)}" for key, value in attributes.items()
    )
    return f"<{name}{told}/>" if text is None else f"<{name}{told}>{_escape(text)}</{name}>"


def around(name: str, parts: Iterable[str]) -> str:
    """Return an element that holds elements."""
    return f"<{name}>{''.join(parts)}</{name.partition(' ')[0]}>"


def document(text: str) -> str:
    """Return a whole file from its outermost element."""
    return f"{HEAD}{_ILLEGAL.sub('', text)}\n"
