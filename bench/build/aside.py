"""Owns where what was built lies until all is measured.

To delete it in between would slow down what follows: file systems search long for a place that was
not in use a moment ago (ext4 for a minute and more).
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench.search.peers.installed import FOLDER

WORK = FOLDER / "builds"


def put(folder: Path) -> None:
    """Take a folder away, if it is there."""
    if folder.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        shutil.move(folder, Path(tempfile.mkdtemp(prefix="former-", dir=WORK)))


def clear() -> None:
    """Delete all that was built."""
    shutil.rmtree(WORK, ignore_errors=True)
