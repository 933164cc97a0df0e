"""Owns on what the searches are compared: the real papers, and as many made ones as are asked."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import material, papers, project
from bench.search.peers.installed import FOLDER


def folder(root: Path, count: int | None) -> Path:
    """Return the project folder with `count` made papers, or the real project at `root`."""
    if count is None:
        return root
    target = FOLDER / "corpora" / str(count)
    if not target.exists():
        unfinished = target.with_name(f"{count}-unfinished")
        made = papers.make(material.load(root), count)
        project.write(root, unfinished, made, known=False)
        unfinished.rename(target)
    return target
