"""Lays papers out as dumps: both layouts of listing text, and JSON Lines."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from generator.model import Paper

EMAIL = "Get trending papers in your email inbox"
HEAD_A = f"{EMAIL} once a day!\n{EMAIL}!\nSubscribe"
HEAD_B = f"new\n\n{EMAIL}!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\n"


def write(target: Path, papers: Iterable[tuple[str, Paper]]) -> None:
    """Write the papers into the folder `target` as ``a.txt``, ``b.txt`` and ``papers.jsonl``."""
    target.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        a, b, lines = (
            stack.enter_context((target / name).open("w", encoding="utf-8"))
            for name in ("a.txt", "b.txt", "papers.jsonl")
        )
        a.write(HEAD_A)
        b.write(HEAD_B)
        for _, paper in papers:
            a.write(f"{paper.title}\n{paper.abstract}\n")
            b.write(f"{paper.title}\n\n{paper.abstract}\n\n{byline(paper)}\n\n")
            lines.write(json.dumps(record(paper), ensure_ascii=False) + "\n")


def byline(paper: Paper) -> str:
    """Return the lines below an abstract: how many authors, the day, and comments if any."""
    count = paper.author_count or len(paper.authors) or 1
    day = datetime.date.fromisoformat(f"{paper.date}-01-01"[:10])
    written = f"{day:%b} {day.day}, {day.year}"
    comments = f" {paper.comments}" if paper.comments else ""
    return f"  • {count} authors\n·\n{written}{comments}"


def record(paper: Paper) -> Mapping[str, Any]:
    """Return what a listing knows of the paper, under the keys of `paperindex parse`."""
    names = ("title", "abstract", "date", "author_count", "comments", "arxiv", "doi", "acl")
    known = {name: getattr(paper, name) for name in (*names, "authors", "venue")}
    links = [{"kind": link.kind, "url": link.url} for link in paper.links]
    return {key: value for key, value in (known | {"links": links}).items() if value or value == 0}
