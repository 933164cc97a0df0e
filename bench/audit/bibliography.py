"""Has biber hold the exported BibTeX to its data model, where biber is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

MISSING = "BibTeX is not checked: there is no biber (Debian and Ubuntu: apt-get install biber)"
MARKS = ("WARN - ", "ERROR - ")


def is_possible() -> bool:
    """Return whether biber is installed."""
    return shutil.which("biber") is not None


def faults(files: Iterable[Path]) -> list[str]:
    """Return a line for each warning of biber."""
    return [f"{file}: {line}" for file in files for line in _warnings(file)]


def _warnings(file: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        command = ["biber", "--tool", "--validate-datamodel", str(file.resolve())]
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    found = [line for line in lines if line.startswith(MARKS)]
    return found or ([] if done.returncode == 0 else [f"biber failed: {done.stderr.strip()}"])
