"""Lays the measurements out as Markdown tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from bench.search.cost import Answer, Cost
from bench.search.loads import Loads
from bench.search.quality import ALL

T = TypeVar("T")
Row = Sequence[str]
Quality = dict[str, dict[str, dict[str, float]]]  # by set of queries, search and kind of query
KINDS = {
    "topical": "topical",
    "words": "own words",
    "recalled": "half-remembered",
    "typo": "typos",
    "prefix": "half-typed",
    "synonym": "synonyms",
    "variant": "variants",
    ALL: "all",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Indexed:
    """A search's index: papers per processor second (None: made by the browser), bytes, files."""

    name: str
    papers: int
    rate: float | None
    size: int = 0
    files: int = 0

    @property
    def label(self) -> str:
        """Return what stands in a table's first column."""
        return f"{self.papers:,}, {self.name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """One search on one corpus."""

    indexed: Indexed
    cost: Cost


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table, its first column to the left and the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def weight(found: Sequence[Measured]) -> str:
    """Return the table of bytes, requests and round trips."""
    head = (
        "papers, search",
        "page load",
        "first query: median (most)",
        "requests",
        "round trips in a row",
        "next query: median (most)",
        "requests",
    )
    return table(head, (_weight(each) for each in found))


def _weight(each: Measured) -> Row:
    cost = each.cost
    return (
        each.indexed.label,
        f"{_kilobytes(cost.load.size)} in {cost.load.requests}",
        _spread([answer.size for answer in cost.first], _kilobytes),
        _spread([answer.requests for answer in cost.first], _whole),
        str(len(cost.row)),
        _spread([answer.size for answer in cost.following], _kilobytes),
        _spread([answer.requests for answer in cost.following], _whole),
    )


def judged(found: Sequence[tuple[int, Loads]]) -> str:
    """Return the table of what every judged query loads."""
    head = ("papers", "first query", "requests", "next query")
    return table(
        head,
        (
            (
                f"{papers:,}",
                _distribution(loads.sizes, _kilobytes),
                _distribution(loads.requests, _whole),
                _distribution(loads.next_sizes, _kilobytes),
            )
            for papers, loads in found
        ),
    )


def _distribution(numbers: Sequence[int], form: Callable[[float], str]) -> str:
    """Return median, 95th percentile and the most."""
    ordered = sorted(numbers)
    return " / ".join(map(form, (median(ordered), _late(ordered), ordered[-1])))


def _late(ordered: Sequence[T]) -> T:
    """Return the 95th percentile."""
    return ordered[round(0.95 * (len(ordered) - 1))]


def time(found: Sequence[Measured]) -> str:
    """Return the table of times."""
    head = (
        "papers, search",
        "first query",
        "next query",
        "the same again",
        "frequent words again",
        "first, slow 4G",
        "next, slow 4G",
        "without an answer",
    )
    return table(head, (_time(each) for each in found))


def _time(each: Measured) -> Row:
    cost = each.cost
    warm = (cost.again, cost.frequent)
    groups = (cost.first, cost.following, *warm, cost.slow_first, cost.slow_following)
    silent = sum(answer.milliseconds is None for answer in cost.following)
    return (
        each.indexed.label,
        *map(_milliseconds, groups),
        f"{silent} of {len(cost.following)}",
    )


def build(found: Sequence[Indexed]) -> str:
    """Return the table of indexing speed and the size of what is published."""
    head = ("papers, search", "papers per processor second", "search files, MB", "files")
    return table(head, (_build(each) for each in found))


def _build(each: Indexed) -> Row:
    return (
        each.label,
        f"{each.rate:,.0f}" if each.rate else "in the browser",
        f"{each.size / 1e6:.2f}" if each.size else "–",
        f"{each.files:,}" if each.files else "–",
    )


def quality(found: Mapping[str, Mapping[str, float]]) -> str:
    """Return the table of nDCG@10 by kind of query."""
    rows = (
        (name, *(f"{values[kind]:.3f}" if kind in values else "" for kind in KINDS))
        for name, values in found.items()
    )
    return table(("search", *KINDS.values()), rows)


def chains(found: Sequence[Measured]) -> str:
    """Return the longest chain of dependent requests of each search."""
    return "".join(
        f"- {each.indexed.label}: {' → '.join(f'`{path}`' for path in each.cost.row) or 'none'}\n"
        for each in found
    )


def _kilobytes(size: float) -> str:
    return f"{size / 1000:,.1f} KB"


def _whole(number: float) -> str:
    return f"{number:.0f}"


def _spread(numbers: Sequence[int], form: Callable[[float], str]) -> str:
    return f"{form(median(numbers))} ({form(max(numbers))})" if numbers else "–"


def _milliseconds(answers: Sequence[Answer]) -> str:
    """Return median and 95th percentile of the answers that came."""
    took = sorted(answer.milliseconds for answer in answers if answer.milliseconds is not None)
    if not took:
        return "–"
    return f"{median(took):.0f} ({_late(took):.0f}) ms"


def document(
    where: str,
    costs: Sequence[Measured],
    counted: Sequence[tuple[int, Loads]],
    indexed: Sequence[Indexed],
    found: Quality,
) -> str:
    """Return the whole report."""
    parts = [HEADING, where, WEIGHT, weight(costs), CHAINS, chains(costs), JUDGED, judged(counted)]
    parts += [TIME, time(costs)]
    parts += [BUILD, build(sorted(indexed, key=lambda each: each.papers)), QUALITY]
    for name, values in found.items():
        parts += [f"### {name}\n", quality(values)]
    return "\n".join(parts)


HEADING = """\
# What the search costs and finds

Written by `make bench-search`; not to be edited.
"""
WEIGHT = """\
## Bytes and requests

As sent, gzipped (level 9), headers included; KB are 1000 bytes. *Page load*: the search's files
that are fetched before it is used. *First query*: what is fetched from the first touch of the box,
by a reader with an empty cache. *Round trips in a row*: the longest chain of requests of which each
begins after the one before was answered, of the three most frequent words. What browsers keep of
this project's sites for reading offline comes later, on its own, and is left out.
"""
CHAINS = """\
The longest chains:
"""
JUDGED = """\
Of this project's search, for every judged query: median / 95th percentile / most, counted from the
files (gzip level 6, without headers), the worker's script included.
"""
TIME = """\
## Time

From the query in the box to the last change of the answers on the screen: median (95th
percentile), as each search comes, waiting for further keystrokes included. *The same again*: judged
queries, all kinds in turn, that were asked before with others in between, so that nothing is left
to load; *frequent words* are three that a third of the papers hold, or more. Over slow 4G (150 ms,
1.6 Mbit/s) the first query is asked as soon as the page has loaded, else once all is quiet.
"""
BUILD = """\
## Indexing

From the pages in memory to the index. *Processor seconds* are of all cores together. This project's
search has one core, and is counted from the texts, which it takes apart, to the content of its
files, which is compressed; Lunr for Python up to the index, and Pagefind from the files of the
pages. *Search files* are as they lie on the host.
"""
QUALITY = """\
## What is found

nDCG@10 with gain 2^grade - 1 on the real papers and the judged queries of tests/data/search;
Material and Pagefind as they answer in the browser.
"""
