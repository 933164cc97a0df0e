"""`paperindex check`: every problem of every page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.check import run as checks
from generator.cli.group import FINE, PROBLEMS


@click.command()
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
    for path, change in checks.fix(root) if mend else ():
        click.echo(f"{path}: mended: {change}", err=True)
    problems = checks.check(root)
    click.echo(checks.FORMATS[form](problems), nl=False)
    if form == "text":
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(f"{errors} problems, {len(problems) - errors} warnings", err=True)
    sys.exit(PROBLEMS if checks.has_errors(problems) else FINE)
