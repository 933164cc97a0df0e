"""Owns doing many things at once, in copies of this process."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[], Any]

CHUNK = 250  # items that a process takes at a time
FEW = 8  # chunks for which starting processes would take longer than it saves


class Workers:
    """Tasks under way, by name, in this order; whoever asks for a result waits for it.

    Tasks share no state: what one changes in memory no other sees, so each hands back what it found
    and writes files of its own. Where no copies can be made, a task is done when it is asked for.
    """

    def __init__(self, tasks: Mapping[str, Task], most: int | None = None) -> None:
        """Have the tasks begun, by `most` processes where that is said."""
        self._left = dict(tasks)
        count = min(_processors(), len(tasks), most or len(tasks))
        self._copies = _Copies(self._left, count) if len(tasks) > 1 and _can_copy() else None
        self._done: dict[str, Any] = {}

    @property
    def apart(self) -> bool:
        """Return whether the tasks are done by others."""
        return self._copies is not None

    def result(self, name: str) -> Any:
        """Return what a task has found; raises what it raised."""
        while name not in self._done:
            if self._copies:
                try:
                    done, found = self._copies.next()
                except BaseException:
                    self.stop()
                    raise
            else:
                done, found = name, self._left[name]()
            self._done[done] = found
            del self._left[done]
        return self._done[name]

    def wait(self) -> Mapping[str, Any]:
        """Return what all tasks have found, by name; raises what the first of them raised."""
        for name in [*self._left]:
            self.result(name)
        self.stop()
        return self._done

    def stop(self) -> None:
        """Give up what is not done."""
        self._left = {}
        if self._copies:
            self._copies.stop()
            self._copies = None


class _Copies:
    """Copies of this process that take one task after another.

    There is no thread that would stand in the way of further copies. Results lie in files, since a
    pipe that nobody empties would hold up who writes to it.
    """

    def __init__(self, tasks: Mapping[str, Task], count: int) -> None:
        context = multiprocessing.get_context("fork")
        self._results = Path(tempfile.mkdtemp(prefix="paperindex-"))
        self._told, telling = context.Pipe(duplex=False)
        numbers = context.SimpleQueue()
        arguments = ([*tasks.items()], numbers, telling, context.Lock(), self._results)
        self._processes = [
            context.Process(target=_work, args=arguments, daemon=True) for _ in range(count)
        ]
        for process in self._processes:
            process.start()
        telling.close()
        for number in (*range(len(tasks)), *[None] * count):
            numbers.put(number)

    def next(self) -> tuple[str, Any]:
        """Return the name and the result of the task that is done next; raises what it raised."""
        while not self._told.poll():
            running = [each.sentinel for each in self._processes if each.is_alive()]
            if not running or any(each.exitcode for each in self._processes):
                raise ChildProcessError("a process of the build was killed; it may lack memory")
            wait([self._told, *running])
        name, file = self._told.recv()
        found, raised = pickle.loads((self._results / file).read_bytes())  # noqa: S301  our own
        (self._results / file).unlink()
        if raised:
            raise raised
        return name, found

    def stop(self) -> None:
        """Leave nothing running."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        self._told.close()
        shutil.rmtree(self._results, ignore_errors=True)


def _work(
    tasks: Sequence[tuple[str, Task]], numbers: Any, telling: Connection, lock: Any, results: Path
) -> None:
    """Do tasks by their numbers until there is none left."""
    # Each processor has a copy of its own; threads of libraries would only get in their way.
    with suppress(KeyboardInterrupt), threadpool_limits(1):
        while (number := numbers.get()) is not None:
            name, task = tasks[number]
            (results / str(number)).write_bytes(_outcome(task))
            with lock:
                telling.send((name, str(number)))


def _outcome(task: Task) -> bytes:
    """Return what a task finds and what it raises, pickled."""
    try:
        return pickle.dumps((task(), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # whatever it is, the build that waits has to hear of it
        with suppress(Exception):
            return pickle.dumps((None, error))
        return pickle.dumps((None, RuntimeError(repr(error))))


def mapped(
    function: Callable[[Item], Result], items: Sequence[Item], chunk: int = CHUNK
) -> list[Result]:
    """Return what `function` makes of each item, in order; of many items, in several processes.

    The results have to be such as can be pickled.
    """
    if len(items) < FEW * chunk or not _can_copy():
        return [function(item) for item in items]
    chunks = {
        str(start): partial(_each, function, items[start : start + chunk])
        for start in range(0, len(items), chunk)
    }
    found = Workers(chunks).wait()
    return [each for name in chunks for each in found[name]]


def _each(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _can_copy() -> bool:
    """Return whether a copy of this process is safe and of use: on Linux, and without threads.

    A copy makes no further ones: all processors are busy by then.
    """
    if multiprocessing.current_process().daemon:
        return False
    return sys.platform == "linux" and _processors() > 1 and threading.active_count() == 1
