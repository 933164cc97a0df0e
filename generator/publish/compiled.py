"""Owns where compiled templates are kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache

from generator.publish.reuse import basis
from generator.store import digest

CACHE = Path(".paperindex/cache/templates")  # below the project's root; safe to delete at any time


def keep(env: Environment, root: Path, templates: bytes) -> None:
    """Let `env` keep its compiled templates in the project at `root`, and find them there.

    Jinja compares each template's text by itself; what else decides on the outcome names the
    folder: this code and Jinja's, the treatment of space, and what tells all `templates`, which
    are put into each other.
    """
    settings = repr((env.trim_blocks, env.lstrip_blocks)).encode()
    folder = root / CACHE / digest(basis.code(), settings, templates).hex()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a project that cannot be written to is built all the same
        return
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
