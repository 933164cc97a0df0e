"""The means to play a year of a project: dumps of listed papers, a repository, a kill at will."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ingest.pipeline import Report
from tests.conftest import REPOSITORY, Sandbox, abstract_of, title_of

BANNER = "new\n\nDaily Papers\n\nFeb 2\n\n"
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2024-06-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2024-06-01T12:00:00Z",
}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A paper as a dump lists it."""

    title: str
    abstract: str
    date: str
    authors: int = 3
    comments: int = 0

    def __str__(self) -> str:
        """Return its lines in the dump."""
        seen = f" {self.comments}" if self.comments else ""
        byline = f"  • {self.authors} authors\n·\n{self.date}{seen}\n\n"
        return f"{self.title}\n\n{self.abstract}\n\n{byline}"


def paper(number: int) -> Listed:
    """Return an invented paper that no other number has."""
    return Listed(
        title=title_of(number),
        abstract=abstract_of(number),
        date=f"May {number % 28 + 1}, 2024",
        authors=number % 9 + 1,
        comments=number,
    )


class Year(Sandbox):
    """A project in a git repository, with everything that ever was reported."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write(".gitignore", "/.paperindex/\n.*.tmp\n")
        self.conflicts: list[tuple[str, str]] = []
        self.slugs: dict[int, str] = {}
        self.former: dict[str, str] = {}
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        """Run git and return what it says."""
        identity = ("-c", "user.name=Ann Lee", "-c", "user.email=ann@example.org")
        done = subprocess.run(
            ["git", *identity, "-c", "core.autocrlf=false", *words],
            cwd=self.root,
            env=os.environ | GIT,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def dump(self, name: str, papers: Iterable[Listed]) -> None:
        """Write a dump into sources/ and commit it."""
        self.write(f"sources/{name}", BANNER + "".join(map(str, papers)))
        self.commit(f"Add the dump {name}")

    def run(self) -> Report:
        """Ingest, and keep what was reported."""
        report = self.ingest()
        self.conflicts += [(Path(path).stem, each.key) for path, each in report.conflicts]
        return report

    def text(self, number: int) -> str:
        """Return the page of a paper, found by the slug it got."""
        return self.pages()[self.slugs[number]].text

    def change(self, number: int, *pairs: tuple[str, str]) -> None:
        """Replace texts on the page of a paper, and be sure that each stood there once."""
        page = self.pages()[self.slugs[number]]
        text = page.text
        for old, new in pairs:
            assert text.count(old) == 1, (old, text)
            text = text.replace(old, new)
        self.write(str(page.path), text)

    def diff(self) -> dict[str, tuple[list[str], list[str]]]:
        """Return the lines that went and came since the last commit, by slug."""
        self.git("add", "--all")
        found: dict[str, tuple[list[str], list[str]]] = {}
        slug = ""
        shown = self.git("diff", "--cached", "-U0", "--no-color", "--find-renames=10%", "docs")
        for line in shown.split("\n"):
            if line.startswith(("+++ ", "rename to ")):
                slug = Path(line.removeprefix("rename to ")).stem
                found.setdefault(slug, ([], []))
            elif line[:1] in ("-", "+") and line[:4] != "--- ":
                found[slug][line[0] == "+"].append(line[1:])
        return found


# Runs `python -m generator` in forks that kill themselves right before the n-th time they open a
# file for writing, rename or remove one, or wait for the disk; files that it never waited for are
# left halved. A fork that lives on tells how many such events there were.
KILLER = """
import os, pathlib, runpy, signal, sys

sys.path.insert(0, sys.argv[1])
import generator.cli, sklearn.feature_extraction.text  # once, not in every fork

def arm(root, number):
    seen = 0
    def event(torn=()):
        nonlocal seen
        seen += 1
        if seen == number:
            for file in torn:
                os.truncate(file, os.stat(file).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)
    def audit(name, args):
        if name == "open":
            writes = isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        else:
            writes = name in ("os.rename", "os.remove", "os.mkdir")
        if writes and not isinstance(args[0], int) and os.fsdecode(args[0]).startswith(root):
            event()
    flush = os.fsync
    def fsync(descriptor):
        event([descriptor])
        flush(descriptor)
    flush_all = os.sync
    def sync():
        event(list(pathlib.Path(root).rglob(".*.tmp")))
        flush_all()
    os.fsync, os.sync = fsync, sync
    sys.addaudithook(audit)
    return lambda: seen

for root, number in zip(sys.argv[2::2], map(int, sys.argv[3::2])):
    child = os.fork()
    if child == 0:
        told = os.dup(1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        sys.argv = ["paperindex", "-C", root, "ingest"]
        seen = arm(root, number)
        try:
            runpy.run_module("generator", run_name="__main__", alter_sys=True)
        except SystemExit as end:
            os.write(told, f"events {seen()}\\n".encode())
            os._exit(end.code or 0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def killed(jobs: Sequence[tuple[Path, int]]) -> list[int]:
    """Ingest in a process per job that is killed at its n-th event; return how each ended."""
    return [int(line) for line in _forked(jobs) if not line.startswith("events")]


def events(root: Path) -> int:
    """Ingest, and return at how many moments that can be killed."""
    (told,) = (line for line in _forked([(root, -1)]) if line.startswith("events"))
    return int(told.split()[1])


def _forked(jobs: Sequence[tuple[Path, int]]) -> list[str]:
    words = [word for root, number in jobs for word in (str(root), str(number))]
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(REPOSITORY), *words],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()
