"""Owns the papers that are built: made ones, as many as are asked for, with a history.

They are kept for later runs, and made anew once the pages that they are made from have changed.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from bench.corpus import history
from bench.search import corpora
from bench.search.peers.installed import FOLDER

STAMP = ".git/made-from"  # below the project; nothing that is built sees it there


def folder(root: Path, count: int) -> Path:
    """Return the project folder with `count` made papers."""
    project = FOLDER / "corpora" / str(count)
    stamp, source = project / STAMP, _digest(root)
    if stamp.exists() and stamp.read_text(encoding="ascii") == source:
        return project
    shutil.rmtree(project, ignore_errors=True)
    corpora.folder(root, count)
    history.commit(project)
    stamp.write_text(source, encoding="ascii")
    return project


def warm(project: Path) -> None:
    """Read every page once, so that the first build finds them where the later ones do."""
    for page in (project / "docs").rglob("*.md"):
        page.read_bytes()


def _digest(root: Path) -> str:
    """Return what all pages of a project hold, in short."""
    found = hashlib.sha256()
    for page in sorted((root / "docs").rglob("*.md")):
        found.update(page.read_bytes())
    return found.hexdigest()
