"""Reads arXiv's metadata snapshot: JSON Lines, a paper a line, some gigabytes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.ingest.readers import arxiv
from generator.ingest.readers.dates import iso
from generator.ingest.readers.json_reader import Keys, Said, Shape
from generator.ingest.readers.json_values import first, group, items, joined, prose, text
from generator.ingest.source import Head, Line
from generator.model import Record

EXPECTED = "arXiv's snapshot"
IN_PIECES = True

_CREATED = re.compile(r"(?:\w{3}, )?(?P<day>\d{1,2} \w{3} \d{4})\b.*")
_BETWEEN_NAMES = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_ASIDE = re.compile(r"\([^()]*\)")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is arXiv's snapshot."""
    return _SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of the snapshot in order."""
    return _SHAPE.read(lines, source)


def _is_record(keys: Keys) -> bool:
    return {"id", "title", "categories"} <= keys and bool(
        keys & {"authors_parsed", "versions", "update_date", "journal-ref"}
    )


def _said(paper: Mapping[str, Any]) -> Said:
    return Said(
        columns=arxiv.columns(
            arxiv=text(paper.get("id")),
            title=prose(paper.get("title")),
            abstract=prose(paper.get("abstract")),
            authors=_authors(paper),
            date=_date(paper),
            doi=text(paper.get("doi")),
            comment=prose(paper.get("comments")),
            journal=prose(paper.get("journal-ref")),
            categories=(prose(paper.get("categories")) or "").split(),
        )
    )


def _authors(paper: Mapping[str, Any]) -> str:
    parsed = [name for name in items(paper.get("authors_parsed")) if isinstance(name, list)]
    if parsed:
        return joined(map(_name, parsed))
    names = _BETWEEN_NAMES.split(_ASIDE.sub(" ", prose(paper.get("authors")) or ""))
    return joined(iter(names))


def _name(parts: list[Any]) -> str:
    """Return the name of which arXiv gives family, given name and suffix."""
    family, given, suffix = [*map(prose, parts[:3]), None, None, None][:3]
    return " ".join(filter(None, (given, family, suffix)))


def _date(paper: Mapping[str, Any]) -> str | None:
    created = text(group(first(paper.get("versions"))).get("created"))
    found = _CREATED.fullmatch(created) if created else None
    return (iso(found["day"]) if found else None) or created


_SHAPE = Shape(origin=arxiv.ORIGIN, is_record=_is_record, said=_said, places=("", "[]", "data[]"))
