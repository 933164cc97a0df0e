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

    \b
    Examples:
      paperindex search attention heads
      paperindex search --json -n 3 'world model'
    """
    index = build(site.load(root))
    hits = answer.search(index, " ".join(words), limit)
    if not hits:
        click.echo("nothing found", err=True)
    for hit in hits:
        if as_json:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
        else:
            click.echo(f"{hit.score:7.2f}  {hit.title}\n         {hit.slug}")
