"""Owns how soon an edit is seen while the site is served: its page at once, all else soon after.

A build takes seconds where there are very many papers. So a paper's page that was edited is written
by itself, as the last build would have, and a build follows when nothing was edited for a while.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

LATER = 10.0  # seconds without an edit after which everything else follows

State = Mapping[str, tuple[int, int]]  # when each file was changed (nanoseconds), and its bytes


class Serving:
    """Takes the place of the server's builds of the project in `root`.

    `write` writes the page of the paper in a file and returns whether it could; `build` builds all.
    `later` is a file that the server watches: once it changes, what lags behind follows.
    """

    def __init__(
        self, root: Path, later: Path, build: Callable[[], None], write: Callable[[str], bool]
    ) -> None:
        self._root, self._later = root, later
        self._build, self._write = build, write
        self._state = _state(root)
        self._timer: threading.Timer | None = None

    def __call__(self) -> None:
        """Show what has changed."""
        if self._timer:
            self._timer.cancel()
        before, self._state = self._state, _state(self._root)
        changed = [path for path, told in self._state.items() if before.get(path) != told]
        gone = before.keys() - self._state.keys()
        if changed and not gone and all(map(self._write, changed)):
            self._timer = threading.Timer(LATER, self._ask)
            self._timer.daemon = True
            self._timer.start()
        else:
            self._build()

    def _ask(self) -> None:
        """Have the server build again."""
        self._later.parent.mkdir(parents=True, exist_ok=True)
        self._later.touch()


def _state(root: Path) -> State:
    """Return the state of every file below ``docs/``, by path below `root`."""
    found: dict[str, tuple[int, int]] = {}
    folders = [(root / "docs", "docs")]
    while folders:
        folder, place = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((folder / entry.name, f"{place}/{entry.name}"))
                else:
                    told = entry.stat(follow_symlinks=False)
                    found[f"{place}/{entry.name}"] = (told.st_mtime_ns, told.st_size)
    return found
