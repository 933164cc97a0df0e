"""Owns what tells whatever a page shows from whatever it showed before, without rendering it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache, partial
from itertools import chain
from types import FunctionType
from typing import Any, NamedTuple

import numpy as np

from generator.publish.paper_view import PaperView
from generator.store import digest


class Fingerprints:
    """Fingerprints of values that do not change while it lives.

    A paper's is the digest of its page and of what names it; all else is told by its parts.
    """

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def of(self, value: Any) -> bytes:
        """Return the fingerprint of a value; raises TypeError for what cannot be told."""
        if type(value) is PaperView:
            return bytes.fromhex(self._paper(value)[0])
        return _print(self._told(value))

    def _paper(self, view: PaperView) -> tuple[str]:
        """Return a paper's fingerprint, and nothing beside it, as no text stands anywhere."""
        known = self._known.get(id(view))
        if known is None:
            known = self._known[id(view)] = _Known(view, (_print(_told(view)).hex(),))
        return known[1]

    def _told(self, value: Any) -> object:
        """Return what `repr` tells from every other value."""
        kind: type = type(value)
        if kind in _PLAIN:
            return value
        if kind is PaperView:
            return self._paper(value)
        parts = _taker(kind)(value)
        return kind.__name__, [p if type(p) in _PLAIN else self._told(p) for p in parts]


class _Known(NamedTuple):
    """A paper, kept so that its id remains its own, and what tells it."""

    view: PaperView
    told: tuple[str]


def _print(told: object) -> bytes:
    return digest(repr(told).encode())


# What `repr` tells apart by itself.
_PLAIN = frozenset((str, bytes, int, float, bool, type(None)))


def _told(view: PaperView) -> Iterable[object]:
    if not view.digest:
        raise TypeError(f"{view.source}: nothing tells its text")
    topics = repr([(topic.id, topic.title) for topic in view.topics])
    return view.digest, view.key, view.source, topics


_TAKERS: tuple[tuple[type, Callable[[Any], Iterable[Any]]], ...] = (
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
