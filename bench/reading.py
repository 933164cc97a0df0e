"""Reads big listings made from sources/ and prints a table of speed and memory."""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from generator.ingest.readers import read
from generator.model import Entry

ROOT = Path(__file__).parent.parent
EMAIL = "Get trending papers in your email inbox"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# One reading in a process of its own: entries, seconds of its processor time, peak KiB.
PROGRAM = """\
import sys, time
from pathlib import Path
from generator.ingest.readers import read
start = time.process_time()
found = len(list(read(Path(sys.argv[1]), "listing")))
seconds = time.process_time() - start
# Not ru_maxrss, which a process inherits from the one that started it.
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0])
print(found, seconds, peak)
"""

Paper = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Run:
    """One reading of a file: records, seconds of processor time, and peak memory in MiB."""

    records: int
    seconds: float
    peak: float


def papers() -> list[Paper]:
    """Return the titles and abstracts of the dumps as they are written there."""
    found = []
    for path in sorted((ROOT / "sources").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for one in read(path, path.name):
            if isinstance(one, Entry):
                title, abstract = list(filter(None, lines[one.line - 1 : one.last_line]))[:2]
                found.append((title.removeprefix("Subscribe"), abstract))
    return found


def layout_a(chosen: list[Paper], chance: random.Random) -> str:
    """Return a listing without blank lines and bylines."""
    del chance
    pairs = "\n".join(f"{title}\n{abstract}" for title, abstract in chosen)
    return f"{EMAIL} once a day!\n{EMAIL}!\nSubscribe{pairs}\n"


def layout_b(chosen: list[Paper], chance: random.Random) -> str:
    """Return a listing with bylines, everything apart by blank lines."""
    parts = ["new", f"{EMAIL}!", "Subscribe", "Daily Papers", "byAK and the research community"]
    for title, abstract in chosen:
        date = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}, {chance.randint(2015, 2025)}"
        byline = f"  • {chance.randint(1, 30)} authors\n·\n{date}{chance.choice(['', '', ' 3'])}"
        parts += [title, abstract, byline]
    return "\n\n".join(parts) + "\n"


LAYOUTS: dict[str, Callable[[list[Paper], random.Random], str]] = {"A": layout_a, "B": layout_b}


def measure(path: Path) -> Run:
    """Return what one reading of the file took; nothing else runs in its process."""
    command = [sys.executable, "-c", PROGRAM, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    records, seconds, peak = done.stdout.split()
    return Run(records=int(records), seconds=float(seconds), peak=int(peak) / 1024)


def row(label: str, path: Path, count: int, times: int) -> str:
    """Return a table's row for a file of `count` entries: the best and the median reading."""
    runs = [measure(path) for _ in range(times)]
    if any(abs(run.records - count) > 1 for run in runs):  # the banner is a record, too
        raise SystemExit(f"layout {label}: {runs[0].records} records of {count}")
    best = count / min(run.seconds for run in runs)
    usual = count / statistics.median(run.seconds for run in runs)
    size = path.stat().st_size / 2**20
    peak = max(run.peak for run in runs)
    return f"{label:8}{count:>9,}{size:>8.0f}{best:>18,.0f}{usual:>18,.0f}{peak:>10.0f}"


def main() -> None:
    """Write the files, the same every time, read each, and print a row for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=5, help="readings of each file")
    parser.add_argument("--entries", type=int, default=40_000, help="entries of each file")
    asked = parser.parse_args()
    chance = random.Random(0)
    chosen = chance.choices(papers(), k=asked.entries)
    head = f"{'layout':8}{'entries':>9}{'MiB':>8}{'entries/s (best)':>18}{'(median)':>18}"
    click.echo(f"{head}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for label, layout in LAYOUTS.items():
            path = Path(folder) / f"{label}.txt"
            path.write_text(layout(chosen, chance), encoding="utf-8")
            click.echo(row(label, path, asked.entries, asked.n))
        line = Path(folder) / "line.txt"
        banner = layout_a(chosen[:9], chance)
        line.write_text(banner + "a word " * (100 * 2**20 // 7) + "\n", encoding="utf-8")
        peak = measure(line).peak
    click.echo(f"one line of 100 MiB: peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
