"""Owns the papers that are built: made ones, as many as are asked for, with a history."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import history
from bench.search import corpora


def folder(root: Path, count: int) -> Path:
    """Return the project folder with `count` made papers."""
    project = corpora.folder(root, count)
    if not (project / ".git").exists():
        history.commit(project)
    return project


def warm(project: Path) -> None:
    """Read every page once, so that the first build finds them where the later ones do."""
    for page in (project / "docs").rglob("*.md"):
        page.read_bytes()
