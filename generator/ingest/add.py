"""Takes single files and ids into ``sources/``, so that every later ingest knows of them."""

from __future__ import annotations

import filecmp
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import atomic
from generator.errors import SourceError
from generator.ingest import pipeline
from generator.ingest.pipeline import Report
from generator.ingest.readers import id_list
from generator.ingest.reading import SOURCES, Track, is_aside, source_files

LIST = "added.txt"  # within sources/: the ids and addresses that were given by themselves


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What was taken into the project, as paths relative to it, and what the ingest did."""

    files: tuple[str, ...]
    report: Report


def add(root: Path, given: Sequence[str], track: Track, *, dry: bool = False) -> Added:
    """Ingest files, folders, ids and addresses now, and keep them in ``sources/``.

    A file that lies elsewhere is copied, under a name that is free; an id or an address becomes a
    line of ``sources/added.txt``, unless it stands there. Where that cannot be read, nothing is
    kept. With `dry`, nothing is written at all.

    Raises:
        GeneratorError: something given is neither, or cannot be read.
    """
    files = source_files(Path(each) for each in given if Path(each).exists())
    names = [each for each in given if not Path(each).exists()]
    for name in names:
        if id_list.identify(name.strip()) is None:
            remedy = "give the path of a file, an arXiv id, a DOI, an ACL id or an address"
            raise SourceError(name, "neither a file nor an id or address", remedy)
    if dry:
        return _tried(root, files, names, track)
    return _kept(root, files, names, track)


def _tried(root: Path, files: Iterable[Path], names: Sequence[str], track: Track) -> Added:
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / LIST
        listed.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        report = pipeline.preview(root, [*files, *([listed] if names else [])], track)
    return Added(files=(), report=report)


def _kept(root: Path, files: Iterable[Path], names: Sequence[str], track: Track) -> Added:
    before: dict[Path, str | None] = {}
    try:
        inside = [_own(root, file, before) for file in files]
        inside += [_listed(root, names, before)] if names else []
        report = pipeline.ingest(root, inside, track)
    except BaseException:
        for target, text in before.items():
            _restore(target, text)
        raise
    taken = tuple(sorted(target.relative_to(root).as_posix() for target in before))
    return Added(files=taken, report=report)


def _own(root: Path, file: Path, before: dict[Path, str | None]) -> Path:
    """Return the file where it lies in ``sources/``, or a copy of it there."""
    if file.resolve().is_relative_to((root / SOURCES).resolve()):
        return file
    target = _free(root / SOURCES, file)
    if not target.exists():
        before[target] = None
        atomic.copy(file, target)
    return target


def _free(folder: Path, file: Path) -> Path:
    """Return a path for a file: its name, numbered where a file with other content has it."""
    name = f"added-{file.name.lstrip('.')}" if is_aside(Path(file.name)) else file.name
    stem, dot, ending = name.partition(".")
    target, number = folder / name, 1
    while target.exists() and not filecmp.cmp(file, target, shallow=False):
        number += 1
        target = folder / f"{stem}-{number}{dot}{ending}"
    return target


def _listed(root: Path, names: Sequence[str], before: dict[Path, str | None]) -> Path:
    target = root / SOURCES / LIST
    text = target.read_text(encoding="utf-8", errors="replace") if target.exists() else ""
    there = {line.strip() for line in text.splitlines()}
    fresh = [name.strip() for name in dict.fromkeys(names) if name.strip() not in there]
    if fresh:
        before[target] = text or None
        kept = f"{text}\n" if text and not text.endswith("\n") else text
        atomic.write(target, kept + "".join(f"{name}\n" for name in fresh))
    return target


def _restore(target: Path, text: str | None) -> None:
    if text is None:
        target.unlink(missing_ok=True)
    else:
        atomic.write(target, text)
