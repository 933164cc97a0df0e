from pathlib import Path

import pytest

from generator import synonyms
from generator.check.run import check
from generator.errors import PageError
from generator.synonyms import Synonyms
from tests.conftest import REPOSITORY, Sandbox


def table(root: Path, text: str) -> Path:
    """Write a search page with some front matter into a project."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/search.md").write_text(f"---\n{text}---\n", encoding="utf-8")
    return root


def test_groups_and_terms_are_read(tmp_path: Path) -> None:
    found = synonyms.load(
        table(tmp_path, "same:\n- [SSM, state space model]\nfound_by:\n  bias: [unfair, sexist]\n")
    )
    assert found == Synonyms(
        same=(("SSM", "state space model"),), found_by={"bias": ("unfair", "sexist")}
    )


def test_an_index_without_a_table_has_no_synonyms(tmp_path: Path) -> None:
    assert synonyms.load(tmp_path) == Synonyms()
    assert synonyms.load(table(tmp_path, "title: Search\n")) == Synonyms()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("same: SSM\n", "2: 'same' is not a list"),
        ("same:\n- [SSM]\n", "2: '['SSM']' in 'same' is not a list of two names or more"),
        ("same:\n- SSM, state space model\n", "is not a list of two names or more"),
        ("same:\n- [SSM, {a: b}]\n", "is not a list of two names or more"),
        ("found_by: [a, b]\n", "2: 'found_by' is not a group of terms"),
        ("title: x\nfound_by:\n  bias: unfair\n", "4: 'bias' has no list of words"),
        ("found_by:\n  bias: []\n", "3: 'bias' has no list of words"),
    ],
)
def test_a_fault_is_told_with_its_line_and_remedy(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(PageError) as raised:
        synonyms.load(table(tmp_path, text))
    assert str(raised.value).startswith("docs/search.md:")
    assert what in str(raised.value)
    assert "; write " in str(raised.value)


def test_check_tells_a_fault_before_the_build_does(sandbox: Sandbox) -> None:
    table(sandbox.root, "same: SSM\n")
    (problem,) = check(sandbox.root)
    assert (str(problem.path), problem.line) == ("docs/search.md", 2)


def test_no_name_of_this_index_stands_twice_for_one_thing() -> None:
    found = synonyms.load(REPOSITORY)
    for group in found.same:
        assert len({name.casefold() for name in group}) == len(group), group
    assert len(found.same) > 100
