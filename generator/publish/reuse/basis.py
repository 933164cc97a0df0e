"""Owns what every page hangs on besides its own text: the code and the packages that make it."""

from __future__ import annotations

import platform
import sys
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import generator
from generator.publish.reuse.store import digest, of_files

# Whose release may change what a page says or how its bytes are laid out.
_PACKAGES = (
    "jinja2",
    "latex2mathml",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "msgspec",
    "nh3",
    "numpy",
    "pillow",
    "pymdown-extensions",
    "pyyaml",
)


@cache
def code() -> bytes:
    """Return the digest of this package, of Python and of the packages that pages are made with."""
    told = [sys.version, platform.machine(), zlib.ZLIB_RUNTIME_VERSION]
    told += (version(name) for name in _PACKAGES)
    return digest(of_files(Path(generator.__file__).parent, "*.py"), *(t.encode() for t in told))
