"""`paperindex stats`: what the index holds, in numbers, and how well the classifier knows it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from generator import statistics
from generator.classify.agreement import Agreement
from generator.statistics import Statistics

WIDTH = 110  # columns
SHOWN = 30  # disagreements; `--json` has all


@click.command()
@click.option("--topics", is_flag=True, help="Compare the classifier with the curated sections.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def stats(root: Path, topics: bool, as_json: bool) -> None:
    """Count what the index holds: papers by section, kind and year, and what waits for a curator.

    With --topics: how often the classifier files a curated page where its curator did (not knowing
    that page), which sections it confuses, whether its confidence is honest, and the pages on which
    it contradicts the curator most surely, some of which are the curator's slips.

    \b
    Examples:
      paperindex stats
      paperindex stats --json | jq .papers
      paperindex stats --topics
    """
    found = statistics.agreement(root) if topics else statistics.count(root)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    elif isinstance(found, Statistics):
        _tell_counts(found)
    else:
        for line in _agreement(found):
            click.echo(line)


def _tell_counts(found: Statistics) -> None:
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


def _agreement(found: Agreement) -> Iterator[str]:
    yield (
        f"{found.pages} curated pages: the classifier names the section of {found.primary:.1%},"
        f" and of {found.near:.1%} the section or one under also"
    )
    yield from ("", "Pages by the curator's section (rows) and the classifier's (columns):", "")
    yield from _matrix(found)
    yield from ("", "confidence   pages    said   right")
    for band in found.bands:
        span = f"{band.low:.1f} to {band.high:.1f}"
        yield f"{span:10}  {band.pages:6}  {band.said:6.0%}  {band.right:6.0%}"
    yield from ("", "Where the classifier contradicts the curator, the surest first:", "")
    for each in found.disagreements[:SHOWN]:
        also = " (under also)" if each.near else ""
        yield f"{each.confidence:.2f}  {each.topic} → {each.chosen}{also}: {each.slug}"
        yield f"      {textwrap.shorten(', '.join(each.evidence), WIDTH, placeholder=' …')}"
    if len(found.disagreements) > SHOWN:
        yield f"… and {len(found.disagreements) - SHOWN} more (--json has all)"


def _matrix(found: Agreement) -> Iterator[str]:
    """Yield a line per section; columns are numbered as the rows are."""
    name = max(map(len, found.matrix), default=0)
    cell = max(
        3, *(len(str(number)) + 1 for row in found.matrix.values() for number in row.values())
    )
    numbers = range(1, len(found.matrix) + 1)
    yield f"{'':{name + 4}}" + "".join(f"{number:{cell}}" for number in numbers)
    for number, (topic, row) in zip(numbers, found.matrix.items(), strict=True):
        cells = "".join(f"{count or '·':>{cell}}" for count in row.values())
        yield f"{number:3} {topic:{name}}{cells}"
