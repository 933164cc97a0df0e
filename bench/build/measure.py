"""Owns what a run of commands took: time, processor time and memory, each of the whole process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launch.py")


@dataclass(frozen=True, kw_only=True, slots=True)
class Took:
    """What commands took, from start to end.

    `processor` are seconds of all cores together. `largest` is the most memory that one process
    held, `together` the most that all processes held at a time, what they share counted once; both
    in MiB, and `together` 0 where the system does not tell.
    """

    seconds: float
    processor: float
    largest: float
    together: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Took:
    """Return what one command took; a failure ends the measurement."""
    with tempfile.TemporaryDirectory() as work:
        out, said = Path(work) / "figures.json", Path(work) / "said.txt"
        with said.open("wb") as errors:
            launched = [sys.executable, "-I", "-S", str(LAUNCHER), str(out), *command]
            variables = variables_of(environment)
            done = subprocess.run(launched, cwd=folder, env=variables, stderr=errors, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read_text(errors='replace')}")
        return Took(**json.loads(out.read_text(encoding="utf-8")))


def variables_of(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a command: in all of them Python keeps the modules it compiles."""
    found = {**os.environ, **environment}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def one_after_another(steps: Iterable[Took]) -> Took:
    """Return what steps took in a row: times add up, and of memory the most counts."""
    every = list(steps)
    return Took(
        seconds=sum(each.seconds for each in every),
        processor=sum(each.processor for each in every),
        largest=max(each.largest for each in every),
        together=max(each.together for each in every),
    )


def middle(runs: Sequence[Took]) -> Took:
    """Return the median of each figure."""
    return Took(
        seconds=median(each.seconds for each in runs),
        processor=median(each.processor for each in runs),
        largest=median(each.largest for each in runs),
        together=median(each.together for each in runs),
    )
