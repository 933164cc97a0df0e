"""The command line: the only part that prints; a module per command."""

from __future__ import annotations

import sys

import click

from generator.cli import check, curate, curation, enrich, export, ingest, parse, search, stats
from generator.cli.group import PROBLEMS, cli
from generator.errors import GeneratorError

# In the order in which people meet them.
COMMANDS = (
    ingest.ingest,
    ingest.add,
    enrich.enrich,
    parse.parse,
    check.check,
    stats.stats,
    curate.curate,
    search.search,
    export.export,
    curation.report,
    curation.apply_issue,
)
__all__ = ["COMMANDS", "cli", "main"]

for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line; a fault in the user's material is one line, anything else a bug."""
    try:
        cli()
    except GeneratorError as error:
        click.echo(f"paperindex: {error}", err=True)
        sys.exit(PROBLEMS)
