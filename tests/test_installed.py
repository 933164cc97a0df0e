import json
from pathlib import Path

from generator import installed
from generator.installed import Requirement


def of(url: str, **more: object) -> Requirement:
    return installed.of("1.2", json.dumps({"url": url, **more}))


def test_from_an_index_of_packages_the_version_tells_all() -> None:
    assert installed.of("1.2", None) == Requirement(line="paperindex==1.2")


def test_a_repository_is_named_with_its_commit() -> None:
    vcs = {"vcs": "git", "commit_id": "abc123"}
    line = "paperindex @ git+https://example.org/p.git@abc123"
    assert of("https://example.org/p.git", vcs_info=vcs).line == line


def test_an_archive_on_the_web_is_named_by_its_address() -> None:
    url = "https://example.org/paperindex-1.2-py3-none-any.whl"
    assert of(url, archive_info={}).line == f"paperindex @ {url}"


def test_a_wheel_on_this_machine_comes_along(tmp_path: Path) -> None:
    wheel = tmp_path / "with space" / "paperindex-1.2-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")
    found = of(wheel.as_uri(), archive_info={})
    assert found == Requirement(line=f"./wheels/{wheel.name}", wheel=wheel)


def test_a_wheel_that_is_gone_and_a_folder_are_named_by_their_version(tmp_path: Path) -> None:
    gone = (tmp_path / "paperindex-1.2-py3-none-any.whl").as_uri()
    assert of(gone, archive_info={}).line == "paperindex==1.2"
    assert of(tmp_path.as_uri(), dir_info={"editable": True}).line == "paperindex==1.2"


def test_what_runs_now_can_be_asked_for() -> None:
    assert installed.requirement().line.lstrip("./").startswith(("paperindex", "wheels/paperindex"))
