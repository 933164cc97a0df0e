"""Answers become the smallest edit of the page as it stands on disk."""

from pathlib import PurePosixPath

import pytest

from generator import pages
from generator.curate import decision
from generator.curate.decision import ChangedError
from generator.errors import PageError
from generator.pages import Page
from tests.conftest import Sandbox
from tests.curate.conftest import AMBER, PAGE


def page(project: Sandbox) -> Page:
    return pages.load(project.root, PurePosixPath(AMBER))


def answers(project: Sandbox, **more: object) -> dict[str, object]:
    return decision.values_of(page(project)) | more


def text(project: Sandbox) -> str:
    return (project.root / AMBER).read_text(encoding="utf-8")


def test_only_what_was_answered_anew_changes_and_the_paper_is_confirmed(project: Sandbox) -> None:
    given = answers(project, topic="rocks", kind="survey", summary="On wings: a list.")
    written = decision.write(project.root, page(project), given)
    confirmed = PAGE.replace("review: pending\n", "").replace("topic: birds", "topic: rocks")
    new = "also: [tides]\nkind: survey\nsummary: 'On wings: a list.'\n"
    assert text(project) == confirmed.replace("also: [tides]\n", new)
    assert written.changes == (
        "topic: birds → rocks",
        "kind: none → survey",
        "summary: none → On wings: a list.",
        "review: pending → none",
    )


def test_nothing_answered_anew_confirms(project: Sandbox) -> None:
    decision.write(project.root, page(project), answers(project))
    assert text(project) == PAGE.replace("review: pending\n", "")
    before = (project.root / AMBER).stat().st_mtime_ns
    assert decision.write(project.root, page(project), answers(project)).changes == ()
    assert (project.root / AMBER).stat().st_mtime_ns == before


def test_what_somebody_else_wrote_in_the_meantime_stays(project: Sandbox) -> None:
    seen, given = page(project), answers(project, kind="survey")
    project.write(AMBER, PAGE.replace("2021-03", "2021-04").replace("A note.", "Another note."))
    decision.write(project.root, seen, given)
    assert "date: 2021-04\n" in text(project)
    assert "Another note." in text(project)
    assert "kind: survey\n" in text(project)


@pytest.mark.parametrize("edit", [("topic: birds", "topic: tides"), ("review: pending\n", "")])
def test_what_somebody_else_decided_in_the_meantime_is_asked_again(
    project: Sandbox, edit: tuple[str, str]
) -> None:
    seen, given = page(project), answers(project, topic="rocks")
    project.write(AMBER, PAGE.replace(*edit))
    with pytest.raises(ChangedError) as caught:
        decision.write(project.root, seen, given)
    assert text(project) == PAGE.replace(*edit) == caught.value.page.text


def test_an_answer_can_be_taken_back_unless_the_page_has_changed_since(project: Sandbox) -> None:
    written = decision.write(project.root, page(project), answers(project, kind="survey"))
    decision.take_back(project.root, written)
    assert text(project) == PAGE
    written = decision.write(project.root, page(project), answers(project, kind="survey"))
    project.write(AMBER, "else")
    with pytest.raises(ChangedError):
        decision.take_back(project.root, written)
    assert text(project) == "else"


def test_a_page_that_is_gone_is_not_made_again(project: Sandbox) -> None:
    seen, given = page(project), answers(project, kind="survey")
    (project.root / AMBER).unlink()
    with pytest.raises(PageError, match="the file is gone"):
        decision.write(project.root, seen, given)
    assert not (project.root / AMBER).exists()
