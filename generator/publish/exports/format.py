"""Owns what a format is: how one paper is written in it, and how papers make a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    def join(self, records: Iterable[bytes]) -> bytes:
        """Return a file that holds `records`, which are UTF-8 as the file is."""
        return b"".join(
            (self.head.encode(), self.separator.encode().join(records), self.tail.encode())
        )

    def file(self, papers: Iterable[PaperView]) -> str:
        """Return the text of a file that holds `papers`, in their order."""
        return self.join(self.record(view).encode() for view in papers).decode()
