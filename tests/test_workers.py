import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from generator import workers
from generator.workers import Workers
from tests.conftest import REPOSITORY


def wrote(folder: Path, name: str) -> None:
    (folder / name).write_text(str(os.getpid()), encoding="utf-8")


def broke() -> None:
    raise ValueError("this page cannot be written")


# Processes are copied only where no threads run, which other tests may have left.
ALONE = """
import os, pathlib, sys
from functools import partial
from generator import workers

def wrote(name):
    (pathlib.Path(sys.argv[1]) / str(name)).write_text(str(os.getpid()))

workers._processors = lambda: int(sys.argv[2])
workers.Workers({str(number): partial(wrote, number) for number in range(20)}).wait()
print(os.getpid())
"""


@pytest.mark.parametrize("processors", [1, 3])
def test_every_task_is_done(tmp_path: Path, processors: int) -> None:
    command = [sys.executable, "-c", ALONE, str(tmp_path), str(processors)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert {file.name for file in tmp_path.iterdir()} == {str(number) for number in range(20)}
    here = {file.read_text() == done.stdout.strip() for file in tmp_path.iterdir()}
    assert here == {processors == 1 or sys.platform != "linux"}


@pytest.mark.parametrize("processors", [1, 3])
def test_what_a_task_raises_is_raised(monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: processors)
    with pytest.raises(ValueError, match="cannot be written"):
        Workers({"one": broke, "two": broke, "three": broke}).wait()


def test_no_task_is_no_trouble() -> None:
    assert Workers({}).wait() == {}


def test_what_is_given_up_leaves_room_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    Workers({str(number): partial(wrote, tmp_path, str(number)) for number in range(50)}).stop()
    Workers({name: partial(wrote, tmp_path, name) for name in ("after", "then")}).wait()
    assert {"after", "then"} <= {file.name for file in tmp_path.iterdir()}


MANY = """
import os
from generator import sketches, workers
from generator.deduplicate import Work
from generator.classify import kinds

workers._processors = lambda: 3
pids = {pid for _, pid in workers.mapped(lambda number: (number, os.getpid()), range(64), 4)}
print(pids == {os.getpid()})
texts = [(f"Casting bells {n}", f"We prove a bound on {n} bells and we release a corpus of {n}.")
         for n in range(2100)]
works = [Work(title=title, abstract=abstract) for title, abstract in texts]
sketches._BLOCK, sketches._BLOCKS = 50, 2


def answers():
    found = sketches.sketch(works)
    return kinds.guess(texts), [getattr(found, name).tolist() for name in found.__slots__]


several = answers()
workers._processors = lambda: 1
print(several == answers())
"""


def test_several_processes_find_what_one_finds() -> None:
    command = [sys.executable, "-c", MANY]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(sys.platform != "linux"), "True"]
