"""`paperindex search`: the site's own index, asked from the terminal."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from generator.publish import site
from generator.publish.search import answer
from generator.publish.search.index import build


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("-n", "limit", default=10, show_default=True, help="How many papers to print.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object per line.")
@click.pass_obj
def search(root: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the index as the site does, best hit first.

    "A phrase" stands as it is; -word leaves papers out; title:, author: and venue: look in one
    field; topic:, kind:, year:2023..2025, has:code and tag: filter. Put `--` before a query that
    begins with a minus.

    \b
    Examples:
      paperindex search open access
      paperindex search --json -n 3 'field notes'
      paperindex search 'title:survey year:2023.. has:code'
    """
    found = answer.answer(build(site.load(root)), " ".join(words))
    _tell(found)
    for hit in found.hits[:limit]:
        if as_json:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
        else:
            click.echo(f"{hit.score:7.2f}  {hit.title}\n         {hit.slug}")


def _tell(found: answer.Answer) -> None:
    """Print on standard error what a person should know besides the hits."""
    for note in found.notes:
        click.echo(note, err=True)
    for word, corrected in found.corrected:
        click.echo(f"no paper has ‘{word}’; took it for ‘{corrected}’", err=True)
    click.echo(f"{len(found.hits)} papers" if found.hits else "nothing found", err=True)
