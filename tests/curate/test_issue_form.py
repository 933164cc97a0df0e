from typing import Any

import pytest

from generator.curate import issue_form
from generator.curate.issue_form import (
    ADDITION,
    APPROVED,
    CORRECTION,
    CORRECTION_LABELS,
    IssueError,
)
from tests.curate.conftest import addition, body_of, correction, event_of


def test_every_field_of_a_form_is_read() -> None:
    values = dict.fromkeys(CORRECTION_LABELS, None) | {
        "slug": "amber-wings",
        "field": "title",
        "correction": "Two\nlines",
    }
    issue = issue_form.read(event_of(CORRECTION, values, title="Correction: x", number=12))
    assert (issue.number, issue.title, issue.form) == (12, "Correction: x", CORRECTION)
    assert issue.values == values


def test_line_ends_of_browsers_do_not_matter() -> None:
    event = correction("abstract", "One.\n\nTwo.")
    event["issue"]["body"] = event["issue"]["body"].replace("\n", "\r\n")
    assert issue_form.read(event).values["correction"] == "One.\n\nTwo."


def test_bibtex_comes_out_of_its_fence() -> None:
    assert issue_form.read(addition(bibtex="@a{b,\n c={d}}")).values["bibtex"] == "@a{b,\n c={d}}"
    assert issue_form.read(addition(bibtex="")).values["bibtex"] is None


def test_headings_inside_a_value_belong_to_it() -> None:
    value = "One.\n\n### Results\n\n```\n### Not the end\n```\n#### Page"
    assert issue_form.read(correction("abstract", value)).values["correction"] == value


@pytest.mark.parametrize("label", CORRECTION_LABELS.values())
def test_a_heading_of_the_form_that_stands_twice_is_never_guessed_about(label: str) -> None:
    event = correction("abstract", f"One.\n\n### {label}\n\nother")
    with pytest.raises(IssueError, match="stands 2 times"):
        issue_form.read(event)


def test_a_field_without_its_heading_is_empty() -> None:
    event = correction("title", "Wind")
    event["issue"]["body"] = "no form at all"
    assert set(issue_form.read(event).values.values()) == {None}


@pytest.mark.parametrize(
    ("labels", "what"),
    [
        ([], "nobody has approved"),
        ([{"name": CORRECTION}], "nobody has approved"),
        ([{"name": APPROVED}], "do not tell which form"),
        ([{"name": APPROVED}, {"name": CORRECTION}, {"name": ADDITION}], "do not tell which form"),
        ([{"name": "Approved"}, {"name": CORRECTION}], "nobody has approved"),
        ([{"name": ["approved"]}, 7, None, {}], "nobody has approved"),
        ("approved correction", "nobody has approved"),
        (None, "nobody has approved"),
    ],
)
def test_the_labels_must_say_so(labels: object, what: str) -> None:
    event = correction("title", "Wind")
    event["issue"]["labels"] = labels
    with pytest.raises(IssueError, match=what):
        issue_form.read(event)


@pytest.mark.parametrize("number", [None, "7", 7.0, True, 0, -1, 10**30, [7]])
def test_an_issue_without_a_number_is_none(number: object) -> None:
    event = correction("title", "Wind")
    event["issue"]["number"] = number
    with pytest.raises(IssueError, match="holds no issue"):
        issue_form.read(event)


@pytest.mark.parametrize("event", [{}, {"issue": None}, {"issue": []}, [], None, "x", 7])
def test_what_is_no_event_is_told(event: Any) -> None:
    with pytest.raises(IssueError, match="holds no issue"):
        issue_form.read(event)


@pytest.mark.parametrize("body", [None, 7, [], {"Page": "x"}])
def test_a_body_that_is_no_text_is_an_empty_form(body: object) -> None:
    event = correction("title", "Wind")
    event["issue"]["body"] = body
    assert set(issue_form.read(event).values.values()) == {None}


def test_a_huge_body_is_refused() -> None:
    with pytest.raises(IssueError, match="too long"):
        issue_form.read(correction("title", "x" * 10**6))


def test_a_message_cannot_mention_or_break_its_line() -> None:
    error = IssueError(7, "no section '@team <b>\n::error::x' #3", "choose one")
    assert str(error).startswith("issue 7: no section ")
    assert str(error).endswith("; choose one")
    assert not set(str(error)) & set("@#<>\n")


def test_the_labels_are_what_the_forms_show() -> None:
    assert body_of(CORRECTION, {"slug": "x"}).startswith("### Page\n\nx\n\n### Title of the paper")
