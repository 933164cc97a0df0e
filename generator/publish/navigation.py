"""Owns how sections come into the navigation without being listed in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PLACEHOLDER = "topics/*"  # as a value in the `nav` of mkdocs.yml


def expanded(nav: Any, sections: Sequence[str]) -> Any:
    """Return `nav` with the placeholder replaced by the list of the sections' pages."""
    if nav == PLACEHOLDER:
        return list(sections)
    if isinstance(nav, list):
        return [expanded(item, sections) for item in nav]
    if isinstance(nav, dict):
        return {title: expanded(item, sections) for title, item in nav.items()}
    return nav
