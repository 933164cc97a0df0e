"""Owns the folder that a site is built into: what is written there, and what need not be again.

Each file has a key: the digest of its content, or of all that its content hangs on. A file that an
earlier build left with the same key, and that nobody touched since, stays.
"""

# Of a hundred thousand files, a Path each takes longer than what is done with it.
# ruff: noqa: PTH103, PTH104, PTH116, PTH118, PTH120, PTH123

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.store import digest


class Written(NamedTuple):
    """A file as a build left it: its key, its bytes, and when it was changed (nanoseconds)."""

    key: bytes
    size: int
    changed: int


Files = Mapping[str, Written]  # by path below the site's root


class Published:
    """The site in `folder`, where an earlier build left the files `former`.

    `written` are those of this build: a copy of this process has its own, and hands them back.
    """

    def __init__(self, folder: Path, former: Files | None = None) -> None:
        self.folder = folder
        self._start = os.path.join(folder, "")
        self.former = former or {}
        self.written: dict[str, Written] = {}

    def write(
        self, path: str, content: str | bytes, key: bytes | None = None
    ) -> tuple[str, Written]:
        """Have `content` stand in the file `path`, under its own digest or another key."""
        text = _encoded(content)
        return self.renew(path, key or digest(text), lambda: text)

    def renew(self, path: str, key: bytes, make: Callable[[], str | bytes]) -> tuple[str, Written]:
        """Have what `make` returns stand in the file `path` under a key; made only if need be."""
        if not self.keep(path, key):
            text = _encoded(make())
            self.written[path] = Written(key, len(text), _put(self._file(path), text))
        return path, self.written[path]

    def keep(self, path: str, key: bytes) -> bool:
        """Return whether the file `path` stands there under `key`; if so, it stays."""
        known = self.former.get(path)
        if known and known.key == key and self._stands(path, known):
            self.written[path] = known
            return True
        return False

    def rename(self, folder: str, other: str) -> None:
        """Give a folder that an earlier build left another name, where that can be done."""
        try:
            os.rename(self._file(folder), self._file(other))
        except OSError:  # it is gone, or something else has the name
            return
        start = f"{folder}/"
        self.former = {
            f"{other}/{path[len(start) :]}" if path.startswith(start) else path: known
            for path, known in self.former.items()
        }

    def note(self, path: str, key: bytes) -> None:
        """Remember a file that something else has written under `key`."""
        found = os.stat(self._file(path))
        self.written[path] = Written(key, found.st_size, found.st_mtime_ns)

    def add(self, written: Files) -> None:
        """Take over what a copy of this process has written."""
        self.written.update(written)

    def _stands(self, path: str, known: Written) -> bool:
        try:
            found = os.stat(self._file(path))
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (known.size, known.changed)

    def _file(self, path: str) -> str:
        return f"{self._start}{path}"  # quicker than a Path


def strays(folder: Path, known: Iterable[str]) -> list[str]:
    """Return the files below `folder` that nobody knows, but for hidden ones at its top."""
    with os.scandir(folder) as entries:
        tops = [each for each in entries if not each.name.startswith(".")]
    return sorted({path for top in tops for path in _files(top, top.name)}.difference(known))


def _files(entry: os.DirEntry[str], path: str) -> Iterator[str]:
    """Yield a file, or all below a folder; what a link leads to does not count."""
    if not entry.is_dir(follow_symlinks=False):
        yield path
        return
    with os.scandir(entry) as entries:  # sooner than walking, where folders are very many
        for each in entries:
            yield from _files(each, f"{path}/{each.name}")


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _put(file: str, content: bytes) -> int:
    """Write a file, its folders as well, and return when that was (nanoseconds)."""
    try:
        return _written(file, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        return _written(file, content)


def _written(file: str, content: bytes) -> int:
    with open(file, "wb") as opened:
        opened.write(content)
        opened.flush()
        return os.fstat(opened.fileno()).st_mtime_ns
