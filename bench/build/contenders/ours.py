"""This project, with all it makes of the pages."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from bench.build.contenders.contender import Contender, Project
from bench.search.corpora import present
from generator import pages

ROOT = Path(__file__).parent.parent.parent.parent
CACHE = Path(".paperindex")
PAPERS = "papers/*/index.html"


def _lay_out(source: Path, folder: Path) -> Project:
    """Use the project where it is, for its history belongs to it; presentation may be newer."""
    present(ROOT, source)
    site = folder / "site"
    build = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site))
    return Project(
        folder=source,
        site=site,
        papers=PAPERS,
        steps={NAME: build},
        page=source / next(iter(pages.find(source))),
        kept=(source / CACHE,),
        environment={"PYTHONPATH": str(ROOT)},
    )


NAME = "paperindex"
CONTENDER = Contender(name=NAME, version=lambda: version("paperindex"), lay_out=_lay_out)
