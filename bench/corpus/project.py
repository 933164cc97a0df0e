"""Lays papers out as a project folder that `mkdocs build` and `paperindex` take as any other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator import pages, schema, snapshot
from generator.citations import citations
from generator.model import Entry, Paper
from generator.snapshot import Belief

SHARED = ("mkdocs.yml", "overrides", "docs")
SOURCE = "papers.jsonl"


def write(root: Path, target: Path, papers: Iterable[tuple[str, Paper]], *, known: bool) -> None:
    """Write the papers into the new folder `target`, the rest as in the project at `root`.

    Where they are `known`, a snapshot says that ingest wrote these pages.
    """
    _copy_shell(root, target)
    slugs, beliefs = [], []
    for line, (slug, paper) in enumerate(papers, start=1):
        values = schema.values_of(paper)
        path = target / pages.path_of(paper.topic, slug)
        path.write_text(pages.layout(values, paper.abstract), encoding="utf-8")
        slugs.append(slug)
        if known:
            beliefs.append(_belief(slug, paper, line))
    if known:
        (target / snapshot.FILE).write_text(snapshot.render(beliefs), encoding="utf-8")
    _cite(target, root, slugs)


def _copy_shell(root: Path, target: Path) -> None:
    """Copy a project without its papers and its snapshot."""
    papers = {root / path for path in pages.find(root)}

    def of_papers(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder, name) in papers]

    target.mkdir(parents=True)
    for name in SHARED:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=of_papers)
        else:
            shutil.copy(root / name, target / name)


def _belief(slug: str, paper: Paper, line: int) -> Belief:
    entry = Entry(
        title=paper.title, abstract=paper.abstract, source=SOURCE, line=line, last_line=line
    )
    values = schema.values_of(paper)
    return Belief(slug=slug, values=values, abstract=paper.abstract, listings=(entry,))


def _cite(target: Path, root: Path, slugs: Sequence[str]) -> None:
    """Let the prose cite made papers where it cites real ones."""
    papers = {root / path for path in pages.find(root)}
    names: dict[str, str] = {}
    for file in sorted((root / "docs").rglob("*.md")):
        if file in papers or not slugs:
            continue
        text = file.read_text(encoding="utf-8")
        for cited in reversed(list(citations(text))):
            name = names.setdefault(cited.slug, slugs[len(names) % len(slugs)])
            text = f"{text[: cited.start]}[@{name}]{text[cited.end :]}"
        (target / file.relative_to(root)).write_text(text, encoding="utf-8")
