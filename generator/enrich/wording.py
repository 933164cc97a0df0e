"""Owns how a title is put to a service that gives signs a meaning: as its words alone."""

from __future__ import annotations

import re

from generator import inline

_WORD = re.compile(r"[^\W_]+")


def words(title: str) -> str:
    """Return the words of a title, without mathematics' marks and punctuation."""
    return " ".join(_WORD.findall(inline.plain(title)))
