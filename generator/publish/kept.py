"""Owns how a function's answer is kept with what it was asked about, for as long as that lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

About = TypeVar("About")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Promise:
    """An answer that somebody else works out; `wait` returns it."""

    wait: Callable[[], Any]


def kept(function: Callable[[About], Answer]) -> Callable[[About], Answer]:
    """Return `function` working out its answer once per object that it is asked about.

    What `cached_property` does for the class's own properties this does for functions of other
    modules, so that a view needs to know nothing of those who read it.
    """
    key = _key(function)

    @wraps(function)
    def answer(about: About) -> Answer:
        known = vars(about)
        if key not in known:
            known[key] = function(about)
        elif isinstance(known[key], _Promise):
            known[key] = known.pop(key).wait()  # who is asked may ask in turn, and works it out
        found: Answer = known[key]
        return found

    return answer


def promise(function: Callable[[About], Answer], about: About, wait: Callable[[], Answer]) -> None:
    """Let a kept function take its answer from `wait`, once it is asked about `about`."""
    vars(about)[_key(function)] = _Promise(wait)


def _key(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
