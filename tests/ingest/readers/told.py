"""Tells the records of a file as lines of text, for the files in tests/data/readers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from generator.errors import SourceError
from generator.ingest.readers import read
from generator.model import Banner, Entry, Record, Reject

PLACE = ("source", "line", "last_line", "title", "text", "reason")


def told(records: Iterable[Record]) -> Iterator[str]:
    """Yield a line for each record, and one for the error that ends the file."""
    try:
        for record in records:
            yield f"{record.line}-{record.last_line} {_said(record)}"
    except SourceError as error:
        yield str(error)


def _said(record: Record) -> str:
    if isinstance(record, Banner):
        return "-"
    if isinstance(record, Reject):
        return f"REJECT {record.reason}"
    facts = [
        f"{field.name}={_plain(value)}"
        for field in fields(record)
        if field.name not in PLACE and (value := getattr(record, field.name))
    ]
    kind = record.title if isinstance(record, Entry) else "MENTION"
    return " | ".join([kind, *facts])


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_plain, value))
    if hasattr(value, "__dataclass_fields__"):
        named = [(name, getattr(value, name)) for name in value.__dataclass_fields__]
        return " ".join(f"{name}:{_plain(inner)}" for name, inner in named if inner)
    return str(value).replace("\n", "\\n")


def main() -> None:
    """Write the lines of each file named beside it."""
    for name in sys.argv[1:]:
        file = Path(name)
        lines = "".join(f"{line}\n" for line in told(read(file, file.name)))
        file.with_name(f"{file.name}.expected").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
