"""Owns on what the searches are compared: the real papers, and as many made ones as are asked."""

from __future__ import annotations

import shutil
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
    present(root, target)
    return target


def present(root: Path, target: Path) -> None:
    """Give made papers, which are kept for long, the presentation that the project has now."""
    shutil.copy(root / "mkdocs.yml", target)
    shutil.rmtree(target / "overrides", ignore_errors=True)
    shutil.copytree(root / "overrides", target / "overrides")
