"""What the checks say to an answer, before it is written."""

import pytest

from generator.curate import decision, desk
from generator.curate.desk import Wanted
from generator.curate.judge import Judged, judged
from tests.conftest import Sandbox


def judge(project: Sandbox, key: str, words: str) -> Judged:
    found = desk.load(project.root, Wanted(slugs=("amber-wings",)))
    (question,) = found.questions
    return judged(found, question, decision.values_of(question.page), key, words)


@pytest.mark.parametrize(
    ("key", "words", "error"),
    [
        ("topic", "clouds", "'clouds' is not known here"),
        ("topic", "-", "a paper has a section"),
        ("also", "bi, ti, ro", "also names 3 sections"),
        ("tags", "a! b! c! d! e! f!", "6 tags"),
        ("tags", "Ü!", "'ü' is not an id"),
        ("summary", "word " * 60, "299 characters; keep it below 240"),
    ],
)
def test_what_no_page_may_say_is_refused(
    project: Sandbox, key: str, words: str, error: str
) -> None:
    found = judge(project, key, words)
    assert error in "\n".join(found.errors)


def test_copied_words_are_noticed_and_may_stay(project: Sandbox) -> None:
    found = judge(project, "summary", "Wings, measured over 6 seasons, do not age.")
    assert found.errors == found.notices == ()
    found = judge(project, "summary", "In case 3, measured over 6 seasons, wings do not age.")
    assert found.errors == ()
    assert "copies 'In case 3, measured over 6 seasons'" in found.notices[0]


def test_an_equals_sign_takes_what_is_suggested(project: Sandbox) -> None:
    found = judge(project, "topic", "=")
    assert (found.value, found.errors) == ("birds", ())
    assert "'=' is not known here" in judge(project, "tags", "=").errors[0]


def test_the_folder_is_left_to_the_next_ingest(project: Sandbox) -> None:
    assert judge(project, "topic", "rocks") == Judged(value="rocks")


TAGS = """---
title: Tags
tags:
  gliding:
    label: Gliding
    group: Methods
    description: Flight without a beat of the wings.
    also_called: [soaring]
---
# Tags
"""


def test_tags_are_those_of_the_list_and_their_synonyms(project: Sandbox) -> None:
    project.write("docs/tags.md", TAGS)
    assert judge(project, "tags", "soar") == Judged(value=["gliding"])
    assert "there is no tag 'swift'; use one of those in docs/tags.md" in (
        judge(project, "tags", "swift!").errors
    )
    found = desk.load(project.root, Wanted(slugs=("amber-wings",)))
    assert found.tags == {"gliding": "Flight without a beat of the wings. (0 papers)"}
