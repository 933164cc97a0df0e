"""Tells by a file's content which reader understands it, and reads it with that one.

A reader is a module of this package with three things: ``EXPECTED``, a phrase for the error
message; ``recognise(head: Head) -> bool``; and ``read(lines, source) -> Iterator[Record]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import SourceError
from generator.ingest.readers import listing, table
from generator.ingest.source import lines, peek
from generator.model import Record

_READERS = (table, listing)  # a table says what it is, a listing has to be guessed


def read(path: Path, source: str) -> Iterator[Record]:
    """Return the records of one file in order; `source` is its path as people shall see it.

    Every visible line lies in the span of exactly one record, but for a value that cannot be
    read: it is a Reject within the span of its Entry. A file without any visible line has no
    records. Raises SourceError where the file cannot be read or is of another kind.
    """
    head, numbered = peek(lines(path, source))
    if not head.lines:
        return
    for reader in _READERS:
        if reader.recognise(head):
            yield from reader.read(numbered, source)
            return
    expected = ", or ".join(reader.EXPECTED for reader in _READERS)
    raise SourceError(source, "is not a kind of file that can be read", f"expected {expected}")
