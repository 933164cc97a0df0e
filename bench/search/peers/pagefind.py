"""Pagefind with its default interface, over a plain HTML page per paper."""

from __future__ import annotations

import html
import os
import resource
import subprocess
import sys
from pathlib import Path

from bench.search.peers.installed import PACKAGES
from bench.search.peers.peer import Built, Face, Peer
from generator import pages
from generator.model import Paper

SHELL = '<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>{body}</html>\n'
HOME = """\
<link href="pagefind/pagefind-ui.css" rel="stylesheet">
<div id="search"></div>
<script src="pagefind/pagefind-ui.js"></script>
<script>new PagefindUI({{ element: "#search", pageSize: {count} }})</script>
"""
TEN = "ten.html"
SHOWN = 5  # answers, as it comes


def _build(project: Path, target: Path) -> Built:
    for page in pages.load_all(project):
        file = target / "papers" / page.slug / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(_page(page.paper), encoding="utf-8")
    for name, count in (("index.html", SHOWN), (TEN, 10)):
        text = SHELL.format(title="Home", body=HOME.format(count=count))
        (target / name).write_text(text, encoding="utf-8")
    start = _of_children()
    command = [sys.executable, "-m", "pagefind", "--site", str(target), "--quiet"]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(PACKAGES)}, check=True)
    return Built(site=target, indexing=_of_children() - start)


def _of_children() -> float:
    """Return the processor seconds of all programs that this one has run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _page(paper: Paper) -> str:
    title = html.escape(paper.title)
    parts = (", ".join(paper.authors), paper.summary, paper.abstract)
    texts = "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)
    body = f"<main data-pagefind-body><h1>{title}</h1>{texts}</main>"
    return SHELL.format(title=title, body=body)


PEER = Peer(
    name="Pagefind",
    face=Face(
        box=".pagefind-ui__search-input",
        answers=".pagefind-ui",
        answer=".pagefind-ui__result-link",
        nothing="No results",
        files=("pagefind/",),
    ),
    build=_build,
    ten=TEN,
)
