"""Opens what a source may be wrapped in: gzip, or a zip archive with several files."""

from __future__ import annotations

import gzip
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from generator.errors import SourceError
from generator.ingest.source import Stream, unopened
from generator.text import clean

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SPOOLED = 1 << 24  # bytes of an archive that comes through a pipe and are kept in memory
# Text is packed to a tenth, tables of repeated values perhaps to a fiftieth.
_LARGEST_RATIO = 200
_HARMLESS = 1 << 26  # bytes that no machine minds, however they were packed
_MOST_MEMBERS = 10_000
_DAMAGED = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
# What nobody means as a source: an archiver's own files, hidden files, notes on the archive.
_ASIDE = re.compile(r"(?:^|/)(?:\.(?!\.?(?:/|$))|__MACOSX/|README)|/$")


class Opened(NamedTuple):
    """A file of text, by itself or within an archive: the name to show, and its bytes."""

    name: str
    stream: Stream


def open_source(path: Path, source: str) -> Iterator[Opened]:
    """Yield the text files in the file at `path`, unpacked: itself, or the members of an archive.

    Members come by name, as ``archive.zip/member``; their names are only shown, never used as
    paths. Each stream must be read before the next is asked for.

    Raises:
        SourceError: it cannot be opened or unpacked, is encrypted, or is far too large unpacked.
    """
    try:
        with path.open("rb") as file:
            start = file.peek(4)[:4]
            if start.startswith(_GZIP):
                yield Opened(source, _gunzipped(file, source))
            elif start.startswith(_ZIP):
                yield from _members(file, source)
            else:
                yield Opened(source, _Plain(file, source))
    except OSError as error:
        raise unopened(error, source) from error


def is_member(name: str, archives: Callable[[str], bool]) -> bool:
    """Return whether a source's name is that of a member of one of some archives."""
    return any(archives(name[: found.start()]) for found in re.finditer("/", name))


class _Plain:
    """Bytes as they lie in a file."""

    def __init__(self, stream: Stream, source: str) -> None:
        self._stream, self._source = stream, source

    def read(self, size: int, /) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            raise unopened(error, self._source) from error


class _Unpacked:
    """Bytes as they are unpacked; tells what is damaged, and stops before there are too many."""

    def __init__(self, stream: Stream, source: str, most: Callable[[], int]) -> None:
        self._stream, self._source, self._most = stream, source, most
        self.size = 0

    def read(self, size: int, /) -> bytes:
        try:
            chunk = self._stream.read(size)
        except (*_DAMAGED, NotImplementedError, RuntimeError) as error:
            raise _damaged(error, self._source) from error
        self.size += len(chunk)
        if self.size > self._most():
            what = f"grows more than {_LARGEST_RATIO} times when it is unpacked"
            raise SourceError(self._source, what, "unpack it yourself if you trust it")
        return chunk


def _most_of(packed: int) -> int:
    """Return how many bytes may come out of so many packed ones."""
    return max(_HARMLESS, _LARGEST_RATIO * packed)


def _gunzipped(file: IO[bytes], source: str) -> _Unpacked:
    taken = 0

    class Counted:
        def read(self, size: int = -1) -> bytes:
            nonlocal taken
            chunk = file.read(size)
            taken += len(chunk)
            return chunk

    unpacked = gzip.GzipFile(fileobj=Counted(), mode="rb")  # type: ignore[call-overload]
    return _Unpacked(unpacked, source, lambda: _most_of(taken))


def _members(file: IO[bytes], source: str) -> Iterator[Opened]:
    with tempfile.SpooledTemporaryFile(_SPOOLED) as spool:
        if not file.seekable():
            shutil.copyfileobj(file, spool)
            file = spool
        try:
            packed = zipfile.ZipFile(file)
        except (*_DAMAGED, ValueError, NotImplementedError) as error:
            raise _damaged(error, source) from error
        budget = _most_of(file.seek(0, 2))
        with packed:
            yield from _opened(packed, source, budget)


def _opened(packed: zipfile.ZipFile, source: str, budget: int) -> Iterator[Opened]:
    """Yield the members; `budget` is how many bytes all of them together may have."""
    infos = [info for info in packed.infolist() if not _ASIDE.search(info.filename)]
    if len(infos) > _MOST_MEMBERS:
        what = f"holds {len(infos):,} files"
        raise SourceError(source, what, f"give it in parts of at most {_MOST_MEMBERS:,}")
    taken: set[str] = set()
    for info in sorted(infos, key=lambda each: (each.filename, each.header_offset)):
        name = _unused(f"{source}/{_harmless(info.filename)}", taken)
        taken.add(name)
        if info.flag_bits & 1:
            raise SourceError(name, "is encrypted", "unpack it with its password first")
        try:
            stream = packed.open(info)
        except (*_DAMAGED, NotImplementedError, RuntimeError) as error:
            raise _damaged(error, name) from error
        with stream:
            unpacked = _Unpacked(stream, name, partial(int, budget))
            yield Opened(name, unpacked)
        budget -= unpacked.size


def _harmless(name: str) -> str:
    """Return a member's name as one that leads nowhere and shows as it is."""
    parts = clean(name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part.strip(" .")) or "nameless"


def _unused(name: str, taken: set[str]) -> str:
    number, base = 1, name
    while name in taken:
        number += 1
        name = f"{base} ({number})"
    return name


def _damaged(error: Exception, source: str) -> SourceError:
    if isinstance(error, NotImplementedError):
        return SourceError(source, "is packed in a way that is not known here", "pack it as zip")
    if isinstance(error, RuntimeError):
        return SourceError(source, "is encrypted", "unpack it with its password first")
    return SourceError(source, "is a damaged archive, or cut off", "fetch or pack it again")
