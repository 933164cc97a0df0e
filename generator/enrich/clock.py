"""Owns the clock: the only place of the package that knows the time, or waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """What time it is, in seconds since 1970, and how to let some of it pass."""

    now: Callable[[], float]
    sleep: Callable[[float], None]


REAL = Clock(now=time.time, sleep=time.sleep)
