"""Owns the processes that build parts of a site at once: copies of this one, which write files."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

Task = Callable[[], None]

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
        self._pool = ProcessPoolExecutor(_processors(), multiprocessing.get_context("fork"))
        with warnings.catch_warnings():
            # Python warns of threads that libraries hold; theirs sleep while nothing is computed.
            warnings.simplefilter("ignore", DeprecationWarning)
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


def _run(number: int) -> None:
    _tasks[number]()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _can_copy() -> bool:
    """Return whether a copy of this process is safe and of use: on Linux, and without threads."""
    return sys.platform == "linux" and _processors() > 1 and threading.active_count() == 1
