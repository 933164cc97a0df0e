"""Tells which records could not be read."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.model import Reject
from generator.text import clean


def tell_rejects(rejects: Iterable[Reject]) -> None:
    """Print a line for each reject on standard error."""
    for reject in rejects:
        start = clean(reject.text)[:80]
        click.echo(f"{reject.source}:{reject.line}: {reject.reason}: {start}", err=True)
