"""Owns what a format is: how one paper is written in it, and how papers make a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.publish.paper_view import PaperView


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A format by its `id` (for programs) and `label` (for people).

    A file is `head`, the papers' records with `separator` between them, and `tail`: whoever has the
    records, such as a browser, makes a file without knowing the format. `abstracts` tells whether
    records hold them.
    """

    id: str
    label: str
    extension: str
    media_type: str
    record: Callable[[PaperView], str]
    head: str = ""
    separator: str = "\n"
    tail: str = "\n"
    abstracts: bool = False

    def join(self, records: Iterable[str]) -> str:
        """Return a file that holds `records`."""
        return f"{self.head}{self.separator.join(records)}{self.tail}"

    def file(self, papers: Iterable[PaperView]) -> str:
        """Return a file that holds `papers`, in their order."""
        return self.join(map(self.record, papers))
