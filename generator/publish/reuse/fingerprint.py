"""Owns what tells whatever a page shows from whatever it showed before, without rendering it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache, partial
from itertools import chain
from operator import attrgetter
from types import FunctionType
from typing import Any

import numpy as np

from generator.publish.paper_view import PaperView
from generator.store import digest

_VERSION = 2  # of marshal: later ones tell whether one text stands in two places


PaperPrint = Callable[[PaperView], bytes]

WHOLE: PaperPrint = attrgetter("told")  # by its page, and by what names it
LISTED: PaperPrint = attrgetter("listed")  # by what lists show of it


def fingerprint(value: Any, paper: PaperPrint = WHOLE) -> bytes:
    """Return what tells a value from all others; raises TypeError for what cannot be told.

    Papers are told as `paper` says, all else by its parts.
    """
    return digest(marshal.dumps(_told(value, paper), _VERSION))


# What is told by itself.
_PLAIN = frozenset((str, bytes, int, float, bool, type(None)))
_PAPERS = {PaperView}
_ROWS = {tuple}


def _told(value: Any, paper: PaperPrint) -> Any:
    """Return what marshal tells from every other value."""
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    if kind is PaperView:
        return (paper(value),)
    parts = _taker(kind)(value)
    kinds = {*map(type, parts)}
    if kinds == _PAPERS:  # of which there are very many
        return kind.__name__, b"".join(map(paper, parts))
    if kinds <= _PLAIN:
        return kind.__name__, parts
    if kinds == _ROWS and {*map(type, chain.from_iterable(parts))} <= _PLAIN:
        return kind.__name__, "rows", parts
    return kind.__name__, [part if type(part) in _PLAIN else _told(part, paper) for part in parts]


_TAKERS: tuple[tuple[type, Callable[[Any], Sequence[Any]]], ...] = (
    (str, lambda text: [str(text)]),
    (FunctionType, lambda function: [function.__module__, function.__qualname__]),
    (Mapping, lambda held: [*chain.from_iterable(held.items())]),
    (Set, sorted),
    (Sequence, list),
    (partial, lambda call: [call.func, call.args, call.keywords]),
    (np.ndarray, lambda rows: [rows.dtype.str, str(rows.shape), rows.tobytes()]),
)


@cache
def _taker(kind: type) -> Callable[[Any], Sequence[Any]]:
    """Return what takes a value of this type apart."""
    for known, taker in _TAKERS:
        if issubclass(kind, known):
            return taker
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    raise TypeError(f"no fingerprint tells a {kind.__name__}")
