"""Owns which files an ingest reads, what their entries call them, and what was read in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import SourceError
from generator.ingest import remembered
from generator.ingest import selection as selections
from generator.ingest.readers import read
from generator.ingest.selection import Selection
from generator.model import Entry, Mention, Record, Reject
from generator.store import NOTHING, Store

SOURCES = "sources"

Track = Callable[[Iterable[Any], str], Iterable[Any]]  # wraps long work, for a progress bar


def source_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: `paths`, with folders replaced by the files in them, sorted.

    Hidden files and a README are not sources.

    Raises:
        SourceError: a path does not exist.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            files += [file for file in inside if not is_aside(file.relative_to(path))]
        elif path.exists():
            files.append(path)
        else:
            raise SourceError(path, "no such file or folder", "name listing files or a folder")
    return list(dict.fromkeys(files))


def source_name(root: Path, file: Path) -> str:
    """Return how entries name their source: relative to the project, else the file's name."""
    absolute = file.resolve()
    if absolute.is_relative_to(root.resolve()):
        return absolute.relative_to(root.resolve()).as_posix()
    return file.name


@dataclass(slots=True)
class Records:
    """What was read: records by kind, and how many were not asked for."""

    entries: list[Entry] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    left_out: int = 0

    def add(self, record: Record, selection: Selection) -> None:
        """Take a record in, if the selection takes it."""
        if isinstance(record, Reject):
            self.rejects.append(record)
        elif isinstance(record, Entry | Mention) and not selection.takes(record):
            self.left_out += 1
        elif isinstance(record, Entry):
            self.entries.append(record)
        elif isinstance(record, Mention):
            self.mentions.append(record)

    def extend(self, more: Records) -> None:
        """Take in what was read elsewhere."""
        self.entries += more.entries
        self.mentions += more.mentions
        self.rejects += more.rejects
        self.left_out += more.left_out


def read_sources(
    root: Path,
    files: Iterable[Path],
    track: Track,
    selection: Selection = selections.ALL,
    store: Store = NOTHING,
) -> Records:
    """Return what is read in all `files` of what the `selection` takes.

    What the `store` holds of a source is not read again.
    """
    known = {} if selection.tests else remembered.known_of(store, Records)
    kept: dict[bytes, Records] = {}
    records = Records()
    for file in files:
        name, told = source_name(root, file), remembered.of_source(root, file)
        found = known.get(told) if told else None
        if not found:
            found = Records()
            for record in track(read(file, name), f"Reading {name}"):
                found.add(record, selection)
        if told and told == remembered.of_source(root, file):  # it stayed as it was
            kept[told] = found
        records.extend(found)
    if not selection.tests and kept.keys() != known.keys():
        remembered.keep_read(store, kept)
    return records


def is_aside(path: Path) -> bool:
    """Return whether a file lies in a folder of sources and is none: hidden, or a README."""
    return path.name.startswith((".", "README")) or any(part[0] == "." for part in path.parts)


def read_whole(root: Path, files: Iterable[Path], selection: Selection) -> set[str]:
    """Return the names of the sources of which everything is known now.

    Of a file outside the project that is not sure: another one may have had the same name.
    """
    if selection.tests:
        return set()
    inside = (file for file in files if file.resolve().is_relative_to(root.resolve()))
    return {source_name(root, file) for file in inside}
