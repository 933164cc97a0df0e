"""What every search that is compared has: a site to build, a face in the browser, a ranking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Ranking = Callable[[str], list[str]]  # a query's answers, as slugs, best first


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """How a reader meets the search: CSS selectors, and the paths of its files below the site.

    `box` takes the query; `answers` is where they appear, `answer` matches the link of one, and
    `nothing` is what stands there where there is none. A requested path that holds one of `files`
    is the search's.
    """

    box: str
    answers: str
    answer: str
    nothing: str
    files: tuple[str, ...]

    def owns(self, path: str) -> bool:
        """Return whether a requested path is the search's."""
        return any(name in path for name in self.files)


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """A site with its search: processor seconds of indexing, where that is a step of its own."""

    site: Path
    indexing: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Peer:
    """A search that readers use in the browser."""

    name: str
    face: Face
    build: Callable[[Path, Path], Built]  # a project's folder, and where the site goes
    ten: str = ""  # the page below the site that shows at least ten answers
