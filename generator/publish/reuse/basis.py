"""Owns what every page hangs on besides its own text: the code and the packages that make it."""

from __future__ import annotations

import platform
import zlib
from functools import cache
from importlib.metadata import version

from generator.store import of_code

# Whose release may change what a page says or how its bytes are laid out.
_PACKAGES = (
    "jinja2",
    "latex2mathml",
    "lunr",
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
    "rjsmin",
)


@cache
def code() -> bytes:
    """Return the digest of this package, of Python and of the packages that pages are made with."""
    machine = (platform.machine(), zlib.ZLIB_RUNTIME_VERSION)
    return of_code(*machine, *map(version, _PACKAGES))
