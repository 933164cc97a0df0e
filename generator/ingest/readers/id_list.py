"""Reads plain lists of what names works: arXiv ids, DOIs, ACL Anthology ids and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import identifiers, schema
from generator.forms import FieldError
from generator.identifiers import Identity
from generator.ingest.readers import rows
from generator.ingest.readers.rows import Row
from generator.ingest.source import Head, Line, is_blank
from generator.model import Banner, Mention, Record

EXPECTED = "a list of ids or addresses"

_REMARK = re.compile(r"\s*(?:#|//)")
_AROUND = "\ufeff<>\"'`,;|"
_BULLET = re.compile(r"\s*(?:[-*•]|\d{1,4}[.)])\s+")
_LONGEST = 2000  # characters of a line


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is such a list: most of its lines name works only."""
    spoken = [line for line in head.lines if not is_blank(line) and not _REMARK.match(line.text)]
    named = sum(bool(_named(line.text)) for line in spoken)
    return bool(spoken) and bool(_named(spoken[0].text)) and 2 * named >= len(spoken)


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return a Mention for each id or address in order; a line with anything else is a Reject."""
    for line in lines:
        if is_blank(line):
            continue
        row = Row(line.number, line.number, line.text)
        if _REMARK.match(line.text):
            yield Banner(source=source, line=line.number, last_line=line.number)
        elif named := _named(line.text):
            for text, identity in named:
                yield mention(text, identity, row, source)
        else:
            yield rows.rejected(row, source, "neither an id nor an address of a work")


def identify(text: str) -> Identity | None:
    """Return what an id or an address names, bare ACL Anthology ids included."""
    if found := identifiers.identify(text):
        dated = found.arxiv is None or identifiers.arxiv_month(found.arxiv)
        return found if dated else None
    try:
        return Identity(acl=schema.ACL.read(text))
    except FieldError:
        return None


def mention(text: str, identity: Identity, row: Row, source: str) -> Mention:
    """Return the record of a work that is only named."""
    return Mention(
        source=source,
        line=row.line,
        last_line=row.last_line,
        text=text,
        arxiv=identity.arxiv,
        doi=identity.doi,
        acl=identity.acl,
        link=identity.link,
    )


def _named(text: str) -> list[tuple[str, Identity]]:
    """Return what the words of a line name; nothing where any word names no work."""
    if len(text) > _LONGEST:
        return []
    bare = _BULLET.sub("", text, count=1)
    joined = re.sub(r"(?i)\b(arxiv|doi):\s+", r"\1:", bare)
    words = [word.strip(_AROUND) for word in joined.split()]
    named = [(word, identify(word)) for word in words if word]
    known = [(word, identity) for word, identity in named if identity]
    return known if len(known) == len(named) else []
