"""Layouts of front matter that are easily edited wrongly."""

from __future__ import annotations

from typing import Any

import pytest

from generator import front_matter, minimal_edit, schema
from generator.check import page_rules
from generator.errors import PageError
from generator.pages import TOPICS, Page


def page(text: str) -> Page:
    return Page(path=TOPICS / "birds/x.md", text=text)


def edit(head: str, changes: dict[str, Any]) -> str:
    edited = minimal_edit.edit(page(f"---\n{head}---\nA.\n"), changes, schema.KEY_ORDER)
    return edited.removeprefix("---\n").removesuffix("---\nA.\n")


@pytest.mark.parametrize(
    ("head", "changes", "wanted"),
    [
        pytest.param(
            "tags:\n  - a\n  - b\n",
            {"tags": ["a", "c"], "date": "2024"},
            "tags:\n  - a\n  - c\ndate: '2024'\n",
            id="an item and a key are added at one place",
        ),
        pytest.param(
            "tags:\n  - 'a'\n  - \"b\" # so\n",
            {"tags": ["b"]},
            'tags:\n  - "b" # so\n',
            id="an item that stays keeps its spelling when one before it goes",
        ),
        pytest.param(
            "tags:\n  -\n    a\n  - b\n",
            {"tags": ["b"]},
            "tags:\n  - b\n",
            id="a dash has a line of its own",
        ),
        pytest.param(
            "kind: |-\n  survey\nlinks:\n  code: https://x.y\n    # remark\n",
            {"links": None},
            "kind: |-\n  survey\n# remark\n",
            id="an indented remark does not become a block scalar's last line",
        ),
        pytest.param(
            "kind: |-\n  survey\nlinks:\n  code: https://x.y\n   \nmood: calm\n",
            {"links": None},
            "kind: |-\n  survey\n\nmood: calm\n",
            id="nor do the spaces of an empty line",
        ),
        pytest.param(
            "kind: |- # why\n  survey\n",
            {"kind": "method"},
            "# why\nkind: method\n",
            id="a remark stands behind a block scalar's mark",
        ),
        pytest.param(
            "tags:\n- |-\n  a\n# remark\n",
            {"tags": None},
            "# remark\n",
            id="a remark follows a block scalar",
        ),
        pytest.param(
            "summary: |+\n  text\n\n\n",
            {"date": "2024"},
            "summary: |+\n  text\n\n\ndate: '2024'\n",
            id="blank lines are part of a kept block scalar",
        ),
        pytest.param(
            "links:\n  code: https://x.y\n  # remark\nmood: calm\n",
            {"review": "pending"},
            "links:\n  code: https://x.y\n  # remark\nreview: pending\nmood: calm\n",
            id="a remark at a group's end stays in its group",
        ),
        pytest.param(
            "  title: T\n  topic: birds\n",
            {"kind": "survey"},
            "  title: T\n  topic: birds\n  kind: survey\n",
            id="all keys are indented",
        ),
    ],
)
def test_an_edit_leaves_everything_else(head: str, changes: dict[str, Any], wanted: str) -> None:
    assert edit(head, changes) == wanted


def test_line_ends_of_lines_that_stay_are_not_touched() -> None:
    mixed = page("---\ntitle: T\ntopic: birds\n---\nA.\r\n\r\n## Notes\r\nMine.\r\n")
    text = minimal_edit.edit(mixed, {"date": "2024"}, schema.KEY_ORDER)
    assert text == mixed.text.replace("birds\n", "birds\ndate: '2024'\n")


def test_white_space_around_an_abstract_is_a_persons() -> None:
    before = page("---\ntitle: T\n---\n\nOld.\n\n\n## Notes\n")
    after = minimal_edit.replace_abstract(before, before.text, "New.")
    assert after == before.text.replace("Old.", "New.")


def test_front_matter_in_braces_is_refused() -> None:
    with pytest.raises(PageError, match=r"x\.md:2: .*one a line; write 'key: value'"):
        _ = page("---\n{title: T, topic: birds}\n---\n").document


def test_a_layout_that_cannot_be_edited_is_told() -> None:
    odd = page("---\ntitle: T\n?\n  topic\n: birds\n---\nA.\n")
    with pytest.raises(PageError, match="does not let topic be changed; write one 'key: value'"):
        minimal_edit.edit(odd, {"topic": None}, schema.KEY_ORDER)


def test_lines_are_counted_as_editors_do() -> None:
    document = front_matter.parse("---\ntitle: 'a\u2028b'\ntopic: birds\n---\n", "x.md")
    assert document.places["topic"] == front_matter.Place(line=3, column=1)
    with pytest.raises(PageError, match=r"x\.md:3: 'title' stands twice"):
        front_matter.parse("---\ntitle: 'a\u2028b'\ntitle: b\n---\n", "x.md")


@pytest.mark.parametrize("key", ["athors", "'athors'", '"athors" '])
def test_a_misspelt_key_is_mended_in_its_quotes(key: str) -> None:
    wrong = page(f"---\nmood: 'a\u2028b'\n{key}: [Ann Lee]\n---\nA.\n")
    (finding,) = (each for each in page_rules.unknown_key(wrong, {}) if each.place == "athors")
    assert finding.mend is not None
    assert page(finding.mend(wrong)).document.values["authors"] == ["Ann Lee"]
