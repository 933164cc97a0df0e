"""Zensical, from an environment of its own: the same project as plain Material."""

from __future__ import annotations

from pathlib import Path

from bench.build.contenders import material
from bench.build.contenders.contender import Contender, Project
from bench.search.peers.installed import FOLDER

ENVIRONMENT = FOLDER / "zensical"
PROGRAM = ENVIRONMENT / "bin" / "zensical"


def _lay_out(source: Path, folder: Path) -> Project:
    page = material.lay_out_pages(source, folder)
    return Project(
        folder=folder,
        site=folder / "site",
        papers="topics/*/*/index.html",
        steps={NAME: (str(PROGRAM), "build")},
        page=page,
        kept=(folder / ".cache",),
    )


def _version() -> str | None:
    found = sorted(ENVIRONMENT.glob("lib/python*/site-packages/zensical-*.dist-info"))
    return found[-1].name.removesuffix(".dist-info").rpartition("-")[2] if found else None


NAME = "Zensical"
CONTENDER = Contender(name=NAME, version=_version, lay_out=_lay_out)
