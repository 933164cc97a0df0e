"""Owns in which order the parts of a person's name are written out."""

from __future__ import annotations

import re

# Han, kana and hangul: written family name first, and often without a space.
_EASTERN = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff·\s]+")


def is_family_first(name: str) -> bool:
    """Return whether a name is in a script in which the family name is written first."""
    return not name.isascii() and _EASTERN.fullmatch(name) is not None


def in_full(given: str, family: str, suffix: str = "") -> str:
    """Return a name as it is written out, in the order that its script asks for."""
    parts = (family, given) if is_family_first(f"{given}{family}") else (given, family)
    return " ".join(part for part in (*parts, suffix) if part)
