"""Owns where compiled templates are kept from one build to the next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache

from generator.store import digest, of_files

CACHE = Path(".paperindex/cache/templates")  # below the project's root; safe to delete at any time


def keep(env: Environment, root: Path, own: Iterable[Path]) -> None:
    """Let `env` keep its compiled templates in the project at `root`, and find them there.

    Jinja compares each template's text by itself; what else decides on the outcome names the
    folder: Jinja's version, the treatment of space, and all templates in the folders `own`, which
    are put into each other.
    """
    settings = repr((jinja2.__version__, env.trim_blocks, env.lstrip_blocks)).encode()
    told = digest(settings, *(of_files(each, "*.html") for each in own))
    folder = root / CACHE / told.hex()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a project that cannot be written to is built all the same
        return
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
