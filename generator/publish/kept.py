"""Owns how a function's answer is kept with what it was asked about, for as long as that lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

About = TypeVar("About")
Answer = TypeVar("Answer")


def kept(function: Callable[[About], Answer]) -> Callable[[About], Answer]:
    """Return `function` working out its answer once per object that it is asked about.

    What `cached_property` does for the class's own properties this does for functions of other
    modules, so that a view needs to know nothing of those who read it.
    """
    key = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(about: About) -> Answer:
        known = vars(about)
        if key not in known:
            known[key] = function(about)
        found: Answer = known[key]
        return found

    return answer
