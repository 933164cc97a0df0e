"""Measures how soon `mkdocs serve` shows a page that somebody has just edited."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.build import corpora
from bench.build.contenders import ours
from bench.build.measure import variables_of
from bench.search.peers.installed import FOLDER

PAUSE = 0.02  # seconds between two looks
PATIENCE = 1800  # seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """Seconds until the first page is there, and from an edit until its page shows it."""

    papers: int
    start: float
    edits: tuple[float, ...]


def measure(root: Path, papers: int, edits: int) -> Served:
    """Return how soon so many edits of one page were shown, one after another."""
    project = ours.CONTENDER.lay_out(corpora.folder(root, papers), FOLDER / "served")
    page = project.page
    text = page.read_text(encoding="utf-8").rstrip("\n")
    began = time.perf_counter()
    try:
        with _serving(project.folder, project.environment["PYTHONPATH"]) as address:
            _wait(address, "")
            start = time.perf_counter() - began
            shown = f"{address}papers/{page.stem}/"
            took = tuple(_edited(page, text, shown, number) for number in range(edits))
    finally:
        page.write_text(f"{text}\n", encoding="utf-8")
    return Served(papers=papers, start=start, edits=took)


def _edited(page: Path, text: str, address: str, number: int) -> float:
    """Return how long it takes until the page at `address` shows an edit."""
    words = f"A sentence that was added as number {number}."
    start = time.perf_counter()
    page.write_text(f"{text}\n\n{words}\n", encoding="utf-8")
    _wait(address, words)
    return time.perf_counter() - start


def _wait(address: str, words: str) -> None:
    """Return once a page holds the words."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass  # it has not begun
        time.sleep(PAUSE)
    raise SystemExit(f"{address} does not show '{words}'")


@contextmanager
def _serving(folder: Path, modules: str) -> Iterator[str]:
    """Yield the address of a server of the project, which ends with its processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    address = f"http://{host}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    variables = variables_of({"PYTHONPATH": modules, "PAPERINDEX_SITE_URL": address})
    process = subprocess.Popen(command, cwd=folder, env=variables, start_new_session=True)
    try:
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
