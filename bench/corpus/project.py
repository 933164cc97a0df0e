"""Lays papers out as a project folder that `mkdocs build` and `paperindex` take as any other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator import pages, schema, snapshot
from generator.model import Entry, Paper
from generator.snapshot import Belief

SHARED = ("mkdocs.yml", "overrides", "docs")
SOURCE = "papers.jsonl"


def write(root: Path, target: Path, papers: Iterable[tuple[str, Paper]], *, known: bool) -> None:
    """Write the papers into the empty folder `target`, the rest as in the project at `root`.

    Where they are `known`, a snapshot says that ingest wrote these pages.
    """
    copy_shell(root, target)
    beliefs = []
    for line, (slug, paper) in enumerate(papers, start=1):
        values = schema.values_of(paper)
        path = target / pages.path_of(paper.topic, slug)
        path.write_text(pages.layout(values, paper.abstract), encoding="utf-8")
        if known:
            entry = Entry(
                title=paper.title, abstract=paper.abstract, source=SOURCE, line=line, last_line=line
            )
            beliefs.append(
                Belief(slug=slug, values=values, abstract=paper.abstract, listings=(entry,))
            )
    if known:
        (target / snapshot.FILE).write_text(snapshot.render(beliefs), encoding="utf-8")


def copy_shell(root: Path, target: Path) -> None:
    """Copy a project without its papers and its snapshot."""
    mine = {root / path for path in pages.find(root)}

    def papers_in(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder, name) in mine]

    for name in SHARED:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=papers_in)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, target / name)
