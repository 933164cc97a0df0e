"""Owns the HTML of papers' pages: what all share is rendered once, what is a paper's own for each.

Both come from ``paper.html``: ``paper-shared.html`` is that template with gaps, and what fills them
are the same blocks of ``paper.html``. So the bytes are those of the whole template in a fraction of
the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context

from generator.publish.finish import finish, stitched

TEMPLATE = "paper.html"
SHARED = "paper-shared.html"
_GAP = "\0"


class PaperPages:
    """Renders the pages of papers with the templates of `env`.

    `context` is that of some paper's page; what it says of this paper shows in no other's.
    """

    def __init__(self, env: Environment, context: Mapping[str, Any]) -> None:
        shared = env.get_template(SHARED)
        self._shared = finish(shared.render(context, own=_GAP)).split(_GAP)
        self._context = {**env.globals, **context}
        self._template = env.get_template(TEMPLATE)
        blocks = self._inherited()
        self._own = [blocks[name][0] for name in shared.blocks]
        if len(self._shared) != len(self._own) + 1:
            raise ValueError(f"each block of {SHARED} has to stand once in {TEMPLATE}")

    def html(self, **own: Any) -> str:
        """Return a page; `own` is what its context tells of its paper."""
        # Shared: partials then take the context as it is and copy nothing.
        context = self._template.new_context({**self._context, **own}, shared=True)
        return stitched(self._shared, [finish("".join(block(context))) for block in self._own])

    def _inherited(self) -> Mapping[str, Sequence[Callable[[Context], Iterable[str]]]]:
        """Return the blocks of the template and of those it extends, its own first."""
        context = self._template.new_context(self._context)
        next(self._template.root_render_func(context))  # the templates name theirs as it starts
        return context.blocks
