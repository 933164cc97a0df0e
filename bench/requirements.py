"""Pins the newest releases that pyproject.toml allows, for the site and for its developers."""

from __future__ import annotations

import subprocess
import tempfile
import tomllib
import venv
from pathlib import Path

RUN_HEADER = """\
# Every package the site needs, pinned for the oldest Python it runs on (3.11.2, of Debian 12);
# "make requirements" renews it from pyproject.toml, best run with that Python.
"""
DEV_HEADER = "# What the tests and checks need besides requirements.txt; renewed with it.\n"


def main() -> None:
    """Write both files from fresh environments."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["dependencies"]
    run = resolved(needed)
    dev = resolved([*run, *project["dependency-groups"]["dev"]])
    Path("requirements.txt").write_text(RUN_HEADER + lines(run), encoding="utf-8")
    more = [pin for pin in dev if pin not in run]
    Path("requirements-dev.txt").write_text(DEV_HEADER + lines(more), encoding="utf-8")


def resolved(needed: list[str]) -> list[str]:
    """Return the exact releases that a fresh environment gets for `needed`."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", *needed], check=True)
        frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True)
    return sorted(frozen.stdout.split(), key=str.casefold)


def lines(pins: list[str]) -> str:
    """Return the pins, one a line."""
    return "".join(f"{pin}\n" for pin in pins)


if __name__ == "__main__":
    main()
