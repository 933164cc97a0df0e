"""`paperindex init` as people type it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import carried, taxonomy
from generator.check import run as checks
from generator.cli import cli
from generator.ingest import pipeline, transaction
from tests.conftest import REPOSITORY


def init(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(root), "init", *arguments])


def tree(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and ".paperindex" not in file.parts
    }


def test_an_empty_folder_becomes_an_index_without_problems(tmp_path: Path) -> None:
    told = init(tmp_path)
    assert told.exit_code == 0
    assert tree(tmp_path).keys() >= {*carried.starters(), ".vscode/paper.schema.json"}
    assert checks.check(tmp_path) == []
    assert [*taxonomy.load(tmp_path)] == [taxonomy.UNSORTED]
    assert "paperindex topics suggest" in told.output


def test_sources_can_be_empty(tmp_path: Path) -> None:
    init(tmp_path)
    assert pipeline.ingest(tmp_path, [], lambda items, _: items).papers == 0


def test_a_folder_is_made_and_named_after_itself(tmp_path: Path) -> None:
    told = init(tmp_path, "old-pots", "--repo", "owner/pots")
    assert "cd old-pots" in told.output
    settings = (tmp_path / "old-pots/mkdocs.yml").read_text(encoding="utf-8")
    assert "site_name: 'Old pots'" in settings
    assert "'https://owner.github.io/pots/'" in settings


def test_files_that_are_there_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Mine.\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("Mine, too.\n")
    told = init(tmp_path)
    assert told.exit_code == 1
    assert "already README.md, docs/index.md; nothing was written" in str(told.exception)
    assert tree(tmp_path) == {"README.md": b"Mine.\n", "docs/index.md": b"Mine, too.\n"}


def test_the_others_are_written_if_asked_for(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Mine.\n")
    told = init(tmp_path, "--keep")
    assert told.exit_code == 0
    assert "README.md: kept as it is" in told.output
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Mine.\n"
    assert (tmp_path / "mkdocs.yml").exists()


def test_beginning_twice_changes_nothing(tmp_path: Path) -> None:
    init(tmp_path)
    before = tree(tmp_path)
    assert init(tmp_path, "--keep", "--name", "Other").exit_code == 0
    assert tree(tmp_path) == before


def test_a_run_that_was_killed_is_finished_before_anything_else(tmp_path: Path) -> None:
    begun = transaction.change(tmp_path, "mkdocs.yml", "site_name: Begun\n")

    def killed(_: object) -> list[transaction.Change]:
        raise KeyboardInterrupt

    with transaction.exclusive(tmp_path), pytest.raises(KeyboardInterrupt):
        transaction.commit(tmp_path, [begun], killed)
    assert "already mkdocs.yml; nothing" in str(init(tmp_path).exception)
    assert init(tmp_path, "--keep").exit_code == 0
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Begun\n"


def test_in_a_terminal_what_no_option_says_is_asked(tmp_path: Path) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, b"Old pots\n\nno address\nowner/pots\n")
    command = [sys.executable, "-m", "generator", "-C", str(tmp_path), "init"]
    told = subprocess.run(
        command, cwd=REPOSITORY, stdin=terminal, capture_output=True, text=True, check=True
    )
    os.close(keyboard)
    os.close(terminal)
    assert "Error: write OWNER/NAME" in told.stdout + told.stderr
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert "site_name: 'Old pots'" in settings
    assert "site_description: 'A curated index of papers.'" in settings
    assert "'https://github.com/owner/pots'" in settings


@pytest.mark.parametrize(
    "wrong",
    [
        ("--name", "two\nlines"),
        ("--description", " "),
        ("--repo", "ftp://example.org"),
        ("--site", "javascript:alert(1)"),
        ("--repo", "no address"),
    ],
)
def test_what_would_spoil_the_settings_is_refused(tmp_path: Path, wrong: tuple[str, str]) -> None:
    assert init(tmp_path, *wrong).exit_code == 2
    assert tree(tmp_path) == {}
