"""Plain Material for MkDocs, with its own search: what a person has without this project.

It gets the same pages, those of papers out of the navigation.
"""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from bench.build.contenders.contender import Contender, Project
from generator import pages

CONFIGURATION = """\
site_name: Papers
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: |
  /topics/
"""


def lay_out_pages(source: Path, folder: Path, configuration: str = CONFIGURATION) -> Path:
    """Lay out the pages of a project of ours as a plain one; return a page of a paper."""
    shutil.copytree(source / "docs", folder / "docs")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    return folder / next(iter(pages.find(source)))


def _lay_out(source: Path, folder: Path) -> Project:
    page = lay_out_pages(source, folder)
    site = folder / "site"
    return Project(
        folder=folder,
        site=site,
        papers="topics/*/*/index.html",
        steps={NAME: (sys.executable, "-m", "mkdocs", "build", "--quiet")},
        page=page,
    )


NAME = "Material"
CONTENDER = Contender(name=NAME, version=lambda: version("mkdocs-material"), lay_out=_lay_out)
