"""`paperindex stats`: what the index holds, in numbers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from generator import statistics


@click.command()
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
