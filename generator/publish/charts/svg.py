"""Owns how a piece of SVG is written: short, escaped, and named for those who cannot see it."""

from __future__ import annotations

from markupsafe import Markup, escape

FORM = Markup('<svg class="{}" viewBox="0 0 {} {}" width="{}" height="{}" {}>{}</svg>')
NAMED = Markup('role="img" aria-label="{}"')
HIDDEN = Markup('aria-hidden="true"')
TEXT = Markup('<text x="{}" y="{}" class="{}">{}</text>')
PATH = Markup('<path class="{}" d="{}"/>')


def drawing(name: str, width: float, height: float, label: str, *parts: Markup) -> Markup:
    """Return an SVG element of a class; `label` says in a sentence what it shows, or nothing."""
    size = (short(width), short(height))
    spoken = NAMED.format(label) if label else HIDDEN
    return FORM.format(name, *size, *size, spoken, Markup().join(parts))


def text(x: float, y: float, words: object, name: str) -> Markup:
    """Return words at a place; the class `name` says how they are aligned and set."""
    return TEXT.format(short(x), short(y), name, escape(words))


def path(name: str, steps: str) -> Markup:
    """Return a path of a class."""
    return PATH.format(name, steps)


def short(number: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
