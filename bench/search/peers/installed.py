"""Owns where the peers are installed: a folder of their own, outside the repository's files."""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent.parent / ".bench"
PACKAGES = FOLDER / "packages"


def reach() -> None:
    """Let this process import what is installed there."""
    if str(PACKAGES) not in sys.path:
        sys.path.append(str(PACKAGES))


def version(package: str) -> str | None:
    """Return the installed version of a peer, or None."""
    found = sorted(PACKAGES.glob(f"{package.replace('-', '_')}-*.dist-info"))
    return found[-1].name.removesuffix(".dist-info").rpartition("-")[2] if found else None
