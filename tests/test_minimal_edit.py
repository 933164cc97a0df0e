"""The law of the minimal edit: only what was asked for changes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import front_matter, minimal_edit, schema
from generator.errors import PageError
from generator.pages import TOPICS, Page

HEAD = """\
# kept by hand
title: 'Héllo: x'   # checked
topic: birds # why
also: [a, b] # d
authors:
- Ann
- Bob  # spelled so

# a line of its own
mood: calm
summary: >
  long text
  more
# after the summary
comments: 3 # mine
links:
  code: https://x.y  # moved
  model:
    - https://a.b
    - https://c.d
"""
BODY = "Abstract.\n\n## Notes\nHi\n"


def page(head: str = HEAD, newline: str = "\n", body: str = BODY) -> Page:
    return Page(
        path=TOPICS / "birds" / "x.md", text=f"---\n{head}---\n{body}".replace("\n", newline)
    )


def edit(changes: dict[str, Any], head: str = HEAD) -> str:
    text = minimal_edit.edit(page(head), changes, schema.KEY_ORDER)
    return text.removeprefix("---\n").removesuffix(f"---\n{BODY}")


def test_no_change_gives_the_same_bytes() -> None:
    assert edit({}) == HEAD


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "New # t"}, "'Héllo: x'   # checked", "'New # t'   # checked"),
        ({"also": ["a", "c"]}, "[a, b] # d", "[a, c] # d"),
        ({"comments": None}, "comments: 3 # mine\n", "# mine\n"),
        ({"comments": 4}, "comments: 3 #", "comments: 4 #"),
        ({"authors": ["Ann", "Bob", "Cy"]}, "so\n", "so\n- Cy\n"),
        ({"authors": ["Ann"]}, "- Bob  # spelled so\n", "# spelled so\n"),
        ({"authors": None}, "authors:\n- Ann\n- Bob  # spelled so\n", "# spelled so\n"),
        ({"summary": "S"}, "summary: >\n  long text\n  more\n", "summary: S\n"),
        ({"kind": "method"}, "authors:", "kind: method\nauthors:"),
        ({"review": "pending"}, "https://c.d\n", "https://c.d\nreview: pending\n"),
    ],
)
def test_a_key_changes_and_nothing_around_it(changes: dict[str, Any], old: str, new: str) -> None:
    assert edit(changes) == HEAD.replace(old, new)


def test_a_group_changes_key_by_key() -> None:
    links = {"code": ["https://x.y", "https://n.w"], "demo": "https://d.e"}
    assert edit({"links": links}) == HEAD.replace(
        "https://x.y  # moved\n  model:\n    - https://a.b\n    - https://c.d\n",
        "['https://x.y', 'https://n.w']  # moved\n  demo: https://d.e\n",
    )


def test_a_group_on_one_line_is_written_anew_and_keeps_its_comment() -> None:
    head = "title: x\ntopic: birds\nlinks: {code: https://a.b} # see\n"
    found = edit({"links": {"code": "https://c.d"}}, head)
    assert found == "title: x\ntopic: birds\n# see\nlinks:\n  code: https://c.d\n"


def test_a_key_without_a_value_gets_one() -> None:
    assert edit({"kind": "survey"}, "title: x\nkind: # ?\ntopic: y\n") == (
        "title: x\nkind: survey # ?\ntopic: y\n"
    )


def test_an_empty_front_matter_takes_keys() -> None:
    assert edit({"topic": "birds", "title": "T"}, "") == "title: T\ntopic: birds\n"


def test_windows_line_ends_stay_and_new_lines_get_them() -> None:
    changes = {"date": "2024-05-28", "links": {"code": "https://x.y"}, "title": "T"}
    text = minimal_edit.edit(page(newline="\r\n"), changes, schema.KEY_ORDER)
    assert text.count("\r\n") == text.count("\n")
    assert text == minimal_edit.edit(page(), changes, schema.KEY_ORDER).replace("\n", "\r\n")


def test_the_abstract_is_replaced_and_the_notes_stay() -> None:
    found = minimal_edit.replace_abstract(page(), page().text, "New.\n\n## not a heading")
    assert found == f"---\n{HEAD}---\nNew.\n\n\\## not a heading\n\n## Notes\nHi\n"
    again = Page(path=page().path, text=found)
    assert again.abstract == "New.\n\n## not a heading"
    assert again.notes == "## Notes\nHi\n"


def test_an_edit_that_would_spoil_the_page_is_never_returned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front_matter, "render_scalar", lambda value: f"{value}: broken")
    with pytest.raises((RuntimeError, PageError)):
        edit({"title": "T", "authors": ["Ann", "New"]})


KEYS = st.sampled_from(["title", "kind", "venue", "summary", "date", "mood", "own"])
LISTS = st.sampled_from(["also", "tags", "authors"])
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20).filter(str.strip)
CHANGES = st.dictionaries(KEYS, st.none() | TEXT) | st.dictionaries(
    LISTS, st.none() | st.lists(TEXT, min_size=1, max_size=3)
)
LINES = st.lists(
    st.sampled_from(
        [
            "title: A title # first",
            "kind: 'quoted'",
            'venue: "double"  # two',
            "summary: |\n  text\n   more # not a comment",
            "also: [x,   y] # list",
            "tags:\n  - one # item\n  # between\n  - two",
            "authors:\n- Ann\n- 'Bo Ek'",
            "date: 2024-05-28",
            "mood: calm",
            "# alone",
            "",
        ]
    ),
    unique=True,
)


def _comments(text: str) -> list[str]:
    return sorted(
        part
        for part in ("# first", "# two", "# list", "# item", "# between", "# alone")
        if part in text
    )


@given(LINES, CHANGES, st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_edited_the_rest_reads_as_before(
    lines: list[str], changes: dict[str, Any], newline: str
) -> None:
    before = page("".join(f"{line}\n" for line in lines), newline)
    after = Page(path=before.path, text=minimal_edit.edit(before, changes, schema.KEY_ORDER))
    for key, value in before.document.values.items():
        if key not in changes:
            assert after.document.values[key] == value
    for key, value in changes.items():
        assert after.document.values.get(key) == value
    assert _comments(after.text) == _comments(before.text)
    assert after.document.body == before.document.body
    if newline == "\r\n":
        assert after.text.count("\n") == after.text.count("\r\n")


@given(LINES, CHANGES)
def test_editing_twice_is_editing_once(lines: list[str], changes: dict[str, Any]) -> None:
    before = page("".join(f"{line}\n" for line in lines))
    once = minimal_edit.edit(before, changes, schema.KEY_ORDER)
    real = {key: value for key, value in changes.items() if value is not None}
    again = minimal_edit.edit(Page(path=before.path, text=once), real, schema.KEY_ORDER)
    assert again == once
