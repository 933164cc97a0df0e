"""Hugo with a minimal theme of ours, and Pagefind over what it built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.build.contenders.contender import Contender, Project
from bench.search.peers import installed
from generator import pages

THEME = Path(__file__).parent.parent / "hugo"
SEARCH = "Pagefind"

# Hugo takes a `date` for a day, and ours may be a month or a year.
_DATE = re.compile(r"^date:", re.MULTILINE)
_VERSION = re.compile(r"v(\d+\.\d+\.\d+)")


def _lay_out(source: Path, folder: Path) -> Project:
    shutil.copytree(THEME, folder, dirs_exist_ok=True)
    content = folder / "content"
    shutil.copytree(source / pages.TOPICS, content)
    for section in content.glob("*/index.md"):
        section.rename(section.with_name("_index.md"))
    for page in content.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_DATE.sub("published:", text, count=1), encoding="utf-8")
    first = next(iter(pages.find(source)))
    return Project(
        folder=folder,
        site=folder / "public",
        papers="*/*/index.html",
        steps={
            NAME: (shutil.which("hugo") or "hugo", "--quiet"),
            SEARCH: (sys.executable, "-m", "pagefind", "--site", "public", "--quiet"),
        },
        page=content / first.relative_to(pages.TOPICS),
        kept=(folder / "resources",),
        environment={"PYTHONPATH": str(installed.PACKAGES)},
    )


def _version() -> str | None:
    program = shutil.which("hugo")
    if program is None or installed.version("pagefind") is None:
        return None
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    found = _VERSION.search(said)
    return found and found[1]


NAME = "Hugo"
CONTENDER = Contender(name=f"{NAME} and {SEARCH}", version=_version, lay_out=_lay_out)
