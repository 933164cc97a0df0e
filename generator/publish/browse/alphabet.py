"""Owns how lists from A to Z are ordered, and under which letter a name or a title stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from string import ascii_lowercase
from typing import TypeVar

from generator.text import transliterate

FIGURES, OTHERS = "0-9", "other"  # ids of what stands under no letter
_NAMES = {FIGURES: "0–9", OTHERS: "Other scripts"}
_ORDER = (*ascii_lowercase, FIGURES, OTHERS)
_BEFORE = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\w)")

Each = TypeVar("Each")


def key(words: str) -> str:
    """Return what words are ordered by: without accents, capitals, and signs before them."""
    plain = words.casefold() if words.isascii() else transliterate(words)
    return _BEFORE.sub("", plain, count=1) if _BEFORE.match(plain) else plain


def title_key(title: str) -> str:
    """Return what a title is ordered by: an article at its beginning does not count."""
    return _ARTICLE.sub("", key(title), count=1) if _ARTICLE.match(key(title)) else key(title)


def initial(ordered_by: str) -> str:
    """Return the id of the letter under which something stands, from what it is ordered by."""
    first = ordered_by[:1]
    if first in ascii_lowercase and first:
        return first
    return FIGURES if first.isdecimal() else OTHERS


def name_of(letter: str) -> str:
    """Return what is written over the things of a letter."""
    return _NAMES.get(letter, letter.upper())


def by_letter(things: Iterable[Each], order: Callable[[Each], str]) -> dict[str, tuple[Each, ...]]:
    """Return things by their letter, in order."""
    found: dict[str, list[tuple[str, int, Each]]] = {}
    for number, thing in enumerate(things):
        ordered_by = order(thing)
        found.setdefault(initial(ordered_by), []).append((ordered_by, number, thing))
    return {
        letter: tuple(thing for *_, thing in sorted(found[letter], key=lambda each: each[:2]))
        for letter in _ORDER
        if letter in found
    }
