"""`paperindex report` and `apply-issue`: what the workflows of pull requests run."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from generator import git
from generator.curate import apply_issue as curation
from generator.curate import issue_form, render
from generator.curate import report as reports


@click.command()
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


@click.command()
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
