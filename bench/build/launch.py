"""Runs one command and tells what it took: a small program of its own, so that nothing else counts.

A process inherits the peak memory of the one that started it, and its processor time is known only
once it has been waited for. Hence the command is started here, where nothing is loaded.
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

SHARE = 0.05  # of the time that may go into looking at memory
SHORTEST = 0.02  # seconds between two looks


class Watch(threading.Thread):
    """Looks at the memory of a process and all below it, again and again, and keeps the most."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.most = 0  # KiB
        self.over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        pause = SHORTEST
        while not self.over.wait(pause):
            start = time.perf_counter()
            self.most = max(self.most, sum(map(_proportional, _tree(self.root))))
            pause = max(SHORTEST, (time.perf_counter() - start) / SHARE)


def _tree(root: int) -> list[int]:
    """Return a process and all that come from it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue  # it has ended
        children.setdefault(int(parent), []).append(int(folder.name))
    found = [root]
    for process in found:  # grows as it is read
        found += children.get(process, [])
    return found


def _proportional(process: int) -> int:
    """Return the memory of a process in KiB, its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it has ended
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    """Run the command given after the name of the file that the figures go into."""
    out, *command = sys.argv[1:]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    watch.over.set()
    figures = {
        "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime,
        "largest": usage.ru_maxrss / 1024,
        "together": watch.most / 1024,
    }
    Path(out).write_text(json.dumps(figures))
    sys.exit(os.waitstatus_to_exitcode(status) != 0)


if __name__ == "__main__":
    main()
