import os
from functools import partial
from pathlib import Path

import pytest

from generator.publish import workers
from generator.publish.workers import Workers


def wrote(folder: Path, name: str) -> None:
    (folder / name).write_text(str(os.getpid()), encoding="utf-8")


def broke() -> None:
    raise ValueError("this page cannot be written")


@pytest.mark.parametrize("processors", [1, 3])
def test_every_task_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: processors)
    Workers([partial(wrote, tmp_path, str(number)) for number in range(20)]).wait()
    assert {file.name for file in tmp_path.iterdir()} == {str(number) for number in range(20)}
    elsewhere = {file.read_text() != str(os.getpid()) for file in tmp_path.iterdir()}
    assert elsewhere == {processors > 1}


@pytest.mark.parametrize("processors", [1, 3])
def test_what_a_task_raises_is_raised(monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: processors)
    with pytest.raises(ValueError, match="cannot be written"):
        Workers([broke, broke, broke]).wait()


def test_no_task_is_no_trouble() -> None:
    Workers(()).wait()


def test_what_is_given_up_leaves_room_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    Workers([partial(wrote, tmp_path, str(number)) for number in range(50)]).stop()
    Workers([partial(wrote, tmp_path, "after"), partial(wrote, tmp_path, "then")]).wait()
    assert {"after", "then"} <= {file.name for file in tmp_path.iterdir()}
