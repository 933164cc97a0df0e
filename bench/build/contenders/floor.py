"""The floor: reads the pages and writes as many bytes as our site has; nothing is worked out."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from bench.build.contenders import ours
from bench.build.contenders.contender import Contender, Project
from bench.build.sizes import files

PROGRAM = Path(__file__).parent.parent / "floor.py"


def _lay_out(source: Path, folder: Path) -> Project:
    """Lay out the list of the files that our build of these pages has just written."""
    built = folder.parent / ours.NAME / "site"
    listed = folder / "files.txt"
    lines = (f"{path.stat().st_size}\t{path.relative_to(built)}\n" for path in files(built))
    listed.write_text("".join(lines), encoding="utf-8")
    site = folder / "site"
    paths = (source / "docs", listed, site)
    return Project(
        folder=folder,
        site=site,
        papers=ours.PAPERS,
        steps={NAME: (sys.executable, "-I", "-S", str(PROGRAM), *map(str, paths))},
        page=listed,
    )


NAME = "floor"
CONTENDER = Contender(name=NAME, version=platform.python_version, lay_out=_lay_out, repeats=False)
