"""Owns what a generated page is: one that no file in ``docs/`` needs to stand behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class GeneratedPage:
    """A page made at build time: its place below docs/, its template, and what that shows.

    `context` is called only when the page is rendered.
    """

    uri: str
    title: str
    template: str
    context: Callable[[], Mapping[str, Any]]
