"""Tells by a file's content which reader understands it, and reads it with that one.

A reader is a module of this package with three things: ``EXPECTED``, a phrase for the error
message; ``recognise(head: Head) -> bool``; and ``read(lines, source) -> Iterator[Record]``.
One with ``IN_PIECES = True`` is given very long lines in pieces that have the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.errors import SourceError
from generator.ingest.archive import Opened, open_source
from generator.ingest.readers import (
    arxiv_atom,
    arxiv_snapshot,
    awesome,
    bibtex,
    csl,
    enriched,
    hugging_face,
    hugging_face_page,
    id_list,
    listing,
    openalex,
    own_export,
    ris,
    semantic_scholar,
    table,
)
from generator.ingest.source import Head, peek, pieces, whole
from generator.model import Record

# What says what it is comes first; listing text has to be guessed.
_READERS = (
    bibtex,
    ris,
    arxiv_atom,
    hugging_face_page,
    enriched,
    own_export,
    arxiv_snapshot,
    hugging_face,
    semantic_scholar,
    openalex,
    csl,
    table,
    id_list,
    awesome,
    listing,
)

_HTML = re.compile(r"\W{0,9}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SERVICE_ERROR = re.compile(
    r'\s*\{\s*"(?:error|message|detail)"\s*:\s*"(?P<said>[^"\\\n]{1,100})', re.IGNORECASE
)


def read(path: Path, source: str) -> Iterator[Record]:
    """Return the records of one file in order; `source` is its path as people shall see it.

    The file may be packed with gzip, or be a zip archive: then its members are read as sources of
    their own. Every visible line lies in the span of a record, and of one only where records do
    not share lines, but for a value that cannot be read: it is a Reject within the span of its
    Entry. A file without any visible line has no records. Raises SourceError where the file
    cannot be read or is of another kind.
    """
    for opened in open_source(path, source):
        yield from _read(opened)


def _read(opened: Opened) -> Iterator[Record]:
    name = opened.name
    head, numbered = peek(pieces(opened.stream, name))
    if not head.lines:
        return
    for reader in _READERS:
        if reader.recognise(head):
            lines = numbered if hasattr(reader, "IN_PIECES") else whole(numbered)
            yield from reader.read(lines, name)
            return
    raise _unknown(name, head)


def _unknown(name: str, head: Head) -> SourceError:
    """Return the fault of a file that no reader understands."""
    if _HTML.match(head.text):
        return SourceError(name, "is a web page without a list of papers", "save the data itself")
    if error := _SERVICE_ERROR.match(head.text):
        what = f"is a service's error message ('{error['said']}')"
        return SourceError(name, what, "ask the service again")
    *others, last = (reader.EXPECTED for reader in _READERS)
    expected = f"expected {', '.join(others)}, or {last}"
    return SourceError(name, "is not a kind of file that can be read", expected)
