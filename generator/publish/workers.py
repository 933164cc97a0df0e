"""Owns the processes that build parts of a site at once: copies of this one."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[], None]

FEW = 2000  # items for which starting processes would take longer than it saves
CHUNK = 250  # items that a process takes at a time

_tasks: Sequence[Task] = ()  # what copies of this process find here as they start


class Workers:
    """Tasks under way; `wait` returns once all are done.

    Tasks share no state: what one changes in memory no other sees, so each writes files of its own.
    """

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._left: Sequence[Task] = tasks
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: list[Future[None]] = []
        if len(tasks) > 1 and _can_copy():
            self._start(tasks)

    def _start(self, tasks: Sequence[Task]) -> None:
        global _tasks
        _tasks, self._left = tasks, ()
        self._pool = _copies()
        with _unwarned():
            self._under_way = [self._pool.submit(_run, number) for number in range(len(tasks))]

    def wait(self) -> None:
        """Finish all tasks; raises what the first of them raised."""
        for task in self._left:
            task()
        try:
            for each in self._under_way:
                each.result()
        finally:
            self.stop()

    def stop(self) -> None:
        """Give up what has not begun."""
        global _tasks
        _tasks, self._left, self._under_way = (), (), []
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def mapped(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Return what `function` makes of each item, in order; of many items, in several processes.

    The function, the items and the results have to be such as can be pickled.
    """
    if len(items) < FEW or not _can_copy():
        return [function(item) for item in items]
    with _copies() as pool, _unwarned():
        return list(pool.map(function, items, chunksize=CHUNK))


def _run(number: int) -> None:
    _tasks[number]()


def _copies() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(_processors(), multiprocessing.get_context("fork"))


@contextmanager
def _unwarned() -> Iterator[None]:
    """Keep quiet of threads that libraries hold: they sleep while nothing is computed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _can_copy() -> bool:
    """Return whether a copy of this process is safe and of use: on Linux, and without threads."""
    return sys.platform == "linux" and _processors() > 1 and threading.active_count() == 1
