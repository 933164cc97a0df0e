"""Owns ``sources/enriched/``: what services said of papers, a file per service, a line per paper.

The files are sources like any other, read by `generator.ingest.readers.enriched`. Of each paper one
record keeps its abstract, since every service has the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.enrich.service import Service
from generator.errors import SourceError
from generator.ingest.reading import SOURCES

FOLDER = "enriched"  # within sources/

Lines = dict[str, Any]  # what is kept of a service: records by what they are about


@dataclass(frozen=True, kw_only=True, slots=True)
class Find:
    """A record of a service that was confirmed, and every name its paper goes by."""

    service: str
    about: str
    names: frozenset[str]
    record: Any


def path_of(service: str) -> str:
    """Return where the records of a service are kept, relative to the project."""
    return f"{SOURCES}/{FOLDER}/{service}.jsonl"


def load(root: Path, services: Iterable[Service]) -> dict[str, Lines]:
    """Return what is kept, by service.

    Raises:
        SourceError: a line is not one that enrich wrote.
    """
    return {service.name: _lines(root, path_of(service.name)) for service in services}


def _lines(root: Path, path: str) -> Lines:
    file = root / path
    lines: Lines = {}
    if not file.exists():
        return lines
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            about, record = _line(line, path, number)
            lines[about] = record
    return lines


def _line(line: str, path: str, number: int) -> tuple[str, Any]:
    try:
        plain = json.loads(line)
        return str(plain["about"]), plain["record"]
    except (ValueError, KeyError, TypeError, RecursionError):
        remedy = "mend or remove the line; 'paperindex enrich' asks again"
        raise SourceError(path, "not a line of enrich", remedy, line=number) from None


def merged(
    kept: Mapping[str, Lines], finds: Iterable[Find], services: Sequence[Service]
) -> dict[str, Lines]:
    """Return what is kept with the finds in place of what was kept of the same papers before."""
    together = {name: dict(lines) for name, lines in kept.items()}
    for find in finds:
        lines = together[find.service]
        for name in find.names & lines.keys():
            del lines[name]
        lines[find.about] = find.record
    _spare_abstracts(together, services)
    return together


def _spare_abstracts(kept: Mapping[str, Lines], services: Sequence[Service]) -> None:
    """Leave each paper's abstract with the first service that has it."""
    told: set[str] = set()
    for service in services:
        for about, record in kept[service.name].items():
            if service.abstract is None:  # part of a text, and always there
                told.add(about)
            elif isinstance(record, dict) and (own := _with_abstract(record, service.abstract)):
                if about in told:
                    del own[service.abstract]
                told.add(about)


def _with_abstract(record: dict[str, Any], key: str) -> dict[str, Any] | None:
    """Return the object that holds the abstract: the record, or the paper on a card."""
    inner = record.get("paper")
    return next((each for each in (inner, record) if isinstance(each, dict) and key in each), None)


def rendered(service: str, lines: Lines) -> str:
    """Return the text of a file: sorted, a line per paper, the same bytes every time."""
    plain = (
        {"about": about, "record": lines[about], "service": service} for about in sorted(lines)
    )
    return "".join(
        json.dumps(each, ensure_ascii=False, sort_keys=True, separators=(", ", ": ")) + "\n"
        for each in plain
    )
