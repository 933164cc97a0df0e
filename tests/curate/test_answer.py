"""What typed words mean."""

import pytest

from generator.curate import answer
from generator.curate.answer import AnswerError, read
from tests.publish.invented import TOPICS

SECTIONS = {each: each for each in ("reasoning", "representations", "science")}
TAGS = {each: each for each in ("bert", "scaling", "scaling-laws")} | {"lora": "adapters"}


@pytest.mark.parametrize(
    ("key", "words", "current", "value"),
    [
        ("topic", "", "science", "science"),
        ("topic", "rea", "science", "reasoning"),
        ("topic", "SCIENCE", "reasoning", "science"),
        ("kind", "-", "survey", None),
        ("also", "rea, sci", None, ["reasoning", "science"]),
        ("also", "rea sci rea", ["science"], ["reasoning", "science"]),
        ("also", "+rea", ["science"], ["science", "reasoning"]),
        ("also", "-sci", ["science", "reasoning"], ["reasoning"]),
        ("also", "-sci", ["science"], None),
        ("also", "-", ["science"], None),
        ("tags", "scaling", None, ["scaling"]),
        ("tags", "+Maze! -be", ["bert"], ["maze"]),
        ("tags", "", ["bert"], ["bert"]),
        ("tags", "+LoRA", ["bert"], ["bert", "adapters"]),
        ("tags", "lor", None, ["adapters"]),
        ("summary", "  It  works. ", None, "It works."),
        ("summary", "", "It works.", "It works."),
        ("summary", "-", "It works.", None),
    ],
)
def test_words_are_understood(key: str, words: str, current: object, value: object) -> None:
    known = TAGS if key == "tags" else SECTIONS
    assert read(key, words, current, known) == value


@pytest.mark.parametrize(
    ("key", "words", "told"),
    [
        ("topic", "re", "'re' may be reasoning or representations; write more of it"),
        ("topic", "scince", "'scince' is not known here; did you mean 'science'?"),
        ("kind", "zzz", "'zzz' is not known here; ? lists them"),
        ("also", "sci, zzz", "'zzz' is not known here"),
        ("also", "-rea", "'rea' is not known here"),
        ("tags", "scalling", "did you mean 'scaling'?"),
    ],
)
def test_what_leaves_doubt_is_told(key: str, words: str, told: str) -> None:
    known = TAGS if key == "tags" else SECTIONS
    with pytest.raises(AnswerError) as caught:
        read(key, words, ["science"] if key == "also" else None, known)
    assert told in str(caught.value)


def test_choices_come_with_what_they_mean() -> None:
    assert answer.choices("topic", TOPICS, {})["rocks"] == "Rocks: All about rocks."
    assert "survey" in answer.choices("kind", TOPICS, {})
    assert answer.choices("tags", TOPICS, {"bert": "(3 papers)"}) == {"bert": "(3 papers)"}
    assert answer.choices("summary", TOPICS, {}) == {}


def test_the_new_section_is_no_further_one() -> None:
    assert answer.kept("also", {"topic": "rocks", "also": ["rocks", "tides"]}) == ["tides"]
    assert answer.kept("also", {"topic": "rocks", "also": ["rocks"]}) is None
    assert answer.kept("also", {"topic": "rocks", "also": None}) is None
