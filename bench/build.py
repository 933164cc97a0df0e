"""Builds the same papers with paperindex and with plain Material, in turn, and prints a table.

Plain Material gets the pages as they are, out of the navigation, with its own search: what a
person would have without this project.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
PLAIN = """\
site_name: Plain
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: |
  /topics/
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One whole process: wall seconds and peak memory in MiB."""

    seconds: float
    peak: float


def measure(folder: Path, site: Path) -> Run:
    """Return what a build of the project in `folder` took; the process is waited for alone."""
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{folder}: the build failed")
    return Run(seconds=seconds, peak=usage.ru_maxrss / 1024)


def plain_project(folder: Path) -> None:
    """Lay out the same pages as a plain Material site."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")


def size(site: Path, pattern: str = "*") -> int:
    """Return the bytes of the files under `site` that match."""
    return sum(file.stat().st_size for file in site.rglob(pattern) if file.is_file())


def main() -> None:
    """Build in turn, print medians with ranges, and the bytes of what was built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=5, help="builds of each")
    count = parser.parse_args().n
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "plain").mkdir()
        plain_project(work / "plain")
        projects = {"plain Material": work / "plain", "paperindex": ROOT}
        runs: dict[str, list[Run]] = {label: [] for label in projects}
        for turn in range(count + 1):
            for label, folder in projects.items():
                run = measure(folder, work / f"site {label}")
                if turn:  # the first of each only warms the caches
                    runs[label].append(run)
        table(runs, {label: work / f"site {label}" for label in projects})


def table(runs: dict[str, list[Run]], sites: dict[str, Path]) -> None:
    """Print a row per project."""
    head = f"{'':16}{'seconds (median, range)':>28}{'peak MiB':>10}{'site KB':>9}{'page KB':>9}"
    click.echo(head)
    medians = {}
    for label, measured in runs.items():
        seconds = [run.seconds for run in measured]
        medians[label] = statistics.median(seconds)
        spread = f"{medians[label]:.2f} ({min(seconds):.2f} to {max(seconds):.2f})"
        peak = max(run.peak for run in measured)
        papers = sites[label] / ("papers" if label == "paperindex" else "topics")
        pages = list(papers.rglob("index.html"))
        page = size(papers, "index.html") / len(pages) / 1024
        whole = size(sites[label]) / 1024
        click.echo(f"{label:16}{spread:>28}{peak:>10.0f}{whole:>9.0f}{page:>9.1f}")
    click.echo(f"ratio of medians: {medians['paperindex'] / medians['plain Material']:.2f}")


if __name__ == "__main__":
    main()
