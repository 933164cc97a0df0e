"""Puts what was measured into the page that tells how to scale: a section of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.build.comparison import CHANGED, FULL, OURS, Result
from bench.build.report import MB, MISSING, Measured
from bench.search.report import Row, table

PAGE = Path("docs/scaling.md")
HEADING = "## What it takes"

_SECTION = re.compile(rf"{HEADING}\n.*?(?=^## )", re.DOTALL | re.MULTILINE)
_FIRST = re.compile(r"^## ", re.MULTILINE)


def renew(page: Path, measured: Measured) -> None:
    """Write the section into the page: in the place of the one there, else before all others."""
    text = page.read_text(encoding="utf-8")
    without = _SECTION.sub("", text)
    if measured.results:
        section = f"{HEADING}\n\n{told(measured)}\n"
        without = _FIRST.sub(lambda found: section + found[0], without, count=1)
    page.write_text(without, encoding="utf-8")


def told(measured: Measured) -> str:
    """Return the section's text: what was measured, and on what."""
    head = ("papers", "build", "one page changed", "memory", "site", "files")
    results = (measured.of(papers, OURS) for papers in measured.results)
    rows = table(head, (_row(each) for each in results if each))
    parts = [measured.where, rows, KEY, *_ingested(measured)]
    return "\n".join(parts)


def _row(result: Result) -> Row:
    took, size, changed = result.took(FULL), result.size, result.took(CHANGED)
    assert took and size  # noqa: S101, PT018  it was built
    memory = took.together or took.largest
    return (
        f"{result.papers:,}",
        f"{took.seconds:.1f} s",
        f"{changed.seconds:.1f} s" if changed else MISSING,
        f"{memory:,.0f} MiB",
        f"{size.total / MB:,.0f} MB",
        f"{size.files:,}",
    )


def _ingested(measured: Measured) -> Iterator[str]:
    """Yield a sentence for each dump."""
    for each in measured.ingested:
        first, second = each.first.seconds, each.second.seconds
        yield (
            f"An ingest of {each.entries:,} entries ({each.form}) takes {first:.0f} s, and "
            f"{second:.0f} s where nothing has changed.\n"
        )


KEY = """\
*Build* is from nothing: all pages, the search, related papers, the map, feeds and exports. *Memory*
is that of all processes at a time. The papers are made, like the real ones in words and facts;
`bench/RESULTS.md` in the repository tells more, also of other generators.
"""
