import pytest

from generator import snapshot
from generator.errors import ProjectError
from generator.ingest import pipeline, place, transaction
from generator.ingest.place import Placement
from generator.taxonomy import UNSORTED
from tests.conftest import TOPICS, Sandbox

PAGE = f"docs/topics/{UNSORTED}/index.md"


@pytest.fixture
def unsorted(sandbox: Sandbox) -> Sandbox:
    """A project whose nine papers came before there was any section but one for them."""
    kept = {name: (sandbox.root / f"docs/topics/{name}/index.md").read_text() for name in TOPICS}
    for name in TOPICS:
        (sandbox.root / f"docs/topics/{name}/index.md").unlink()
    sandbox.write(PAGE, "---\ntitle: Unsorted\ndescription: Waiting.\norder: 9999\n---\n")
    sandbox.source(range(9))
    sandbox.ingest()
    for name, text in kept.items():
        sandbox.write(f"docs/topics/{name}/index.md", text)
    return sandbox


def placed(sandbox: Sandbox, *, every: bool = False) -> Placement:
    project = pipeline.load(sandbox.root)
    found = place.place(project, project.topics, place.undecided(project, every=every))
    place.write(sandbox.root, project, found, {})
    return found


def topics(sandbox: Sandbox) -> dict[int, str]:
    return {number: sandbox.page(number).folder for number in range(9)}


def test_without_sections_papers_are_unsorted_and_wait(unsorted: Sandbox) -> None:
    assert set(topics(unsorted).values()) == {UNSORTED}
    assert all(page.paper.review == "pending" for page in unsorted.pages().values())


def test_once_there_are_sections_papers_find_theirs(unsorted: Sandbox) -> None:
    found = placed(unsorted)
    assert topics(unsorted) == {number: [*TOPICS][number % 3] for number in range(9)}
    assert len(found.moved) == len(found.updates) == 9
    assert all(before == UNSORTED for _, before, _ in found.moved)


def test_placing_again_and_ingesting_again_change_nothing(unsorted: Sandbox) -> None:
    placed(unsorted)
    before = unsorted.tree()
    assert placed(unsorted).moved == ()
    report = unsorted.ingest()
    assert unsorted.tree() == before
    assert (report.new, report.updated, report.moved, report.conflicts) == ((), (), (), ())


def test_what_a_person_decided_stays(unsorted: Sandbox) -> None:
    unsorted.edit(0, f"topic: {UNSORTED}\n", "topic: tides\n")
    unsorted.edit(1, "title: ", "summary: Read by somebody.\ntitle: ")
    placed(unsorted)
    found = unsorted.page(0)
    assert found.document.values["topic"] == "tides"
    assert unsorted.page(1).document.values["summary"] == "Read by somebody."
    assert unsorted.page(1).folder == "rocks"  # a summary vouches for a section, but not for none


def test_a_confirmed_paper_stays_whatever_the_sections_say_now(unsorted: Sandbox) -> None:
    placed(unsorted)
    slug = unsorted.page(0).slug
    unsorted.edit(0, "topic: birds\n", "topic: rocks\n")
    unsorted.ingest()
    assert slug not in place.undecided(pipeline.load(unsorted.root), every=True)
    placed(unsorted, every=True)
    assert unsorted.page(0).folder == "rocks"


def test_papers_of_a_section_that_is_gone_are_placed_anew(unsorted: Sandbox) -> None:
    placed(unsorted)
    (unsorted.root / "docs/topics/birds/index.md").unlink()
    project = pipeline.load(unsorted.root)
    birds = {page.slug for page in project.pages.values() if page.folder == "birds"}
    assert birds <= {*place.undecided(project)}
    placed(unsorted)
    assert "birds" not in topics(unsorted).values()


def test_the_snapshot_holds_why(unsorted: Sandbox) -> None:
    placed(unsorted)
    beliefs = snapshot.load(unsorted.root)
    assert all(belief.evidence and belief.confidence for belief in beliefs.values())
    assert {belief.values["topic"] for belief in beliefs.values()} == {*TOPICS}


def test_further_files_are_written_and_removed_with_it(unsorted: Sandbox) -> None:
    project = pipeline.load(unsorted.root)
    found = place.place(project, project.topics, place.undecided(project))
    place.write(unsorted.root, project, found, {PAGE: None, "new.md": "New.\n"})
    assert not (unsorted.root / PAGE).exists()
    assert (unsorted.root / "new.md").read_text(encoding="utf-8") == "New.\n"


def test_a_run_that_was_interrupted_comes_first(unsorted: Sandbox) -> None:
    project = pipeline.load(unsorted.root)
    found = place.place(project, project.topics, place.undecided(project))
    change = transaction.change(unsorted.root, "a.md", "A")

    def killed(_: object) -> list[transaction.Change]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        transaction.commit(unsorted.root, [change], killed)
    before = unsorted.tree()
    with pytest.raises(ProjectError, match="interrupted; run 'paperindex ingest' first"):
        place.write(unsorted.root, project, found, {})
    assert unsorted.tree() == before
