"""The command line: the only module that prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sized
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from generator import statistics
from generator.check import run as checks
from generator.curate import apply_issue as curation
from generator.curate import git, issue_form, render
from generator.curate import report as reports
from generator.errors import GeneratorError
from generator.ingest import pipeline
from generator.ingest.pipeline import Report
from generator.ingest.readers import read
from generator.model import Entry, Reject
from generator.publish import query, search_index, site

FINE, PROBLEMS, USAGE = 0, 1, 2

# What `parse` prints of an entry only where it is known.
_FROM_TABLES = ("arxiv", "doi", "acl", "authors", "venue")

_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


class Commands(click.Group):
    """Lists the commands in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of the commands as they were declared."""
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Work on the project in DIR instead of the current folder.",
)
@click.version_option(package_name="paperindex")
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Turn paper listings into a curated, searchable site.

    \b
    Examples:
      paperindex ingest                 read sources/ and write the pages
      paperindex check                  find every problem of every page
      paperindex search 'state space'   ask the site's own index
    """
    context.obj = root


@cli.command()
@_PATHS
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
    report = pipeline.ingest(root, paths, _track)
    _tell_rejects(report.rejects)
    for line in _notices(report):
        click.echo(line, err=True)
    for name, entries in report.sources:
        click.echo(f"{name}: {entries} entries")
    click.echo(_counts(report))


@cli.command()
@_PATHS
@click.pass_obj
def parse(root: Path, paths: tuple[Path, ...]) -> None:
    """Print the entries of listings as JSON Lines; rejects go to standard error. Writes nothing.

    \b
    Examples:
      paperindex parse listing.txt | head -3
      paperindex parse sources/ >entries.jsonl 2>rejects.txt
    """
    rejected = False
    for file in pipeline.source_files(paths or [root / pipeline.SOURCES]):
        for record in read(file, pipeline.source_name(root, file)):
            if isinstance(record, Entry):
                click.echo(json.dumps(_as_json(record), ensure_ascii=False))
            elif isinstance(record, Reject):
                rejected = True
                _tell_rejects([record])
    sys.exit(PROBLEMS if rejected else FINE)


@cli.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(checks.FORMATS)),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a workflow, json for programs.",
)
@click.option("--fix", "mend", is_flag=True, help="First mend what is wrong beyond doubt.")
@click.pass_obj
def check(root: Path, form: str, mend: bool) -> None:
    """Find every problem of every page: `path:line:column: what; what to do`.

    Exits with 1 where anything must be mended; warnings alone are fine.

    \b
    Examples:
      paperindex check
      paperindex check --fix
      paperindex check --format json | jq '.[].rule'
    """
    for path in checks.fix(root) if mend else ():
        click.echo(f"{path}: mended", err=True)
    problems = checks.check(root)
    click.echo(checks.FORMATS[form](problems), nl=False)
    if form == "text":
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(f"{errors} problems, {len(problems) - errors} warnings", err=True)
    sys.exit(PROBLEMS if checks.has_errors(problems) else FINE)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def stats(root: Path, as_json: bool) -> None:
    """Count what the index holds: papers by section, kind and year, and what waits for a curator.

    \b
    Examples:
      paperindex stats
      paperindex stats --json | jq .papers
    """
    found = statistics.count(root)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(f"{found.papers} papers, {found.pending} placed automatically and not confirmed")
    for name, counts in found.tables():
        table = Table(name, "papers", box=None, header_style="bold")
        table.columns[1].justify = "right"
        for label, number in counts.items():
            table.add_row(label, str(number))
        console.print(table)
    for path, macro in found.macros:
        click.echo(f"{path}: author macro {macro}")


@cli.command()
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("-n", "limit", default=10, show_default=True, help="How many papers to print.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object per line.")
@click.pass_obj
def search(root: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the index as the site does, best hit first.

    \b
    Examples:
      paperindex search attention heads
      paperindex search --json -n 3 'world model'
    """
    index = search_index.build(site.load(root))
    hits = query.search(index, " ".join(words), limit)
    if not hits:
        click.echo("nothing found", err=True)
    for hit in hits:
        if as_json:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
        else:
            click.echo(f"{hit.score:7.2f}  {hit.title}\n         {hit.slug}")


@cli.command()
@click.argument("commits", metavar="BASE..HEAD")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of Markdown.")
@click.pass_obj
def report(root: Path, commits: str, as_json: bool) -> None:
    """Tell what changes for readers between two commits.

    \b
    Examples:
      paperindex report main..my-branch
      paperindex report HEAD~1..HEAD --json
    """
    changes = reports.report(root, *git.endpoints(root, commits))
    click.echo(render.as_json(changes) if as_json else render.as_markdown(changes), nl=False)


@cli.command()
@click.argument("event", type=click.Path(path_type=Path))
@click.pass_obj
def apply_issue(root: Path, event: Path) -> None:
    """Turn an approved issue into an edit of the pages, and print what to propose.

    EVENT is the JSON that GitHub gives a workflow for an issue. Nothing is written where the form
    asks for something that the checks would refuse.

    \b
    Examples:
      paperindex apply-issue "$GITHUB_EVENT_PATH"
    """
    applied = curation.apply_issue(root, issue_form.read_event(event))
    click.echo(json.dumps(asdict(applied), ensure_ascii=False))


def main() -> None:
    """Run the command line; a fault in the user's material is one line, anything else a bug."""
    try:
        cli()
    except GeneratorError as error:
        click.echo(f"paperindex: {error}", err=True)
        sys.exit(PROBLEMS)


def _track(items: Iterable[Any], label: str) -> Iterator[Any]:
    """Yield `items` behind a progress bar on a terminal, or with one plain line elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        click.echo(f"{label} …", err=True)
        yield from items
        return
    total = len(items) if isinstance(items, Sized) else None
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        yield from progress.track(items, total=total, description=label)


def _tell_rejects(rejects: Iterable[Reject]) -> None:
    for reject in rejects:
        start = " ".join(reject.text.split())[:80]
        click.echo(f"{reject.source}:{reject.line}: {reject.reason}: {start}", err=True)


def _as_json(entry: Entry) -> dict[str, Any]:
    """Return the entry with the keys that `parse` promises."""
    plain = asdict(entry)
    del plain["last_line"]
    return {key: value for key, value in plain.items() if value or key not in _FROM_TABLES}


def _notices(report: Report) -> Iterator[str]:
    """Yield a line for everything a person should know or decide."""
    for path, conflict in report.conflicts:
        yield (
            f"{path}: conflict: {conflict.key}: the page keeps {conflict.page!r},"
            f" its sources now say {conflict.fresh!r}"
        )
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
