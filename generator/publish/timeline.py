"""Owns the years of the papers: which there are, and how many papers each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.publish.paper_view import PaperView


def years(papers: Iterable[PaperView]) -> tuple[int, ...]:
    """Return the years from the first paper's to the last one's, none left out."""
    known = dated(papers)
    return tuple(range(min(known), max(known) + 1)) if known else ()


def counts(papers: Iterable[PaperView], span: Sequence[int]) -> tuple[int, ...]:
    """Return the number of papers in each year of a span."""
    found = Counter(dated(papers))
    return tuple(found[year] for year in span)


def dated(papers: Iterable[PaperView]) -> list[int]:
    """Return the years of the papers whose date is known."""
    return [year for view in papers if (year := view.paper.year) is not None]


def in_words(papers: Iterable[PaperView]) -> str:
    """Return in words when papers are from: ``from 2018 to 2025, most of them from 2024``."""
    found = Counter(dated(papers))
    if not found:
        return ""
    first, last = min(found), max(found)
    if first == last:
        return f"from {first}"
    top = max(found.values())
    most = [year for year, number in found.items() if number == top]
    tail = f", most of them from {most[0]}" if 2 * top > sum(found.values()) else ""
    return f"from {first} to {last}{tail}"
