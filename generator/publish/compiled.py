"""Owns where compiled templates are kept from one build to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache

CACHE = Path(".paperindex/cache/templates")  # below the project's root; safe to delete at any time


def keep(env: Environment, root: Path, escaped: Iterable[str]) -> None:
    """Let `env` keep its compiled templates in the project at `root`, and find them there.

    Jinja compares each template's text by itself; what else decides on the outcome names the
    folder: Jinja's version, the treatment of space, and which templates escape what they print.
    """
    settings = (jinja2.__version__, env.trim_blocks, env.lstrip_blocks, *sorted(escaped))
    folder = root / CACHE / hashlib.sha256(repr(settings).encode()).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a project that cannot be written to is built all the same
        return
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
