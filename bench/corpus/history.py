"""Gives a project of made papers a history: they came week by week, as to an index that grows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

WEEKS = 52
FIRST = 1_736_164_800  # Monday, 6 January 2025
WEEK = 7 * 24 * 3600  # seconds
WHO = "Corpus <corpus@example.org>"
BRANCH = "main"


def commit(project: Path) -> None:
    """Make a repository of the project: a commit a week, each with an equal part of its pages."""
    _git(project, "init", "--quiet", f"--initial-branch={BRANCH}")
    pages = [file.relative_to(project) for file in sorted((project / "docs").rglob("*.md"))]
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=project, stdin=subprocess.PIPE
    ) as process:
        assert process.stdin is not None  # noqa: S101  tells the type checker
        for part in _commits(project, pages):
            process.stdin.write(part)
    if process.returncode:
        raise SystemExit(f"{project}: git could not write the history")


def _commits(project: Path, pages: Sequence[Path]) -> Iterator[bytes]:
    step = max(1, -(-len(pages) // WEEKS))
    for start, week in zip(range(0, len(pages), step), count(), strict=False):
        yield f"commit refs/heads/{BRANCH}\ncommitter {WHO} {FIRST + week * WEEK} +0000\n".encode()
        yield _data(f"Add papers of week {week}\n".encode())
        for page in pages[start : start + step]:
            yield f"M 100644 inline {page.as_posix()}\n".encode()
            yield _data((project / page).read_bytes())


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _git(project: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=project, check=True)
