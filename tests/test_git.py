import shutil
import tempfile
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


def test_the_day_a_file_came_is_that_of_its_first_commit_on_the_branch(
    repository: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit(day: str, name: str) -> None:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+00:00")
        repository.commit(name)

    repository.page("birds/a", "x", title="A", topic="birds")
    commit("2024-01-02", "one")
    repository.git("switch", "--quiet", "--create", "side")
    repository.page("birds/b", "y", title="B", topic="birds")
    commit("2024-01-03", "two")
    repository.git("switch", "--quiet", "main")
    repository.page("birds/a", "z", title="A", topic="birds")
    commit("2024-01-04", "three")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-01-09T12:00:00+00:00")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    repository.remove("birds/a")
    repository.page("birds/a", "again", title="A", topic="birds")
    found = git.days(repository.root, "docs/topics/birds")
    assert found is not None
    assert found.added["docs/topics/birds/a.md"] == "2024-01-02"
    assert found.changed["docs/topics/birds/a.md"] == "2024-01-04"
    assert found.added["docs/topics/birds/b.md"] == "2024-01-09"
    inner = git.days(repository.root / "docs", "topics/birds")
    assert inner is not None
    assert inner.added["topics/birds/b.md"] == "2024-01-09"


def test_nobody_knows_when_files_came_without_a_whole_history(
    repository: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.page("birds/a", "x", title="A", topic="birds")
    repository.commit("one")
    with tempfile.TemporaryDirectory() as folder:
        assert git.days(Path(folder), "docs/topics") is None
        origin = f"file://{repository.root}"
        repository.git("clone", "--quiet", "--depth=1", origin, f"{folder}/shallow")
        assert git.days(Path(folder) / "shallow", "docs/topics") is None
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert git.days(repository.root, "docs/topics") is None
