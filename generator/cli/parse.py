"""`paperindex parse`: listings in, JSON Lines out; nothing is written."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from generator.cli.group import FINE, PATHS, PROBLEMS
from generator.cli.rejects import tell_rejects
from generator.ingest import pipeline
from generator.ingest.readers import read
from generator.model import Entry, Reject

# What `parse` prints of an entry only where it is known.
_FROM_TABLES = ("arxiv", "doi", "acl", "authors", "venue", "origin", "categories", "curated")


@click.command()
@PATHS
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
                tell_rejects([record])
    sys.exit(PROBLEMS if rejected else FINE)


def _as_json(entry: Entry) -> dict[str, Any]:
    """Return the entry with the keys that `parse` promises."""
    plain = asdict(entry)
    del plain["last_line"]
    return {key: value for key, value in plain.items() if value or key not in _FROM_TABLES}
