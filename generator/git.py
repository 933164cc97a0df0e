"""Owns reading a git repository: commits by their names, the files of a commit, their bytes."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.errors import ProjectError

_LONGEST = 200  # characters of a revision
_RANGE = "write BASE..HEAD, such as main..HEAD, or BASE...HEAD for what HEAD alone changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file of a commit: the name of its bytes, and whether it is one and no link or module."""

    blob: str
    regular: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """The day on which each file came into the branch, the earliest, and that of its last change.

    Both by path, relative to the folder that was asked about.
    """

    added: Mapping[str, str]
    changed: Mapping[str, str]


def endpoints(root: Path, text: str) -> tuple[str, str]:
    """Return the two commits of ``BASE..HEAD``; ``BASE...HEAD`` starts at their merge base.

    Raises:
        ProjectError: `text` is no range, there is no such commit, or `root` is in no repository.
    """
    dots = "..." if "..." in text else ".."
    base, found, head = text.partition(dots)
    if not found or not base or not head or head.startswith(".") or ".." in head:
        raise ProjectError(_quoted(text), "not a range of commits", _RANGE)
    first, last = commit(root, base), commit(root, head)
    return (_merge_base(root, first, last) if dots == "..." else first), last


def commit(root: Path, revision: str) -> str:
    """Return the full name of the commit that `revision` names.

    Raises:
        ProjectError: there is no such commit, or `root` is in no repository.
    """
    _demand_repository(root)
    sound = revision.isprintable() and 0 < len(revision) <= _LONGEST
    if not sound or revision.startswith("-"):
        raise ProjectError(_quoted(revision), "not the name of a commit", _RANGE)
    wanted = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = _run(root, "rev-parse", *wanted)
    if found.returncode:
        remedy = "fetch it first (in a workflow: fetch-depth: 0), or mend the name"
        raise ProjectError(_quoted(revision), "there is no such commit here", remedy)
    return found.stdout.decode("ascii").strip()


def files(root: Path, name: str, folder: str) -> dict[str, File]:
    """Return the files of a commit below `folder`, by path; both are relative to `root`."""
    listed = _run(root, "ls-tree", "-r", "-z", name, "--", f"{folder}/")
    if listed.returncode:
        raise _failure(root, listed)
    found = {}
    for line in listed.stdout.decode("utf-8", "replace").split("\0")[:-1]:
        facts, _, path = line.partition("\t")
        mode, _, blob = facts.split(" ")
        found[path] = File(blob=blob, regular=mode.startswith("100"))
    return found


def days(root: Path, folder: str) -> Days | None:
    """Return the days of each file below `folder`; files that are gone are among them.

    The answer is None where nobody can know: git is missing, this is no repository, or its history
    is cut off.
    """
    if shutil.which("git") is None:
        return None
    shallow = _run(root, "rev-parse", "--is-shallow-repository")
    if shallow.returncode or shallow.stdout.strip() != b"false":
        return None
    words = ("--first-parent", "-m", "--no-renames", "--name-status", "--relative")
    quiet = ("-c", "core.quotePath=off", "-c", "log.showSignature=false")
    form = ("--date=short", "--format=%x00%cd")
    listed = _run(root, *quiet, "log", *words, *form, "--", f"{folder}/")
    return None if listed.returncode else _days(listed.stdout.decode("utf-8", "replace"))


def _days(log: str) -> Days:
    added: dict[str, str] = {}
    changed: dict[str, str] = {}
    for commit_log in log.split("\0")[1:]:
        day, *lines = filter(None, commit_log.split("\n"))
        for line in lines:
            status, path = line.split("\t", 1)
            changed[path] = max(day, changed.get(path, day))
            if status == "A":
                added[path] = min(day, added.get(path, day))
    return Days(added=added, changed=changed)


def contents(root: Path, blobs: Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of each blob in turn, by one process however many there are."""
    with tempfile.TemporaryFile() as names:  # a file, as two full pipes would wait for each other
        names.writelines(f"{blob}\n".encode("ascii") for blob in blobs)
        names.seek(0)
        command = [_git(), "cat-file", "--batch", "--buffer"]
        with subprocess.Popen(  # noqa: S603  fixed words, no shell
            command, cwd=root, stdin=names, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            if process.stdout:
                yield from _objects(process.stdout, root)


def _objects(stream: IO[bytes], root: Path) -> Iterator[bytes]:
    while header := stream.readline():
        name, _, facts = header.decode("ascii").strip().partition(" ")
        if not facts.startswith("blob "):
            remedy = "fetch the whole history; the clone is shallow or damaged"
            raise ProjectError(root, f"git lacks the object {name}", remedy)
        yield stream.read(int(facts.removeprefix("blob ")))
        stream.read(1)


def _merge_base(root: Path, first: str, last: str) -> str:
    found = _run(root, "merge-base", first, last)
    if found.returncode:
        remedy = "fetch the whole history (in a workflow: fetch-depth: 0)"
        raise ProjectError(f"{first[:12]}...{last[:12]}", "no common ancestor is known", remedy)
    return found.stdout.decode("ascii").strip()


def _demand_repository(root: Path) -> None:
    found = _run(root, "rev-parse", "--git-dir")
    if found.returncode:
        raise _failure(root, found)


def _failure(root: Path, process: subprocess.CompletedProcess[bytes]) -> ProjectError:
    said = process.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
    remedy = "run it in a clone of the project, or give its folder with -C"
    return ProjectError(root, f"git cannot read it ({said})", remedy)


def _run(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    command = [_git(), *words]
    return subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603  no shell


def _git() -> str:
    found = shutil.which("git")
    if found is None:
        raise ProjectError("git", "is not installed", "install it: https://git-scm.com")
    return found


def _quoted(text: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in text[:60])
    return f"'{shown}'"
