"""Writes many files as one: a run killed at any moment is finished by the next one.

The changes are first written to a journal, then made, then the journal is removed. A journal that
is found at the start belongs to a killed run: what it had not done yet is done, except for a file
that a person changed meanwhile. What that run could not tell any more stays until another one
tells it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator import atomic
from generator.errors import ProjectError

if sys.platform != "win32":  # there, two runs at once are the user's care
    import fcntl

WORKSHOP = ".paperindex"  # private to the machine, never committed
JOURNAL = "journal.jsonl"
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
LOCK = "lock"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One file to write or, where `text` is None, to remove.

    `path` is relative to the project; `before` is the digest of the file it replaces, None where
    there must be none.
    """

    path: str
    text: str | None
    before: str | None


def change(root: Path, path: str, text: str | None) -> Change:
    """Return the change that gives the file at `path` the content `text` (None removes it)."""
    return Change(path=path, text=text, before=_digest_of(f"{root}/{path}"))


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold the project for one run at a time; the system releases it when the run dies.

    Raises:
        ProjectError: another run holds it.
    """
    workshop = root / WORKSHOP
    workshop.mkdir(exist_ok=True)
    with (workshop / LOCK).open("w") as lock:
        _lock(lock.fileno(), root)
        yield


def commit(
    root: Path,
    changes: Sequence[Change],
    applied: Callable[[Iterable[Change]], Iterable[Change]],
    news: Sequence[Any] = (),
    *,
    last: bool = True,
) -> None:
    """Make all `changes`, or leave a journal from which the next run makes the rest.

    `applied` wraps the changes as they are made, for a progress bar. `news` are plain values that
    a killed run could not tell any more; the next run finds them with `untold`. They stay there
    unless this is the `last` step before they are told.
    """
    if changes:
        _write(root, news, changes)
        for each in changes:
            if each.text is not None:
                atomic.stage(f"{root}/{each.path}", each.text)
        atomic.sync()
        for each in applied(changes):
            _apply(root, each, partial(atomic.settle, f"{root}/{each.path}"))
        atomic.sweep(f"{root}/{each.path}" for each in changes)
        atomic.sync()
    _close(root, () if last else news)


def was_interrupted(root: Path) -> bool:
    """Return whether a killed run left something to finish."""
    return (root / WORKSHOP / JOURNAL).exists()


def untold(root: Path) -> list[Any]:
    """Return the news of a killed run."""
    news: list[Any] = _journal(root)[0]["news"] if _journal(root) else []
    return news


def recover(root: Path) -> list[str]:
    """Finish what a killed run began; return the paths left alone because a person changed them.

    Its news stay until the next `commit`.
    """
    news = untold(root)
    changes = [Change(**record) for record in _journal(root)[1:]]
    atomic.sweep(f"{root}/{each.path}" for each in changes)
    foreign = []
    for each in changes:
        put = partial(atomic.write, Path(root, each.path), each.text or "")
        if not _apply(root, each, put):
            foreign.append(each.path)
    _close(root, news)
    return foreign


def _write(root: Path, news: Sequence[Any], changes: Sequence[Change]) -> None:
    records = [{"news": list(news)}, *map(_plain, changes)]
    atomic.write(root / WORKSHOP / JOURNAL, "".join(f"{_ENCODE(each)}\n" for each in records))


def _close(root: Path, news: Sequence[Any]) -> None:
    """Leave no journal, or one of the news alone."""
    if news:
        _write(root, news, ())
    else:
        (root / WORKSHOP / JOURNAL).unlink(missing_ok=True)


def _journal(root: Path) -> list[dict[str, Any]]:
    if not was_interrupted(root):
        return []
    journal = root / WORKSHOP / JOURNAL
    return [json.loads(line) for line in journal.read_text(encoding="utf-8").split("\n")[:-1]]


def _plain(each: Change) -> dict[str, str | None]:
    return {"path": each.path, "text": each.text, "before": each.before}


def _apply(root: Path, each: Change, put: Callable[[], None]) -> bool:
    """Make a change unless it is made already; return False where the file is a person's now.

    `put` puts the new text in the place of a file.
    """
    target = f"{root}/{each.path}"
    current = _digest_of(target)
    if _is_made(each, current):
        return True
    if current != each.before:
        return False
    if each.text is None:
        Path(target).unlink()
    else:
        put()
    return True


def _is_made(each: Change, current: str | None) -> bool:
    if current is None or each.text is None:
        return current is each.text is None
    return current == _digest(each.text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of(path: str) -> str | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  there may be very many
            return hashlib.sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return None


def _lock(descriptor: int, root: Path) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ProjectError(root, "another ingest is running", "wait until it has ended") from None
