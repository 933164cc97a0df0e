"""Owns the files in which a run keeps what the next one may use: checked, never trusted.

They are MessagePack, which can hold data alone, below ``.paperindex/cache``. Each begins with
a digest of what it holds and of what that hangs on; one that is damaged, or that hangs on something
else by now, is as good as none.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator import atomic

FOLDER = Path(".paperindex/cache/build")  # below the project's root: what builds keep
_DIGEST = 16  # bytes

Value = TypeVar("Value")
Buffer = bytes | memoryview


@dataclass(frozen=True, kw_only=True, slots=True)
class Store:
    """The files of the project at `root`, which hang on `about`; without a root nothing is kept."""

    root: Path | None
    about: bytes = b""
    folder: Path = FOLDER
    _later: list[Callable[[], None]] = field(default_factory=list, repr=False, compare=False)

    def read(self, name: str, kind: type[Value], about: bytes = b"") -> Value | None:
        """Return the value that was written under `name` about the same; None where none was."""
        if not self.root:
            return None
        try:
            content = self._path(self.root, name).read_bytes()
        except OSError:
            return None
        held = memoryview(content)[_DIGEST:]
        if content[:_DIGEST] != self._digest(held, about):
            return None
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(held, type=kind)
        return None

    def write(self, name: str, value: Any, about: bytes = b"") -> None:
        """Keep a value; a project that cannot be written to is built all the same."""
        if self.root:
            held = msgspec.msgpack.encode(value)
            with suppress(OSError):
                path = self._path(self.root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                atomic.write_bytes(path, self._digest(held, about) + held)

    def later(self, name: str, make: Callable[[], Any], about: bytes = b"") -> None:
        """Have the value that `make` returns kept by whoever calls `settling`'s answer."""
        if self.root:
            self._later.append(lambda: self.write(name, make(), about))

    def settling(self) -> Callable[[], None]:
        """Return what writes all that was left for later; it is left to nobody else."""
        left = [*self._later]
        self._later.clear()
        return partial(_each, left)

    def forget(self, name: str) -> None:
        """Keep nothing under `name`; raises OSError where that cannot be had."""
        if self.root:
            self._path(self.root, name).unlink(missing_ok=True)

    def _path(self, root: Path, name: str) -> Path:
        return root / self.folder / f"{name}.msgpack"

    def _digest(self, held: Buffer, about: bytes) -> bytes:
        return digest(self.about, about, held)


NOTHING = Store(root=None)


def _each(calls: Iterable[Callable[[], None]]) -> None:
    for call in calls:
        call()


def digest(*parts: Buffer) -> bytes:
    """Return what tells these parts, in this order, from all others."""
    found = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def of_code(*versions: str) -> bytes:
    """Return the digest of this package, of Python, and of the `versions` of what else it uses."""
    package = of_files(Path(__file__).parent, "*.py")
    return digest(package, *(each.encode() for each in (sys.version, *versions)))


def of_files(folder: Path, *patterns: str) -> bytes:
    """Return the digest of the files below `folder` that match: of their paths and content."""
    files = sorted({file for pattern in patterns for file in folder.rglob(pattern)})
    return digest(*(part for file in files if file.is_file() for part in _told(folder, file)))


def _told(folder: Path, file: Path) -> tuple[bytes, bytes]:
    return os.fsencode(file.relative_to(folder)), file.read_bytes()
