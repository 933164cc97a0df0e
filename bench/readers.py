"""Reads a big invented file of each format and prints a table of speed and memory."""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from bench.formats import FORMATS, papers
from bench.reading import ROOT, Run

# One reading in a process of its own: works, other records, seconds of its time, peak KiB.
PROGRAM = """\
import resource, sys, time
from pathlib import Path
from generator.ingest.readers import read
from generator.model import Entry, Mention, Reject
start = time.process_time()
works = rejects = 0
for record in read(Path(sys.argv[1]), "given"):
    works += isinstance(record, Entry | Mention)
    rejects += isinstance(record, Reject)
seconds = time.process_time() - start
print(works, rejects, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure(path: Path, count: int) -> Run:
    """Return what one reading of a file took; every paper must be read, and nothing rejected."""
    command = [sys.executable, "-c", PROGRAM, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    works, rejects, seconds, peak = done.stdout.split()
    if (int(works), int(rejects)) != (count, 0):
        raise SystemExit(f"{path.name}: {works} works and {rejects} rejects of {count}")
    return Run(records=count, seconds=float(seconds), peak=int(peak) / 1024)


def row(label: str, path: Path, count: int) -> str:
    """Return a table's row for a file."""
    run = measure(path, count)
    size = path.stat().st_size / 2**20
    return f"{label:20}{count:>9,}{size:>8.0f}{count / run.seconds:>12,.0f}{run.peak:>10.0f}"


def main() -> None:
    """Write a file of each format, the same every time, read it, and print a row for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, help="papers in each file")
    parser.add_argument("formats", nargs="*", help=f"of {', '.join(FORMATS)}; by default all")
    asked = parser.parse_args()
    click.echo(f"{'format':20}{'entries':>9}{'MiB':>8}{'entries/s':>12}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for label in asked.formats or FORMATS:
            path = Path(folder) / "given"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(FORMATS[label].write(papers(asked.entries)))
            click.echo(row(label, path, asked.entries))
        packed = Path(folder) / "given.gz"
        with path.open("rb") as plain, gzip.open(packed, "wb", compresslevel=1) as file:
            shutil.copyfileobj(plain, file)
        click.echo(row(f"{label}, gzip", packed, asked.entries))


if __name__ == "__main__":
    main()
