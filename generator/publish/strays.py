"""Owns which files of ``docs/`` may be published: pages and pictures that lie there themselves.

Whatever proposes a change to ``docs/`` proposes what this keeps out: files of the machine behind a
symbolic link, scripts, and pages in the place of others.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.pages import IMAGES

DERIVED = ("papers", "lists", "curation", "schema", "search")  # addresses of what the build makes
EXPLAINED = ("search.md",)  # pages of these that show prose of their own


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """The folder `docs` and the pages under ``topics/`` that are known, by path below it."""

    docs: Path
    known: Container[str]

    def fault(self, name: str) -> str | None:
        """Return why the file at the path `name` below the folder stays out, or None."""
        if name in self.known:  # it was looked at when it was read
            return None
        path = PurePosixPath(name)
        if leads_out(self.docs / path, self.docs):
            return "a symbolic link leads out of docs/"
        if path.suffix.lower() not in (".md", *IMAGES):
            return f"neither Markdown nor one of {', '.join(IMAGES)}"
        if path.parts[0] == "topics":
            return "neither a section nor a page of one"
        if path.parts[0].partition(".")[0] in DERIVED and name not in EXPLAINED:
            return "the build writes at this address itself"
        return None


def leads_out(file: Path, folder: Path) -> bool:
    """Return whether `file` lies outside `folder` once symbolic links are followed."""
    return not file.resolve().is_relative_to(folder.resolve())
