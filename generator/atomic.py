"""Writes a file in one step: whoever reads sees the old file or the new one, never a part."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_HAS_SYNC = hasattr(os, "sync")  # Windows has none
SUFFIX = ".tmp"  # of a hidden file beside the target; a killed run may leave one behind


def write(target: Path, text: str) -> None:
    """Replace `target` by `text`, byte for byte, and have it on disk before returning."""
    write_bytes(target, text.encode())


def write_bytes(target: Path, content: bytes) -> None:
    """Replace `target` by `content`, and have it on disk before returning."""
    with _replacing(target) as temporary, temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def stage(target: str, text: str) -> None:
    """Write what `settle` puts in the place of `target`; `sync` before that.

    Waiting for the disk once, and not for each of very many files, is what this is for. So these
    take paths as text: to take a `Path` apart costs as much as to write the file.
    """
    with _opened(_beside(target)) as file:
        file.write(text.encode())
        if not _HAS_SYNC:
            file.flush()
            os.fsync(file.fileno())


def _opened(path: str) -> BinaryIO:
    try:
        return open(path, "wb")  # noqa: PTH123
    except FileNotFoundError:  # rare, and a look beforehand would be one for each of very many
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return open(path, "wb")  # noqa: PTH123


def sync() -> None:
    """Have on disk whatever was written."""
    if _HAS_SYNC:
        os.sync()


def settle(target: str) -> None:
    """Replace `target` by what was staged."""
    os.replace(_beside(target), target)  # noqa: PTH105


def copy(source: Path, target: Path) -> None:
    """Replace `target` by a copy of the file `source`, however large."""
    with _replacing(target) as temporary:
        shutil.copyfile(source, temporary)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Yield the path of a hidden file, which takes the place of `target` at the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(target)
    yield temporary
    temporary.replace(target)


def sweep(targets: Iterable[str]) -> None:
    """Remove what killed writes of the `targets` left behind."""
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for target in targets:
        folder, name = os.path.split(_beside(target))
        folders[folder].add(name)
    for folder, names in folders.items():
        there = {each.name for each in Path(folder).iterdir()} if Path(folder).is_dir() else set()
        for name in names & there:
            Path(folder, name).unlink(missing_ok=True)


def _beside(target: str) -> str:
    folder, name = os.path.split(target)
    return f"{folder}/.{name}{SUFFIX}" if folder else f".{name}{SUFFIX}"


def _temporary(target: Path) -> Path:
    return Path(_beside(str(target)))
