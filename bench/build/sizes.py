"""Owns how big a built site is: its bytes, its files, and a paper's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """The bytes and number of all files of a site, and the mean bytes of a paper's HTML."""

    total: int
    files: int
    page: float


def measure(site: Path, papers: str) -> Size:
    """Return the size of a site; `papers` is the pattern of its papers' pages."""
    every = [file.stat().st_size for file in files(site)]
    pages = [file.stat().st_size for file in site.glob(papers)]
    return Size(total=sum(every), files=len(every), page=sum(pages) / max(len(pages), 1))


def files(site: Path) -> Iterator[Path]:
    """Yield the files of a site in the order of their paths."""
    yield from (path for path in sorted(site.rglob("*")) if path.is_file())
