"""`paperindex ingest`: listings in, pages out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.group import PATHS
from generator.cli.progress import track
from generator.cli.rejects import tell_rejects
from generator.ingest import pipeline
from generator.ingest.pipeline import Report

NAMED = 20  # updated pages


@click.command()
@PATHS
@click.pass_obj
def ingest(root: Path, paths: tuple[Path, ...]) -> None:
    """Read listings and bring the pages up to them; a person's edit always stays.

    PATHS are files or folders, by default sources/. Running it again changes nothing.

    \b
    Examples:
      paperindex ingest
      paperindex ingest ~/Downloads/listing.txt
      paperindex -C ../other-index ingest
    """
    report = pipeline.ingest(root, paths, track)
    tell_rejects(report.rejects)
    for line in _notices(report):
        click.echo(line, err=True)
    for name, entries in report.sources:
        click.echo(f"{name}: {entries} entries")
    click.echo(_counts(report))


def _notices(report: Report) -> Iterator[str]:
    """Yield a line for everything a person should know or decide."""
    for path, conflict in report.conflicts:
        yield (
            f"{path}: conflict: {conflict.key}: the page keeps {conflict.page!r},"
            f" its sources now say {conflict.fresh!r}"
        )
    for path in report.updated[:NAMED]:
        yield f"{path}: updated"
    if len(report.updated) > NAMED:
        yield f"… and {len(report.updated) - NAMED} more pages updated"
    for old, new in report.moved:
        yield f"{old}: moved to {new}"
    for first, second in report.doubtful:
        yield f"perhaps one work: {first} and {second}"
    for path, macro in report.macros:
        yield f"{path}: author macro {macro}; write what it stands for"
    for path in report.foreign:
        yield f"{path}: changed since a run was interrupted; left as it is"


def _counts(report: Report) -> str:
    numbers = {
        "entries": report.entries,
        "papers": report.papers,
        "new": len(report.new),
        "updated": len(report.updated),
        "moved": len(report.moved),
        "kept": report.kept,
        "removed": report.removed,
        "conflicts": len(report.conflicts),
        "rejected": len(report.rejects),
    }
    return ", ".join(f"{number} {name}" for name, number in numbers.items())
