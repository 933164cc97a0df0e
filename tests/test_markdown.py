import markdown
import pytest

from generator.markdown import without_code, without_marked_code

# Each text holds the word "here"; the renderer is asked as well whether that is code.
CODE = [
    "a `here` b",
    "a ``here ` here`` b",
    "```\nhere\n```\n",
    "~~~~ text\nhere\n~~~~\n",
    "A paragraph.\n\n    here\n",
    "A paragraph.\n\n\there\n\n    here\n",
    "- item\n\nA paragraph.\n\n    here\n",
]
PROSE = [
    "here",
    "a ` here b",
    r"a \`here\` b",
    "A paragraph\n    here\n",
    "- item\n\n    here\n",
    "1. item\n\n    here\n",
    "- item\n- item\ngoes on\n\n    here\n",
]


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=["fenced_code", "tables", "sane_lists"])


@pytest.mark.parametrize("text", CODE)
def test_code_is_blank_and_everything_keeps_its_place(text: str) -> None:
    bare = without_code(text)
    assert "here" not in bare
    assert [len(line) for line in bare.split("\n")] == [len(line) for line in text.split("\n")]
    assert "<code" in rendered(text)


@pytest.mark.parametrize("text", PROSE)
def test_what_is_no_code_stays(text: str) -> None:
    assert without_code(text) == text
    assert "<code" not in rendered(text)


def test_an_indented_block_is_no_code_where_only_marks_count() -> None:
    text = "A paragraph.\n\n    here and `there`\n"
    assert without_marked_code(text) == text.replace("`there`", " " * 7)
