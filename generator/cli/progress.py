"""Shows how far a long work has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


def track(items: Iterable[Any], label: str) -> Iterator[Any]:
    """Yield `items` behind a progress bar on a terminal, or with one plain line elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        click.echo(f"{label} …", err=True)
        yield from items
        return
    total = len(items) if isinstance(items, Sized) else None
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        yield from progress.track(items, total=total, description=label)


def estimate(items: Iterable[Any], label: str) -> Iterator[Any]:
    """Yield `items` behind a progress bar that estimates the time left; silent off a terminal."""
    console = Console(stderr=True)
    total = len(items) if isinstance(items, Sized) else None
    if not console.is_terminal or total == 0:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        yield from progress.track(items, total=total, description=label)
