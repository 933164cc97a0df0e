"""Reads off a server's log what a search costs: bytes, requests, and round trips in a row."""

from __future__ import annotations

from collections.abc import Sequence

from bench.search.serve import Request

CONNECTIONS = 6  # that a browser opens to one host


def size(requests: Sequence[Request]) -> int:
    """Return the bytes of all answers."""
    return sum(request.size for request in requests)


def chain(requests: Sequence[Request]) -> tuple[str, ...]:
    """Return the longest row of requests of which each began after the one before was answered.

    The requests are to be in the order in which they came, from a server that answers slowly, so
    that what can be asked at once is asked at once. What had to wait for a free connection counts
    as asked together with what it waited for.
    """
    rows: list[tuple[str, ...]] = []
    for place, request in enumerate(requests):
        earlier = list(zip(requests[:place], rows, strict=True))
        done = [row for other, row in earlier if other.answered <= request.received]
        open_ones = [row for other, row in earlier if other.answered > request.received]
        if len(open_ones) >= CONNECTIONS - 1 and done:
            longest = max(open_ones, key=len)[:-1]
        else:
            longest = max(done, key=len, default=())
        rows.append((*longest, request.path))
    return max(rows, key=len, default=())
