"""Builds the same papers with this project and its peers, in turn, and prints what each took.

``python -m bench.build`` prints Markdown; ``--write`` renews bench/RESULTS.md, its chart, and the
figures in docs/scaling.md after each number of papers.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

import click

from bench import readers
from bench.build import aside, curve, ingesting, report, scaling, serving
from bench.build.comparison import FLOOR, OURS, PEERS, Comparison
from bench.build.contenders.contender import Contender
from bench.build.report import Measured, Read
from bench.search.machine import host
from bench.search.peers import installed

ROOT = Path(__file__).parent.parent.parent
OUT = ROOT / "bench" / "RESULTS.md"
CHART = OUT.with_suffix(".svg")
SIZES = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)


def main() -> None:
    """Measure what is asked for, print, and write if asked to."""
    asked = _parser().parse_args()
    aside.clear()
    measured = Measured(where=_described(asked.date or _date()))
    for papers in asked.papers:
        _compare(measured, papers, asked)
        _keep(measured, write=asked.write)
    for papers in asked.serve:
        _say(f"{papers:,} papers: serving")
        measured.served.append(serving.measure(ROOT, papers, asked.rounds))
        _keep(measured, write=asked.write)
    for count in asked.ingest:
        measured.ingested += ingesting.measure(ROOT, count, _say)
        _keep(measured, write=asked.write)
    if asked.entries:
        measured.read += [
            Read(form=name, size=size, run=run) for name, size, run in readers.runs(asked.entries)
        ]
    _keep(measured, write=asked.write)
    aside.clear()
    click.echo(report.document(measured, CHART.name))


def _compare(measured: Measured, papers: int, asked: argparse.Namespace) -> None:
    """Add the builds of so many papers."""
    rounds = asked.rounds if papers < asked.large_from else asked.large_rounds
    compare = Comparison(root=ROOT, say=_say)
    again = papers <= asked.again_up_to
    contenders = _contenders(papers, asked)
    measured.results[papers] = compare.of(papers, contenders, rounds=rounds, again=again)
    measured.rounds[papers] = rounds


def _contenders(papers: int, asked: argparse.Namespace) -> list[Contender]:
    """Return who builds so many papers; who is not installed is named and left out."""
    peers = [each for each in PEERS if papers <= asked.peers_up_to]
    for each in peers:
        if not each.available:
            _say(f"{each.name} is not installed: left out")
    return [OURS, *(each for each in peers if each.available), FLOOR]


def _keep(measured: Measured, *, write: bool) -> None:
    if not write:
        return
    OUT.write_text(report.document(measured, CHART.name), encoding="utf-8")
    scaling.renew(ROOT / scaling.PAGE, measured)
    if measured.results:
        chart = curve.chart(report.curves(measured), report.growth_in_words(measured))
        CHART.write_text(chart, encoding="utf-8")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _described(date: str) -> str:
    """Return on what the measurements were made: the machine and all versions."""
    peers = ", ".join(f"{each.name.split()[0]} {each.version()}" for each in PEERS)
    return (
        f"Measured on {date}: {host()}; Python {platform.python_version()}, "
        f"MkDocs {version('mkdocs')}, {peers}, Pagefind {installed.version('pagefind')}.\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    add = parser.add_argument
    add("--papers", type=_numbers, default=SIZES, help="how many, such as 500,1000; may be empty")
    add("--rounds", type=int, default=5, help="builds of each; medians are told")
    add("--large-from", type=int, default=20_000, help="papers from which there are fewer rounds")
    add("--large-rounds", type=int, default=1, help="how many there are then")
    add("--peers-up-to", type=int, default=20_000, help="papers that peers build at most")
    add("--again-up-to", type=int, default=20_000, help="papers that are built again at most")
    add("--serve", type=_numbers, nargs="?", const=(10_000,), default=(), help="papers")
    add("--ingest", type=_numbers, nargs="?", const=(100_000,), default=(), help="entries")
    add("--entries", type=int, nargs="?", const=100_000, default=0, help="read in each format")
    add("--date", help="of the measurement; else that of the last commit")
    add(
        "--write",
        action="store_true",
        help=f"renew {OUT.relative_to(ROOT)} and all that is told of it",
    )
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in text.split(",") if part.strip())


def _date() -> str:
    command = ["git", "log", "-1", "--format=%cs"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout[:-1]


if __name__ == "__main__":
    main()
