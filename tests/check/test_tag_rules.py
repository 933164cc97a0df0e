"""Pages carry the tags that are listed, and each listed tag brings papers together."""

import pytest

from generator.check import run
from generator.check.problem import Problem
from tests.conftest import Sandbox, abstract_of, title_of

LISTED = """---
tags:
  song:
    label: Song
    group: Sounds
    description: Singing birds.
    also_called: [call]
  ebb:
    label: Ebb
    group: Water
    description: Falling water.
---
"""


def tag(sandbox: Sandbox, *lists: str) -> list[Problem]:
    """Write a page for each list of tags and return what the check finds."""
    for number, tags in enumerate(lists):
        head = f"title: '{title_of(number)}'\ntopic: rocks\ntags: [{tags}]\n"
        text = f"---\n{head}---\n{abstract_of(number)}\n"
        sandbox.write(f"docs/topics/rocks/{'abc'[number]}.md", text)
    return run.check(sandbox.root)


def test_tags_that_are_listed_and_shared_are_sound(sandbox: Sandbox) -> None:
    sandbox.write("docs/tags.md", LISTED)
    assert tag(sandbox, "song, ebb", "song", "ebb") == []


def test_without_a_list_tags_are_free(sandbox: Sandbox) -> None:
    assert tag(sandbox, "song, dance", "cry") == []


@pytest.mark.parametrize(
    ("name", "remedy", "fixable"),
    [
        ("sogn", "did you mean 'song'?", False),
        ("calls", "did you mean 'song'?", False),
        ("call", "did you mean 'song'?", True),
        ("volcano", "use one of those in docs/tags.md", False),
    ],
)
def test_a_tag_that_is_not_listed_is_told(
    sandbox: Sandbox, name: str, remedy: str, fixable: bool
) -> None:
    sandbox.write("docs/tags.md", LISTED)
    (problem,) = tag(sandbox, "song, ebb", f"song, ebb, {name}")
    told = f"docs/topics/rocks/b.md:4:1: there is no tag '{name}'; {remedy}"
    assert (str(problem), problem.rule, problem.fixable) == (told, "listed-tag", fixable)
    assert run.has_errors([problem])


def test_a_tag_on_one_page_only_is_a_notice_there(sandbox: Sandbox) -> None:
    sandbox.write("docs/tags.md", LISTED)
    (problem,) = tag(sandbox, "song", "song, ebb")
    assert str(problem) == (
        "docs/topics/rocks/b.md:4:1: warning: no other page has the tag 'ebb';"
        " use another, or take it out of docs/tags.md"
    )
    assert problem.rule == "tag-use"


def test_a_tag_on_no_page_is_a_notice_where_it_is_listed(sandbox: Sandbox) -> None:
    sandbox.write("docs/tags.md", LISTED)
    (problem,) = tag(sandbox, "song", "song")
    assert str(problem) == (
        "docs/tags.md:8:3: warning: no page has the tag 'ebb'; put it on pages, or take it out"
    )


def test_a_faulty_list_is_a_problem_like_any_other(sandbox: Sandbox) -> None:
    sandbox.write("docs/tags.md", LISTED.replace("    label: Ebb\n", ""))
    (problem,) = tag(sandbox, "song", "song")
    assert str(problem).startswith("docs/tags.md:8:1: tags.ebb.label: is missing; add 'label:'")
