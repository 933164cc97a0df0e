"""Owns what an ingest keeps for the next one: what it read, and what it left as it should be.

Each hangs on the content of all that it comes from, the code included, and on no time: what is
edited is read again, and what is kept may be deleted at any moment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from generator import pages, snapshot
from generator.pages import Page
from generator.store import Store, digest, of_code

FOLDER = Path(".paperindex/cache/ingest")  # below the project's root

_READ, _SETTLED, _DONE = "read", "settled", "done"

Kept = TypeVar("Kept")


def of(root: Path) -> Store:
    """Return what is kept in the project at `root` by the very code that runs."""
    return Store(root=root, about=_code(), folder=FOLDER)


@cache
def _code() -> bytes:
    """Return the digest of this package, of Python and of all that is installed beside it."""
    installed = sorted(f"{each.name} {each.version}" for each in metadata.distributions())
    return of_code(*installed)


def of_source(root: Path, file: Path) -> bytes | None:
    """Return the digest of a source, or None where it may change as it is read."""
    if not (file.is_file() and file.resolve().is_relative_to(root.resolve())):
        return None
    with file.open("rb") as opened:
        return digest(str(file).encode(), hashlib.file_digest(opened, "blake2b").digest())


def known_of(store: Store, kind: type[Kept]) -> dict[bytes, Kept]:
    """Return what sources of known digests say."""
    return store.read(_READ, dict[bytes, kind]) or {}  # type: ignore[valid-type]


def keep_read(store: Store, known: dict[bytes, Kept]) -> None:
    """Keep what sources say, and nothing else of an earlier run."""
    store.write(_READ, known)


def state(root: Path, files: Iterable[Path], everything: Sequence[Page]) -> bytes | None:
    """Return what tells all that an ingest goes by from what it will be after any edit.

    None where that cannot be told.
    """
    sources = [of_source(root, file) for file in files]
    if None in sources:
        return None
    told = [f"{page.path}\0{page.digest.hex()}".encode() for page in everything]
    sections = sorted((root / pages.TOPICS).glob(f"*/{pages.INDEX}"))
    held = (part for file in sections for part in (bytes(file), file.read_bytes()))
    return digest(*filter(None, sources), b"pages", *told, b"", *held, _snapshot(root))


def settled(store: Store, root: Path) -> dict[str, bytes] | None:
    """Return the digests of pages laid out as the snapshot has it, by slug.

    None where it was not written by this very code.
    """
    return store.read(_SETTLED, dict[str, bytes], _snapshot(root))


def keep_settled(store: Store, beliefs: str, laid_out: dict[str, bytes]) -> None:
    """Keep that a snapshot of this text is the work of this code, and which pages are.

    This may be kept before it is written: of any other snapshot it says nothing.
    """
    store.write(_SETTLED, laid_out, pages.digest(beliefs.encode()))


def _snapshot(root: Path) -> bytes:
    file = root / snapshot.FILE
    return pages.digest(file.read_bytes()) if file.is_file() else b""


def done(store: Store, kind: type[Kept], about: bytes | None) -> Kept | None:
    """Return what a run told that found this state and left nothing to do."""
    return store.read(_DONE, kind, about) if about else None


def keep_done(store: Store, report: object, about: bytes) -> None:
    """Keep what a run told that left nothing to do."""
    store.write(_DONE, report, about)
