"""`paperindex parse`: papers in every format in, JSON Lines out; nothing is written."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from generator.cli.group import FINE, PATHS, PROBLEMS
from generator.cli.ingest import FILTER, STANDARD_INPUT
from generator.cli.rejects import tell_rejects
from generator.ingest import reading
from generator.ingest.readers import read
from generator.ingest.selection import Selection
from generator.model import Entry, Mention, Reject

# What `parse` prints of an entry only where it is known.
_WHERE_KNOWN = (
    *("arxiv", "doi", "acl", "authors", "venue", "origin", "categories", "curated", "citations"),
    "about",
)


@click.command()
@PATHS
@FILTER
@click.pass_obj
def parse(root: Path, paths: tuple[Path, ...], chosen: Selection) -> None:
    """Print the entries of files as JSON Lines; rejects go to standard error. Writes nothing.

    \b
    Examples:
      paperindex parse listing.txt | head -3
      paperindex parse arxiv.json.gz --filter 'category:cs.CL year:2024'
      paperindex parse sources/ >entries.jsonl 2>rejects.txt
    """
    rejected = False
    files = [STANDARD_INPUT if str(path) == "-" else path for path in paths]
    for file in reading.source_files(files or [root / reading.SOURCES]):
        for record in read(file, reading.source_name(root, file)):
            if isinstance(record, Reject):
                rejected = True
                tell_rejects([record])
            elif isinstance(record, Entry | Mention) and chosen.takes(record):
                click.echo(json.dumps(_as_json(record), ensure_ascii=False))
    sys.exit(PROBLEMS if rejected else FINE)


def _as_json(record: Entry | Mention) -> dict[str, Any]:
    """Return the record with the keys that `parse` promises; a mention has no title."""
    plain = asdict(record)
    del plain["last_line"]
    if isinstance(record, Mention):
        return {"title": None, **{key: value for key, value in plain.items() if value}}
    return {key: value for key, value in plain.items() if value or key not in _WHERE_KNOWN}
