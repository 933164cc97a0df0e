"""Fails where a build has become slow: by its ratio to plain Material on the same pages, in turn.

``python -m bench.build.guard``. A ratio of processor times says the same on every machine; seconds
do not.
"""

from __future__ import annotations

from pathlib import Path

import click

from bench.build import aside
from bench.build.comparison import FULL, OURS, Comparison, Result
from bench.build.contenders import material

PAPERS = 1_000
ROUNDS = 3
# The one threshold. Ours does far more with each paper; see bench/RESULTS.md for the ratio now.
MOST = 3.0

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Build both in turn, print the ratio of the medians, and fail above the threshold."""
    aside.clear()
    compare = Comparison(root=ROOT, say=lambda text: click.echo(text, err=True))
    contenders = (OURS, material.CONTENDER)
    ours, plain = compare.of(PAPERS, contenders, rounds=ROUNDS, again=False)
    ratio = _processor(ours) / _processor(plain)
    click.echo(
        f"{PAPERS:,} papers: {_processor(ours):.2f} processor seconds, "
        f"plain Material {_processor(plain):.2f}; ratio {ratio:.2f}, at most {MOST}"
    )
    if ratio > MOST:
        raise SystemExit("The build has become slower; see where with a profiler before merging.")


def _processor(result: Result) -> float:
    took = result.took(FULL)
    assert took  # noqa: S101  it has just been built
    return took.processor


if __name__ == "__main__":
    main()
