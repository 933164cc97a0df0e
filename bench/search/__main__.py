"""Builds the site, stock Material and Pagefind on the same papers and measures their searches.

``python -m bench.search`` prints Markdown tables; ``--write`` puts them into bench/SEARCH.md.
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import click

from bench.search import report
from bench.search.browser import chromium
from bench.search.comparison import Comparison
from bench.search.cost import PLANS
from bench.search.machine import described

ROOT = Path(__file__).parent.parent.parent
OUT = ROOT / "bench" / "SEARCH.md"


def main() -> None:
    """Measure, print, and write if asked to."""
    asked = _parser().parse_args()
    sizes = (None, *asked.papers)
    with chromium() as browser:
        where = described(browser.version, asked.date or _date())
        compare = Comparison(ROOT, browser, say=lambda text: click.echo(text, err=True))
        costs = [each for count in sizes for each in compare.costs(count, PLANS[asked.plan])]
        costs += [compare.large(count) for count in asked.large]
        indexed = [*(each.indexed for each in costs), *map(compare.lunr, sizes)]
        counted = [compare.loads(count) for count in sizes]
        text = report.document(where, costs, counted, indexed, compare.quality())
    click.echo(text)
    if asked.write:
        OUT.write_text(text, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--papers", type=int, nargs="*", default=[10_000], help="made corpora")
    parser.add_argument("--large", type=int, nargs="*", default=[], help="more, for ours alone")
    parser.add_argument("--plan", choices=PLANS, default="whole", help="how much is asked")
    parser.add_argument("--date", help="of the measurement; else that of the last commit")
    parser.add_argument("--write", action="store_true", help=f"renew {OUT.relative_to(ROOT)}")
    return parser


def _date() -> str:
    command = ["git", "log", "-1", "--format=%cs"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout[:-1]


if __name__ == "__main__":
    main()
