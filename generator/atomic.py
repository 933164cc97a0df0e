"""Writes a file in one step: whoever reads sees the old file or the new one, never a part."""

from __future__ import annotations

import os
from pathlib import Path

SUFFIX = ".tmp"  # of a hidden file beside the target; a killed run may leave one behind


def write(target: Path, text: str) -> None:
    """Replace `target` by `text`, byte for byte, and have it on disk before returning."""
    write_bytes(target, text.encode())


def write_bytes(target: Path, content: bytes) -> None:
    """Replace `target` by `content`, and have it on disk before returning."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}{SUFFIX}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def sweep(target: Path) -> None:
    """Remove what a killed write of `target` left behind."""
    target.with_name(f".{target.name}{SUFFIX}").unlink(missing_ok=True)
