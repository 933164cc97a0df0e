"""Owns how a long list of papers is cut into pages that browsers and hosts can bear."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publish.paper_view import PaperView

ROWS = 2000  # papers on one page
FOLDER = "lists/"  # below the site's root: the further pages of all lists


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One page of a list: its number from 1 on and its papers.

    `whole` is the address of the list, which its first page has; `count` is the number of its
    pages, `total` that of its papers, of which `unlisted` are on none of them.
    """

    whole: str
    number: int
    count: int
    total: int
    papers: tuple[PaperView, ...]
    unlisted: int = 0

    @property
    def url(self) -> str:
        """Return the address of the page below the site's root."""
        return address(self.whole, self.number)

    @property
    def before(self) -> str | None:
        """Return the address of the page before this one, or None."""
        return address(self.whole, self.number - 1) if self.number > 1 else None

    @property
    def after(self) -> str | None:
        """Return the address of the page after this one, or None."""
        return address(self.whole, self.number + 1) if self.number < self.count else None


def parts(
    whole: str,
    papers: tuple[PaperView, ...],
    rows: int = ROWS,
    first: int | None = None,
    most: int | None = None,
) -> tuple[Part, ...]:
    """Return the pages of the list at the address `whole`; a short or empty list has one.

    The first has `first` papers, where that is given, and each other as many as `rows`; all of them
    have `most`, where that is given.
    """
    listed, second = papers[:most], first or rows
    starts = [0, *range(second, len(listed), rows)]
    return tuple(
        Part(
            whole=whole,
            number=number,
            count=len(starts),
            total=len(papers),
            papers=found,
            unlisted=len(papers) - len(listed),
        )
        for number, found in enumerate(
            (listed[start : start + rows if start else second] for start in starts), 1
        )
    )


def address(whole: str, number: int) -> str:
    """Return where a page of the list at the address `whole` is."""
    return whole if number == 1 else f"{FOLDER}{whole}{number}/"
