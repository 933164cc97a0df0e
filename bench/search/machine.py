"""Says on what the measurements were made: the machine, and the version of everything compared."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

from bench.search.peers import installed


def described(browser: str, date: str) -> str:
    """Return the lines that stand below the heading; `browser` is Chromium's version."""
    return (
        f"Measured on {date}: {host()}; "
        f"Python {platform.python_version()}, Chromium {browser}, "
        f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, "
        f"Lunr for Python {version('lunr')}, SQLite {sqlite3.sqlite_version}, "
        f"Pagefind {installed.version('pagefind')}.\n"
    )


def host() -> str:
    """Return what the machine is."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
