"""Owns what a file of the site is before it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Output(NamedTuple):
    """The file at `path` that `content` makes; `key` tells it from what else it ever was."""

    path: str
    key: bytes
    content: Callable[[], str | bytes]
