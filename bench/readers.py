"""Reads a big invented file of each format and prints a table of speed and memory."""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bench.formats import FORMATS, papers
from bench.reading import ROOT, Run

# One reading in a process of its own: works, other records, seconds of its time, peak KiB.
PROGRAM = """\
import sys, time
from pathlib import Path
from generator.ingest.readers import read
from generator.model import Entry, Mention, Reject
start = time.process_time()
works = rejects = 0
for record in read(Path(sys.argv[1]), "given"):
    works += isinstance(record, Entry | Mention)
    rejects += isinstance(record, Reject)
seconds = time.process_time() - start
# Not ru_maxrss, which a process inherits from the one that started it.
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0])
print(works, rejects, seconds, peak)
"""


def measure(path: Path, count: int) -> Run:
    """Return what one reading of a file took; every paper must be read, and nothing rejected."""
    command = [sys.executable, "-c", PROGRAM, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    works, rejects, seconds, peak = done.stdout.split()
    if (int(works), int(rejects)) != (count, 0):
        raise SystemExit(f"{path.name}: {works} works and {rejects} rejects of {count}")
    return Run(records=count, seconds=float(seconds), peak=int(peak) / 1024)


def runs(count: int, formats: Sequence[str] = ()) -> Iterator[tuple[str, int, Run]]:
    """Yield for each format, and for the last one packed, its file's bytes and what reading took.

    The files are the same every time.
    """
    with tempfile.TemporaryDirectory() as folder:
        path, label = Path(folder) / "given", ""
        for label in formats or FORMATS:
            with path.open("w", encoding="utf-8") as file:
                file.writelines(FORMATS[label].write(papers(count)))
            yield label, path.stat().st_size, measure(path, count)
        packed = Path(folder) / "given.gz"
        with path.open("rb") as plain, gzip.open(packed, "wb", compresslevel=1) as file:
            shutil.copyfileobj(plain, file)
        yield f"{label}, gzip", packed.stat().st_size, measure(packed, count)


def main() -> None:
    """Print a row for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, help="papers in each file")
    parser.add_argument("formats", nargs="*", help=f"of {', '.join(FORMATS)}; by default all")
    asked = parser.parse_args()
    click.echo(f"{'format':20}{'entries':>9}{'MiB':>8}{'entries/s':>12}{'peak MiB':>10}")
    for label, size, run in runs(asked.entries, asked.formats):
        speed = asked.entries / run.seconds
        row = f"{label:20}{run.records:>9,}{size / 2**20:>8.0f}{speed:>12,.0f}{run.peak:>10.0f}"
        click.echo(row)


if __name__ == "__main__":
    main()
