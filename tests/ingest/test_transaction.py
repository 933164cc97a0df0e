import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.errors import ProjectError
from generator.ingest import transaction
from generator.ingest.transaction import Change


class Killed(BaseException):
    """Stands for a signal that ends the run."""


def killed_after(count: int, changes: Iterable[Change]) -> Iterator[Change]:
    for number, each in enumerate(changes):
        if number == count:
            raise Killed
        yield each
    if count == -1:
        raise Killed


def prepare(root: Path) -> list[Change]:
    for name in ("a", "b", "c"):
        (root / f"{name}.md").write_text(f"old {name}\n", encoding="utf-8")
    return [
        transaction.change(root, "a.md", "new a\r\n"),
        transaction.change(root, "b.md", None),
        transaction.change(root, "sub/d.md", "new d\n"),
        transaction.change(root, "c.md", "new c\n"),
    ]


def contents(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*.md") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


DONE = {"a.md": b"new a\r\n", "sub/d.md": b"new d\n", "c.md": b"new c\n"}


def test_all_changes_are_made_and_no_journal_stays(tmp_path: Path) -> None:
    with transaction.exclusive(tmp_path):
        transaction.commit(tmp_path, prepare(tmp_path), lambda each: each)
    assert contents(tmp_path) == DONE
    assert [each.name for each in (tmp_path / ".paperindex").iterdir()] == ["lock"]


@pytest.mark.parametrize("count", range(5))
def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, count: int) -> None:
    with transaction.exclusive(tmp_path), pytest.raises(Killed):
        transaction.commit(
            tmp_path, prepare(tmp_path), lambda each: killed_after(count if count < 4 else -1, each)
        )
    with transaction.exclusive(tmp_path):
        assert transaction.recover(tmp_path) == []
        assert transaction.recover(tmp_path) == []
    assert contents(tmp_path) == DONE


def test_news_stay_until_a_run_comes_to_its_end(tmp_path: Path) -> None:
    with transaction.exclusive(tmp_path), pytest.raises(Killed):
        transaction.commit(
            tmp_path, prepare(tmp_path), lambda each: killed_after(1, each), ["a conflict"]
        )
    for _ in range(2):  # the next run may be killed as well, once it has recovered
        transaction.recover(tmp_path)
        assert transaction.untold(tmp_path) == ["a conflict"]
    change = transaction.change(tmp_path, "a.md", "newer a\n")
    transaction.commit(tmp_path, [change], iter, ["a conflict"], last=False)
    assert transaction.untold(tmp_path) == ["a conflict"]
    transaction.commit(tmp_path, [], iter, ["a conflict"])
    assert not transaction.was_interrupted(tmp_path)
    assert contents(tmp_path) == DONE | {"a.md": b"newer a\n"}


def test_what_a_person_changed_after_the_kill_stays(tmp_path: Path) -> None:
    with transaction.exclusive(tmp_path), pytest.raises(Killed):
        transaction.commit(tmp_path, prepare(tmp_path), lambda each: killed_after(1, each))
    (tmp_path / "a.md").write_text("a person's a\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("a person's b\n", encoding="utf-8")
    with transaction.exclusive(tmp_path):
        assert transaction.recover(tmp_path) == ["a.md", "b.md"]
    assert contents(tmp_path) == DONE | {"a.md": b"a person's a\n", "b.md": b"a person's b\n"}


def test_a_run_killed_before_the_journal_stood_changed_nothing(tmp_path: Path) -> None:
    before = prepare(tmp_path)
    (tmp_path / ".paperindex").mkdir()
    (tmp_path / ".paperindex" / "77.tmp").write_text('{"path": "a.', encoding="utf-8")
    assert transaction.recover(tmp_path) == []
    assert contents(tmp_path) == {f"{name}.md": f"old {name}\n".encode() for name in "abc"}
    assert len(before) == 4


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such lock")
def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    with (
        transaction.exclusive(tmp_path),
        pytest.raises(ProjectError, match="another ingest is running; wait"),
        transaction.exclusive(tmp_path),
    ):
        pass
