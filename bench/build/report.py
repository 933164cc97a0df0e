"""Lays the measurements out as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.build.comparison import AGAIN, CHANGED, FLOOR, FULL, OURS, PEERS, Result
from bench.build.contenders.contender import Contender
from bench.build.ingesting import Ingested
from bench.build.serving import Served
from bench.reading import Run
from bench.search.report import Row, table

MISSING = "not run"
MB = 1e6


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What reading a file of a format took; `size` in bytes."""

    form: str
    size: int
    run: Run


@dataclass(kw_only=True)
class Measured:
    """All that was measured: results by number of papers, dumps, and files of each format."""

    where: str
    rounds: dict[int, int] = field(default_factory=dict)
    results: dict[int, list[Result]] = field(default_factory=dict)
    served: list[Served] = field(default_factory=list)
    ingested: list[Ingested] = field(default_factory=list)
    read: list[Read] = field(default_factory=list)

    def of(self, papers: int, contender: Contender) -> Result | None:
        """Return what a contender took, if it ran."""
        found = (each for each in self.results[papers] if each.name == contender.name)
        return next(found, None)


def document(measured: Measured, chart: str) -> str:
    """Return the whole report; `chart` is the path of the picture."""
    parts = [HEADING, measured.where]
    if measured.results:
        parts += [CONTENDERS, GROWTH.format(chart=chart, alt=growth_in_words(measured))]
        parts += [growth(measured), FULL_BUILDS]
        parts += [_section(papers, measured) for papers in measured.results]
        parts += [REPEATED, repeated(measured)]
    if measured.served:
        parts += [SERVED, served(measured.served)]
    if measured.ingested:
        parts += [INGEST, ingest(measured.ingested)]
    if measured.read:
        parts += [READERS, readers(measured.read)]
    return "\n".join(parts)


def growth_in_words(measured: Measured) -> str:
    """Return in a sentence what the chart shows."""
    sizes = list(measured.results)
    lines = "; ".join(
        f"{name} {', '.join(f'{seconds:.1f} s at {papers:,}' for papers, seconds in line)}"
        for name, line in curves(measured).items()
    )
    return f"Build time from {sizes[0]:,} to {sizes[-1]:,} papers. {lines}."


def curves(measured: Measured) -> dict[str, list[tuple[int, float]]]:
    """Return for each contender the seconds of a build from nothing by number of papers."""
    found: dict[str, list[tuple[int, float]]] = {}
    for papers, results in measured.results.items():
        for each in results:
            if took := each.took(FULL):
                found.setdefault(each.name, []).append((papers, took.seconds))
    return found


def growth(measured: Measured) -> str:
    """Return the table of seconds by papers, and the ratios to the peers and to the floor."""
    head = ["papers", *(each.name for each in (OURS, *PEERS, FLOOR))]
    head += ["ours per paper", *(f"ours / {each.name}" for each in (*PEERS, FLOOR))]
    return table(head, (_growth(papers, measured) for papers in measured.results))


def _growth(papers: int, measured: Measured) -> Row:
    seconds = [_full(measured.of(papers, each)) for each in (OURS, *PEERS, FLOOR)]
    ours = seconds[0]
    per_paper = f"{1000 * ours / papers:.2f} ms" if ours else MISSING
    ratios = (f"{ours / each:.2f}" if ours and each else MISSING for each in seconds[1:])
    return (f"{papers:,}", *map(_seconds, seconds), per_paper, *ratios)


def _full(result: Result | None) -> float | None:
    took = result and result.took(FULL)
    return took.seconds if took else None


def _section(papers: int, measured: Measured) -> str:
    rounds = measured.rounds[papers]
    said = f"the median of {rounds} rounds, with the range" if rounds > 1 else "one round"
    head = (
        "build",
        "seconds",
        "processor seconds",
        "largest process, MiB",
        "all processes, MiB",
        "site, MB",
        "files",
        "a paper's page, KB",
    )
    rows: list[Row] = []
    for each in (OURS, *PEERS, FLOOR):
        result = measured.of(papers, each)
        rows += _rows(result) if result else [(each.name, *[MISSING] * (len(head) - 1))]
    return f"### {papers:,} papers\n\n{said.capitalize()}.\n\n{table(head, rows)}"


def _rows(result: Result) -> list[Row]:
    """Return a row for the whole build, and one for each step where there are several."""
    rows = [_row(result, result.name, None)]
    if len(result.steps) > 1:
        rows += [_row(result, f"of which {step}", step) for step in result.steps]
    return rows


def _row(result: Result, name: str, step: str | None) -> Row:
    took, size = result.took(FULL, step), result.size
    assert took  # noqa: S101  every contender that ran built from nothing
    least, most = result.seconds(FULL, step)
    spread = f" ({least:.2f} to {most:.2f})" if least != most else ""
    together = f"{took.together:,.0f}" if took.together else "–"
    figures = (f"{took.seconds:.2f}{spread}", f"{took.processor:.2f}", f"{took.largest:,.0f}")
    if step or not size:
        return (name, *figures, together, "", "", "")
    sizes = (f"{size.total / MB:,.1f}", f"{size.files:,}", f"{size.page / 1000:.1f}")
    return (name, *figures, together, *sizes)


