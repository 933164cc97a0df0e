"""Tells from the beginning of JSON text which keys stand where, though it is cut off there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.ingest.source import Head

Outline = Mapping[str, frozenset[str]]

_TOKEN = re.compile(r'"(?P<key>(?:[^"\\\n]|\\.)*)"\s*:|"(?:[^"\\\n]|\\.)*"|[{}\[\]]')
_DEEPEST = 12
_NOTHING: Outline = {}


@lru_cache(maxsize=1)  # each reader of JSON asks for the same one
def outline(head: Head) -> Outline:
    """Return the keys of the objects at each place; empty where the text is not JSON.

    A place is a path such as ``""`` (objects of their own), ``"[]"`` (in an array) or
    ``"data[]"`` (in an array within an object).
    """
    text = head.text.lstrip("\ufeff \t\r\n")
    return _outline(text) if text[:1] in ("{", "[") else _NOTHING


def _outline(text: str) -> Outline:
    found: dict[str, set[str]] = {}
    open_places: list[str] = []
    key = ""
    for token in _TOKEN.finditer(text):
        if token["key"] is not None:
            key = token["key"]
            if open_places and not open_places[-1].endswith("]"):
                found.setdefault(_shown(open_places[-1]), set()).add(key)
        elif token[0] in "{[" and len(open_places) < _DEEPEST:
            open_places.append(_inner(open_places, key, token[0]))
        elif token[0] in "}]" and open_places:
            open_places.pop()
    return {place: frozenset(keys) for place, keys in found.items()}


def _inner(open_places: list[str], key: str, bracket: str) -> str:
    """Return the place that a bracket opens; one in an object ends with a dot."""
    outer = open_places[-1] if open_places else ""
    named = key if outer.endswith(".") else ""
    if bracket == "[":
        return f"{outer}{named}[]"
    return f"{outer}{named}."


def _shown(place: str) -> str:
    return place.removesuffix(".").removeprefix(".")
