"""Writes papers made from this project's own: ``python -m bench.corpus 10000 OUT --as pages``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import click

from bench.corpus import listings, material, papers, project

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Write the papers, and say how the vocabulary grows."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("count", type=int, help="papers")
    parser.add_argument("out", type=Path, help="a folder that is not there yet")
    parser.add_argument("--as", dest="form", choices=("pages", "listing"), default="pages")
    parser.add_argument("--snapshot", action="store_true", help="pages as an ingest leaves them")
    asked = parser.parse_args()
    start = time.perf_counter()
    source = material.load(ROOT)
    made = papers.make(source, asked.count)
    if asked.form == "pages":
        project.write(ROOT, asked.out, made, known=asked.snapshot)
    else:
        listings.write(asked.out, made)
    curve = source.curve
    click.echo(f"{asked.count:,} papers in {time.perf_counter() - start:.1f} s")
    click.echo(f"real vocabulary: {curve.k:.1f} n^{curve.beta:.3f}, R² {curve.fit:.4f}")


if __name__ == "__main__":
    main()
