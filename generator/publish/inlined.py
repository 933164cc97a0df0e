"""Owns putting included templates where they are included, so that a page is one run of code.

An include that is looked up, given a context and run for each page costs more than most of them
print.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from jinja2 import Environment
from jinja2.ext import Extension

# With the space and the line end that `lstrip_blocks` and `trim_blocks` take off.
_INCLUDE = re.compile(r"""(?m)(?:^[ \t]+)?\{% include "([^"]+)" %\}\n?""")


def inline(env: Environment, names: Collection[str]) -> None:
    """Have `env` put the templates `names` where another of them includes them by name."""
    env.add_extension(_Inlined)
    env.extend(inlined=frozenset(names))


class _Inlined(Extension):
    """What Jinja asks for a template's text before it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the text with those in place that it includes, and that these include."""
        return self._whole(source) if name in self._names else source

    @property
    def _names(self) -> frozenset[str]:
        found: frozenset[str] = getattr(self.environment, "inlined", frozenset())
        return found

    def _whole(self, source: str) -> str:
        return _INCLUDE.sub(self._part, source)

    def _part(self, found: re.Match[str]) -> str:
        name, loader = found[1], self.environment.loader
        if name not in self._names or loader is None:
            return found[0]
        return self._whole(loader.get_source(self.environment, name)[0].removesuffix("\n"))
