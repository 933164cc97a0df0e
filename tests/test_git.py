import shutil
from pathlib import Path

import pytest

from generator import git
from generator.errors import ProjectError
from tests.conftest import Sandbox
from tests.curate.conftest import History


@pytest.fixture
def repository(sandbox: Sandbox) -> History:
    """A project under git, its first commit without papers."""
    return History(sandbox)


def test_two_dots_are_two_commits(repository: History) -> None:
    repository.page("birds/a", "x", title="A", topic="birds")
    repository.commit("second")
    found = git.endpoints(repository.root, "start..second")
    assert found == (repository.git("rev-parse", "start"), repository.git("rev-parse", "HEAD"))
    assert git.endpoints(repository.root, "HEAD^1..HEAD") == found


def test_three_dots_start_where_the_two_lines_part(repository: History) -> None:
    repository.git("switch", "--quiet", "--create", "side")
    repository.page("birds/a", "x", title="A", topic="birds")
    repository.commit("ours")
    repository.git("switch", "--quiet", "main")
    repository.page("birds/b", "x", title="B", topic="birds")
    repository.commit("theirs")
    base, head = git.endpoints(repository.root, "main...side")
    assert (base, head) == tuple(repository.git("rev-parse", each) for each in ("start", "side"))


def test_lines_without_a_common_start_are_told(repository: History) -> None:
    repository.git("switch", "--quiet", "--orphan", "island")
    repository.commit("island")
    with pytest.raises(ProjectError, match="no common ancestor"):
        git.endpoints(repository.root, "main...island")


@pytest.mark.parametrize(
    "text", ["", "..", "...", "HEAD", "HEAD..", "..HEAD", "a..b..c", "a....b", "start ...."]
)
def test_what_is_no_range_is_told(repository: History, text: str) -> None:
    with pytest.raises(ProjectError, match="not a range"):
        git.endpoints(repository.root, text)


@pytest.mark.parametrize(
    "name",
    ["nowhere", "0" * 40, "HEAD:docs", "$(id)", "start;id", "@{u}", "HEAD^{tree}", "start..second"],
)
def test_an_unknown_commit_is_told(repository: History, name: str) -> None:
    with pytest.raises(ProjectError, match="there is no such commit"):
        git.commit(repository.root, name)


@pytest.mark.parametrize(
    "name", ["", "-h", "--git-dir", "--all", "a\nb", "a\0b", "\udcff", "x" * 300]
)
def test_what_cannot_name_a_commit_never_reaches_git(repository: History, name: str) -> None:
    with pytest.raises(ProjectError, match="not the name of a commit") as fault:
        git.commit(repository.root, name)
    assert len(str(fault.value).splitlines()) == 1


def test_a_folder_without_git_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="git cannot read it"):
        git.commit(tmp_path, "HEAD")


def test_a_machine_without_git_is_told(
    repository: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ProjectError, match="is not installed"):
        git.commit(repository.root, "HEAD")


def test_files_and_their_bytes_come_in_order(repository: History) -> None:
    texts = {f"docs/topics/birds/n{number}.md": f"{number}\n\n" * number for number in range(30)}
    texts |= {"docs/topics/birds/é \t'.md": "é"}
    for path, text in texts.items():
        repository.sandbox.write(path, text)
    repository.commit("many")
    found = git.files(repository.root, git.commit(repository.root, "many"), "docs/topics")
    assert texts.keys() <= found.keys()
    contents = git.contents(repository.root, [found[path].blob for path in texts])
    assert [raw.decode() for raw in contents] == list(texts.values())


def test_a_lost_object_is_told(repository: History) -> None:
    with pytest.raises(ProjectError, match="git lacks the object"):
        list(git.contents(repository.root, ["1" * 40]))