def repeated(measured: Measured) -> str:
    """Return the table of builds upon an earlier one."""
    head = ("papers, build", FULL, AGAIN, CHANGED)
    rows = [
        (f"{papers:,}, {each.name}", *(_seconds(_time(each, build)) for build in head[1:]))
        for papers, results in measured.results.items()
        for each in results
        if AGAIN in each.runs
    ]
    return table(head, rows)


def _time(result: Result, build: str) -> float | None:
    took = result.took(build)
    return took.seconds if took else None


def served(found: Iterable[Served]) -> str:
    """Return the table of servers."""
    head = ("papers", "first page after", "an edit is shown after: median", "shortest", "longest")
    return table(head, map(_served, found))


def _served(each: Served) -> Row:
    figures = (each.start, median(each.edits), min(each.edits), max(each.edits))
    return (f"{each.papers:,}", *map(_seconds, figures))


def ingest(found: Iterable[Ingested]) -> str:
    """Return the table of ingests."""
    head = (
        "entries, dump",
        "MB",
        "pages",
        "first run, s",
        "largest process, MiB",
        "second run, s",
        "largest process, MiB",
    )
    return table(head, map(_ingest, found))


def _ingest(each: Ingested) -> Row:
    runs = (each.first, each.second)
    figures = ((f"{run.seconds:.1f}", f"{run.largest:,.0f}") for run in runs)
    start = (f"{each.entries:,}, {each.form}", f"{each.size / MB:,.1f}", f"{each.pages:,}")
    return (*start, *(figure for pair in figures for figure in pair))


def readers(found: Sequence[Read]) -> str:
    """Return the table of readers."""
    head = ("format", "entries", "MB", "entries per processor second", "peak, MiB")
    return table(head, map(_read, found))


def _read(each: Read) -> Row:
    run = each.run
    speed = f"{run.records / run.seconds:,.0f}"
    return (each.form, f"{run.records:,}", f"{each.size / MB:,.1f}", speed, f"{run.peak:,.0f}")


def _seconds(value: float | None) -> str:
    return MISSING if value is None else f"{value:.2f} s"


HEADING = """\
# What building takes

Written by `make bench`; not to be edited.
"""
CONTENDERS = """\
All build the same made papers (`bench/corpus`: recombined from the real ones, with vocabulary,
dates, authors and links that grow as real ones do), in turn, each whole process from its start to
its end. What each makes of them is not the same:

- **paperindex**: all of this project: a page per paper with its references in five formats, related
  papers with reasons, the facts' origin and machine-readable metadata; sections, lists by year,
  kind, tag, author, organisation and title, the map, trends, digests, feeds, exports, preview
  cards, and a sharded search with filters. The papers came over 52 weeks of commits, whose days
  are read from git. Caches are emptied before a build from nothing.
- **Material**: MkDocs with the theme Material as it comes and its own search, the papers out of the
  navigation: a page with the abstract, no front matter shown, no lists of papers.
- **Hugo and Pagefind**: Hugo with the minimal theme in `bench/build/hugo`: a page per paper with
  its facts, summary, abstract and links to the next ones; a list per section with summaries; no
  taxonomies, no feeds. `date` is renamed before, as Hugo takes no month for a date, and links
  between Markdown files are left as they are. Pagefind then indexes the papers' pages.
- **Zensical**: the same project as Material's. Its cache is emptied before a build from nothing.
- **floor**: reads every page and writes as many files of the same sizes as paperindex, of zeros, in
  one process: what input and output alone cost here.

*Processor seconds* are of all cores and all processes of a build. *Largest process* is the most
memory that a single process held; *all processes* is the most that all of them held at a time,
shared memory counted once (the sum of their proportional set sizes, sampled). MB are 10⁶ bytes, MiB
are 2²⁰.
"""
GROWTH = """\
## How it grows

![{alt}]({chart})
"""
FULL_BUILDS = """\
## Builds from nothing
"""
REPEATED = """\
## Builds upon an earlier one

The same command again, on the site (and with the cache) that the build from nothing left: with
nothing changed, and with a sentence added to one paper. Every page that readers get must be right
afterwards; MkDocs' `--dirty` is not used, as it leaves a search of the changed page alone.
"""
SERVED = """\
## While pages are written

`mkdocs serve` of paperindex: from its start to its first page, and from the moment at which a page
is saved to that at which its address shows the change.
"""
INGEST = """\
## Ingest

`paperindex ingest` of one dump into a project without papers, then the same command again, which
changes nothing.
"""
READERS = """\
## Reading

One file of invented papers in each format, all of whose entries must be read; reading alone.
"""
