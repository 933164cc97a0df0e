"""Owns what tells whatever a page shows from whatever it showed before, without rendering it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache, partial
from hashlib import blake2b
from itertools import chain
from types import FunctionType
from typing import Any

import numpy as np

from generator.publish.paper_view import PaperView


class Fingerprints:
    """Fingerprints of values that do not change while it lives.

    A paper's is the digest of its page and of what names it; all else is told by its parts.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}  # with the object, so that its id stays

    def of(self, value: Any) -> bytes:
        """Return the fingerprint of a value; raises TypeError for what cannot be told."""
        known = self._known.get(id(value))
        if known:
            return known[1]
        told = repr((type(value).__name__, self._parts(value)))
        found = blake2b(told.encode(), digest_size=16).digest()
        if isinstance(value, PaperView):  # shown on very many pages
            self._known[id(value)] = (value, found)
        return found

    def _parts(self, value: Any) -> list[object]:
        if type(value) in _PLAIN:
            return [value]
        kind: type = type(value)
        parts = _taker(kind)(value)
        return [part if type(part) in _PLAIN else self.of(part) for part in parts]


# What `repr` tells apart; the fingerprints of parts stand beside it as bytes.
_PLAIN = frozenset((str, bytes, int, float, bool, type(None)))


def _paper(view: PaperView) -> Iterable[Any]:
    if not view.digest:
        raise TypeError(f"{view.source}: nothing tells its text")
    topics = repr([(topic.id, topic.title) for topic in view.topics])
    return view.digest, view.key, view.source, topics


_TAKERS: tuple[tuple[type, Callable[[Any], Iterable[Any]]], ...] = (
    (PaperView, _paper),
    (str, lambda text: (str(text),)),
    (FunctionType, lambda function: (function.__module__, function.__qualname__)),
    (Mapping, lambda held: chain.from_iterable(held.items())),
    (Set, sorted),
    (Sequence, iter),
    (partial, lambda call: (call.func, call.args, call.keywords)),
    (np.ndarray, lambda rows: (rows.dtype.str, str(rows.shape), rows.tobytes())),
)


@cache
def _taker(kind: type) -> Callable[[Any], Iterable[Any]]:
    """Return what takes a value of this type apart."""
    for known, taker in _TAKERS:
        if issubclass(kind, known):
            return taker
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    raise TypeError(f"no fingerprint tells a {kind.__name__}")
