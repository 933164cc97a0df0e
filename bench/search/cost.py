"""Measures what a search costs its readers: bytes, requests, round trips and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from bench.search import traffic
from bench.search.browser import Reader, reader
from bench.search.peers.peer import Face
from bench.search.queries import FREQUENT
from bench.search.serve import Log, served

DELAY = 0.15  # seconds before each answer while round trips are counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How much is asked: first queries by as many new readers, and next queries by one.

    With `slow`, so many of both are asked over slow 4G as well.
    """

    first: int = 30
    following: int = 40
    slow: int = 8


WHOLE = Plan()
LIGHT = Plan(first=5, slow=0)
PLANS = {"whole": WHOLE, "light": LIGHT, "glance": Plan(first=3, following=6, slow=2)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What one query took: milliseconds (None: no answer), and what was sent for it."""

    query: str
    milliseconds: float | None
    size: int
    requests: int


@dataclass(kw_only=True)
class Cost:
    """What a search costs.

    `again` are queries asked before, of all kinds in turn, and `frequent` the very frequent words
    asked again; `row` are dependent requests.
    """

    load: Answer
    first: list[Answer] = field(default_factory=list)
    following: list[Answer] = field(default_factory=list)
    again: list[Answer] = field(default_factory=list)
    frequent: list[Answer] = field(default_factory=list)
    slow_first: list[Answer] = field(default_factory=list)
    slow_following: list[Answer] = field(default_factory=list)
    row: tuple[str, ...] = ()


def measure(browser: Browser, site: Path, face: Face, queries: Sequence[str], plan: Plan) -> Cost:
    """Return what the search of the built `site` costs for these queries."""
    with served(site) as log:
        cost = Cost(load=_load(browser, log, face))
        for query in queries[: plan.first]:
            with reader(browser, log.address, face) as one:
                cost.first.append(_asked(one, log, query))
        with reader(browser, log.address, face) as one:
            _asked(one, log, queries[-1])
            cost.following = [_asked(one, log, query) for query in queries[: plan.following]]
            again = [_asked(one, log, query) for query in queries[: plan.following]]
            cost.frequent = [answer for answer in again if answer.query in FREQUENT]
            cost.again = [answer for answer in again if answer.query not in FREQUENT]
        _slow(browser, log, face, queries[: plan.slow], cost)
        log.delay = DELAY
        cost.row = max((_row(browser, log, face, query) for query in FREQUENT), key=len)
    return cost


def _load(browser: Browser, log: Log, face: Face) -> Answer:
    mark = len(log.requests)
    with reader(browser, log.address, face):
        found = [request for request in log.since(mark) if face.owns(request.path)]
    return Answer(query="", milliseconds=None, size=traffic.size(found), requests=len(found))


def _asked(one: Reader, log: Log, query: str) -> Answer:
    mark = len(log.requests)
    took = one.ask(query)
    sent = log.since(mark)
    return Answer(query=query, milliseconds=took, size=traffic.size(sent), requests=len(sent))


def _slow(browser: Browser, log: Log, face: Face, queries: Sequence[str], cost: Cost) -> None:
    for query in queries:
        with reader(browser, log.address, face, slow=True) as one:
            cost.slow_first.append(_asked(one, log, query))
            if query == queries[-1]:
                cost.slow_following = [_asked(one, log, other) for other in queries[:-1]]


def _row(browser: Browser, log: Log, face: Face, query: str) -> tuple[str, ...]:
    with reader(browser, log.address, face) as one:
        trips = one.listen()
        one.ask(query)
        return traffic.chain(trips)
