"""`paperindex ingest` and `add`: papers in every format in, pages out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.group import PATHS
from generator.cli.progress import track
from generator.cli.rejects import tell_rejects
from generator.ingest import add as adding
from generator.ingest import pipeline, selection
from generator.ingest.pipeline import Report
from generator.ingest.selection import Selection

STANDARD_INPUT = Path("/dev/stdin")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Tell what would happen; write nothing.")


def selected(_context: click.Context, _option: click.Parameter, value: str) -> Selection:
    """Return what a filter expression asks for; a wrong one is wrong usage."""
    try:
        return selection.parse(value)
    except selection.SelectionError as error:
        raise click.BadParameter(str(error)) from error


FILTER = click.option(
    "--filter",
    "chosen",
    default="",
    metavar="EXPRESSION",
    callback=selected,
    help='Take only some entries: words, "phrases", year:2023..2025, category:cs.CL, title:,'
    " author:, venue:; all must hold, -word must not.",
)

NAMED = 20  # updated pages


@click.command()
@PATHS
@FILTER
@DRY_RUN
@click.pass_obj
def ingest(root: Path, paths: tuple[Path, ...], chosen: Selection, dry_run: bool) -> None:
    """Read papers and bring the pages up to them; a person's edit always stays.

    PATHS are files or folders, by default sources/; - is standard input. Known by their content:
    listing text, saved pages and API answers of Hugging Face, arXiv's API answers and metadata
    snapshot, BibTeX, RIS, CSL-JSON, Semantic Scholar, OpenAlex, CSV and TSV, exports of paperindex,
    lists of ids, Markdown lists of links; any of these in gzip or zip. Running it again changes
    nothing.

    \b
    Examples:
      paperindex ingest
      paperindex ingest --dry-run ~/Downloads/library.bib
      paperindex ingest arxiv.json.gz --filter 'year:2024.. category:math.ST "random walk" -survey'
      curl … | paperindex ingest -
      paperindex -C ../other-index ingest
    """
    files = [STANDARD_INPUT if str(path) == "-" else path for path in paths]
    run = pipeline.preview if dry_run else pipeline.ingest
    _tell(run(root, files, track, chosen), dry_run)


@click.command()
@click.argument("given", nargs=-1, required=True, metavar="PATH|ID|URL…")
@DRY_RUN
@click.pass_obj
def add(root: Path, given: tuple[str, ...], dry_run: bool) -> None:
    """Ingest single files, ids and addresses now, and keep them in sources/.

    A file is copied to sources/ unless it lies there; an id or address is noted in
    sources/added.txt, so that 'paperindex enrich' can look it up.

    \b
    Examples:
      paperindex add ~/Downloads/library.bib
      paperindex add 2405.18377 https://aclanthology.org/2024.acl-long.1
    """
    added = adding.add(root, given, track, dry=dry_run)
    for name in added.files:
        click.echo(f"{name}: added")
    for name, slug in added.report.named:
        click.echo(f"{name}: is {slug}")
    _tell(added.report, dry_run)


def _tell(report: Report, dry_run: bool) -> None:
    tell_rejects(report.rejects)
    for line in _notices(report):
        click.echo(line, err=True)
    for line in _pages(report) if dry_run else ():
        click.echo(line)
    for name, entries in report.sources:
        click.echo(f"{name}: {entries} entries")
    click.echo(("would be: " if dry_run else "") + _counts(report))


def _pages(report: Report) -> Iterator[str]:
    """Yield a line for each page that would be written."""
    for path in report.new:
        yield f"{path}: new"
    for path, keys in report.fields:
        yield f"{path}: updated: {', '.join(keys)}"


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
    if report.named:
        yield f"{len(report.named)} ids and addresses of papers that are here"
    if report.left_out:
        yield f"{report.left_out} entries left out by the filter"


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
