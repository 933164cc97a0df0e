"""Owns how Jinja treats this project's templates: what they print is escaped, and soon printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from generator.publish import compiled
from generator.publish.escaping import hasten
from generator.publish.inlined import inline
from generator.store import digest, of_files

PAPER = "paper.html"
# How a template names what is not in lists: as an attribute or by a text.
_TEXTS = re.compile(r"""(?:\.\s*|["'])(?:plain_)?(?:abstract|notes)\b""")


def told(own: Sequence[Path]) -> bytes:
    """Return what tells the templates in the folders `own` from what they ever were."""
    return digest(*(of_files(each, "*.html") for each in own))


def show_texts(own: Sequence[Path]) -> bool:
    """Return whether a template besides that of a paper's page may show abstracts or notes."""
    files = (file for each in own for file in each.rglob("*.html") if file != each / PAPER)
    return any(_TEXTS.search(file.read_text(encoding="utf-8")) for file in files)


def prepare(env: Environment, own: Sequence[Path], root: Path | None, told: bytes) -> None:
    """Have `env` treat the templates in the folders `own` as they were written for.

    Those of others are not escaped, as their authors expect. Compiled ones are kept in the project
    at `root`, if it is known, as what is `told` of them.
    """
    names = {file.relative_to(each).as_posix() for each in own for file in each.rglob("*.html")}
    env.autoescape = lambda name: name in names
    env.trim_blocks = env.lstrip_blocks = True
    env.auto_reload = False  # each build has an environment of its own
    inline(env, names)
    hasten(env)
    if root:
        compiled.keep(env, root, told)
