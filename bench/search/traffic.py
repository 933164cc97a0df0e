"""Says of what a search asks for how much it is, and how many round trips follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.search.serve import Request


@dataclass(frozen=True, kw_only=True, slots=True)
class Trip:
    """A request as the browser saw it, in milliseconds: when a script asked, when all was there.

    What waits for a free connection is asked all the same.
    """

    path: str
    asked: float
    answered: float


def size(requests: Iterable[Request]) -> int:
    """Return the bytes of all answers."""
    return sum(request.size for request in requests)


def chain(trips: Sequence[Trip]) -> tuple[str, ...]:
    """Return the longest row of requests of which each was asked for after the one before came.

    The server is to answer slowly, so that what can be asked for at once is.
    """
    ordered = sorted(trips, key=lambda trip: trip.asked)
    rows: list[tuple[str, ...]] = []
    for place, trip in enumerate(ordered):
        earlier = zip(ordered[:place], rows, strict=True)
        before = (row for other, row in earlier if other.answered <= trip.asked)
        rows.append((*max(before, key=len, default=()), trip.path))
    return max(rows, key=len, default=())
