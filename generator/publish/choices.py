"""Owns what a list of papers can be narrowed down to in place, and in which orders it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from generator.model import PAPER_KINDS
from generator.publish.paper_view import PaperView
from generator.publish.timeline import dated

ENOUGH = 8  # papers that are worth narrowing down


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """The years, newest first, and the kinds, each with its papers; `code` come with code.

    What leaves no choice is empty: one year only, or code with every paper. `discussed` says
    whether the number of comments makes an order.
    """

    years: tuple[tuple[int, int], ...]
    kinds: tuple[tuple[str, int], ...]
    code: int
    discussed: bool


def choices(papers: Collection[PaperView]) -> Choices | None:
    """Return the choices that a list leaves; None where it is short."""
    if len(papers) < ENOUGH:
        return None
    years = Counter(dated(papers))
    kinds = Counter(view.paper.kind for view in papers if view.paper.kind)
    code = sum("Code" in view.marks for view in papers)
    return Choices(
        years=tuple(sorted(years.items(), reverse=True)) if len(years) > 1 else (),
        kinds=tuple((k, kinds[k]) for k in PAPER_KINDS if k in kinds) if len(kinds) > 1 else (),
        code=code if code < len(papers) else 0,
        discussed=any(view.paper.comments for view in papers),
    )
