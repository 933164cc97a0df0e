"""Opens and decodes a source file and numbers its lines."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, dropwhile, groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.errors import SourceError
from generator.model import Reject

_CHUNK = 1 << 16
_LONGEST_PIECE = 1 << 18
_HEAD_LINES = 400
_HEAD_CHARACTERS = 1 << 16
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xff\xfe\0\0",
    b"GIF8",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
)
_INVISIBLE = "".join(map(chr, (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD)))
_BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + _INVISIBLE
_VISIBLE = re.compile(f"[^{_BLANK}]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")


class Stream(Protocol):
    """What bytes can be read from: an open file, or what an archive holds."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""


class Line(NamedTuple):
    """One line of a file, without its end; `number` counts from 1."""

    number: int
    text: str


_NUMBER, _TEXT = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of a file, from the first visible one on, by which its kind is known."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(line.text for line in self.lines)


def lines(path: Path, source: str) -> Iterator[Line]:
    """Return the lines of a text file in order, whatever their ends (LF, CRLF or CR).

    The file is UTF-8 with or without a byte order mark, or UTF-16 with one. It is read once,
    in pieces, so a pipe will do. Raises SourceError, speaking of the file as `source`, where it
    cannot be opened, is binary, or holds a byte that does not decode.
    """
    try:
        with path.open("rb") as stream:
            yield from whole(pieces(stream, source))
    except OSError as error:
        raise unopened(error, source) from error


def unopened(error: OSError, source: str) -> SourceError:
    """Return the fault of a file that the system does not let us read."""
    what = f"cannot be opened ({error.strerror})" if error.strerror else "cannot be opened"
    return SourceError(source, what, "give the path of a text file")


def pieces(stream: Stream, source: str) -> Iterator[Line]:
    """Return the lines of an open text file as `lines` does, very long ones in several pieces.

    All pieces of a line have its number. So a file that is one line can be read in little memory.
    """
    number = 1
    held: list[str] = []
    size = 0
    for text in _texts(stream, source):
        first, *others = text.split("\n")
        held.append(first)
        size += len(first)
        if others:
            yield Line(number, "".join(held))
            held = [others.pop()]
            size = len(held[0])
            yield from map(Line, count(number + 1), others)
            number += len(others) + 1
        if size > _LONGEST_PIECE:
            yield Line(number, "".join(held))
            held, size = [], 0
    if any(held):
        yield Line(number, "".join(held))


def whole(pieces: Iterable[Line]) -> Iterator[Line]:
    """Return lines with the pieces of each line joined."""
    for number, group in groupby(pieces, _NUMBER):
        first, *others = group
        yield Line(number, first.text + "".join(map(_TEXT, others))) if others else first


def peek(numbered: Iterable[Line]) -> tuple[Head, Iterator[Line]]:
    """Return the head of some lines, and those lines from the head's first on."""
    rest = dropwhile(is_blank, numbered)
    first: list[Line] = []
    size = 0
    for line in rest:
        first.append(line)
        size += len(line.text)
        if len(first) >= _HEAD_LINES or size >= _HEAD_CHARACTERS:
            break
    shown = tuple(Line(line.number, line.text[:_HEAD_CHARACTERS]) for line in first)
    return Head(shown), chain(first, rest)


def is_blank(line: Line) -> bool:
    """Return whether nothing of the line can be seen: white space and zero-width characters."""
    return _VISIBLE.search(line.text) is None


def plain(text: str) -> str:
    """Return text without zero-width characters, and with each run of white space one space."""
    return " ".join((text if text.isascii() else _HIDDEN.sub("", text)).split())


def _texts(stream: Stream, source: str) -> Iterator[str]:
    chunk = stream.read(_CHUNK)
    mark, encoding = _encoding(chunk, source)
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    chunk = chunk[len(mark) :]
    number = 1
    final = False
    while not final:
        final = not chunk
        try:
            text = decoder.decode(chunk, final=final)
        except UnicodeDecodeError as error:
            good = chunk[: max(0, len(chunk) - len(error.object) + error.start)]
            number += decoder.decode(good).count("\n") + (decoder.getstate()[1] & 1)
            raise _undecodable(error, source, number) from error
        yield text
        number += text.count("\n")
        chunk = stream.read(_CHUNK)


def _encoding(start: bytes, source: str) -> tuple[bytes, str]:
    mark, encoding = next(
        (pair for pair in _ENCODINGS if start.startswith(pair[0])), (b"", "utf-8")
    )
    if start.startswith(_SIGNATURES) or (encoding == "utf-8" and b"\0" in start[:8192]):
        raise SourceError(source, "is a binary file", "give a text file, saved as UTF-8")
    return mark, encoding


def _undecodable(error: UnicodeDecodeError, source: str, line: int) -> SourceError:
    encoding = "UTF-8" if error.encoding == "utf-8" else "UTF-16"
    what = f"the byte 0x{error.object[error.start]:02X} is not {encoding}"
    return SourceError(source, what, "save it as UTF-8", line=line)


def reject(lines: Sequence[Line], source: str, reason: str) -> Reject:
    """Return these lines of the file `source` as a record that cannot be read."""
    return Reject(
        source=source,
        line=lines[0].number,
        last_line=lines[-1].number,
        text="\n".join(line.text for line in lines),
        reason=reason,
    )
