import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from generator.publish import workers
from generator.publish.workers import Workers
from tests.conftest import REPOSITORY


def wrote(folder: Path, name: str) -> None:
    (folder / name).write_text(str(os.getpid()), encoding="utf-8")


def broke() -> None:
    raise ValueError("this page cannot be written")


# Processes are copied only where no threads run, which other tests may have left.
ALONE = """
import os, pathlib, sys
from functools import partial
from generator.publish import workers

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
