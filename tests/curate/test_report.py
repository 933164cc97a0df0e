import json
from dataclasses import asdict
from typing import Any

import pytest

from generator.curate import history, render
from generator.curate.report import Changes, Edit, Mention, Section, report
from generator.errors import ProjectError
from tests.conftest import abstract_of, title_of
from tests.curate.conftest import History


def write(repository: History, slug: str, number: int, topic: str = "birds", **keys: str) -> None:
    values = {"title": f"'{title_of(number)}'", "topic": topic} | keys
    folder = keys.pop("folder", topic)
    values.pop("folder", None)
    repository.page(f"{folder}/{slug}", abstract_of(number), **values)


@pytest.fixture
def started(repository: History) -> History:
    """Six papers under the name 'base'."""
    for number in range(6):
        write(repository, f"p{number}", number, ("birds", "rocks", "tides")[number % 3])
    repository.commit("base")
    return repository


def changes_of(repository: History) -> Changes:
    repository.commit("head")
    return report(repository.root, "base", "head")


def silent(changes: Changes, *told: str) -> bool:
    """Return whether nothing but `told` is there to tell."""
    found = {name for name, value in asdict(changes).items() if isinstance(value, tuple) and value}
    return found == set(told)


def test_nothing_changes_where_no_page_does(started: History) -> None:
    started.sandbox.write("README.md", "x")
    started.sandbox.write("docs/about.md", "x")
    changes = changes_of(started)
    assert silent(changes)
    assert "No page changes." in render.as_markdown(changes)


def test_an_added_paper_makes_its_section_larger(started: History) -> None:
    write(started, "new", 20, "rocks")
    changes = changes_of(started)
    path = "docs/topics/rocks/new.md"
    assert changes.added == (Mention(slug="new", title=title_of(20), topic="rocks", path=path),)
    assert changes.sections == (Section(id="rocks", title="Rocks", before=2, after=3),)
    assert (changes.papers_before, changes.papers) == (6, 7)
    assert silent(changes, "added", "sections")


def test_a_removed_paper_is_told(started: History) -> None:
    started.remove("birds/p0")
    changes = changes_of(started)
    assert [(each.paper.slug, each.leads_to) for each in changes.removed] == [("p0", None)]
    assert changes.sections == (Section(id="birds", title="Birds", before=2, after=1),)
    assert silent(changes, "removed", "sections")


def test_a_merged_paper_leads_to_the_other(started: History) -> None:
    started.remove("birds/p0")
    write(started, "p3", 3, formerly="[p0]")
    changes = changes_of(started)
    assert [(each.paper.slug, each.leads_to) for each in changes.removed] == [("p0", "p3")]
    assert silent(changes, "removed", "sections", "edited")


def test_a_changed_topic_moves_a_paper_wherever_its_file_lies(started: History) -> None:
    write(started, "p0", 0, "rocks", folder="birds")
    changes = changes_of(started)
    assert [each.edits for each in changes.moved] == [
        (Edit(key="topic", before="birds", after="rocks"),)
    ]
    assert changes.sections == (
        Section(id="birds", title="Birds", before=2, after=1),
        Section(id="rocks", title="Rocks", before=2, after=3),
    )
    assert silent(changes, "moved", "sections")
    started.commit("base")
    started.remove("birds/p0")
    write(started, "p0", 0, "rocks")
    assert silent(changes_of(started))


def test_a_new_title_and_other_edits_are_told_apart(started: History) -> None:
    started.page(
        "birds/p0", "Another text.\n\n## Notes\nx", title="Wind", topic="birds", date="2024"
    )
    changes = changes_of(started)
    (retitled,), (edited,) = changes.retitled, changes.edited
    assert retitled.paper.title == "Wind"
    assert retitled.edits == (Edit(key="title", before=title_of(0), after="Wind"),)
    assert edited.edits == (
        Edit(key="date", before=None, after="2024"),
        Edit(key="abstract", before=abstract_of(0), after="Another text."),
        Edit(key="notes", before=None, after="## Notes\nx"),
    )
    assert silent(changes, "retitled", "edited")


@pytest.mark.parametrize(("keys", "redirects"), [({"formerly": "[p0]"}, True), ({}, False)])
def test_a_renamed_page_is_no_new_paper(
    started: History, keys: dict[str, str], redirects: bool
) -> None:
    started.remove("birds/p0")
    write(started, "renamed", 0, **keys)
    changes = changes_of(started)
    (renamed,) = changes.renamed
    assert (renamed.before, renamed.paper.slug, renamed.redirects) == ("p0", "renamed", redirects)
    assert silent(changes, "renamed", *(["edited"] if keys else []))
    assert ("its old address is lost" in render.as_markdown(changes)) is not redirects


def test_a_declared_rename_holds_whatever_the_page_says(started: History) -> None:
    started.remove("birds/p0")
    started.page("birds/other", "New text.", title="New", topic="birds", formerly="[p0]")
    changes = changes_of(started)
    assert [each.before for each in changes.renamed] == ["p0"]
    assert [each.paper.slug for each in changes.retitled] == ["other"]
    assert not changes.added
    assert not changes.removed


def test_possible_duplicates_come_with_their_scores(started: History) -> None:
    write(started, "again", 1, "rocks")
    started.page("tides/else", abstract_of(2), title="Something Else", topic="tides")
    started.page(
        "birds/third", "Short and to the point.", title="Third", topic="birds", doi="10.1234/X"
    )
    started.page("birds/p3", abstract_of(3), title="Wind", topic="birds", doi="10.1234/x")
    changes = changes_of(started)
    found = {
        (each.paper.slug, each.other.slug): (each.certain, each.similarity, each.shared_id)
        for each in changes.duplicates
    }
    assert found[("again", "p1")] == (True, 1.0, None)
    assert found[("else", "p2")] == (False, 1.0, None)
    assert found.get(("third", "p3"), found.get(("p3", "third"))) == (True, 0.0, "doi 10.1234/x")
    assert len(found) == 3


def test_duplicates_nobody_touched_are_no_news(started: History) -> None:
    write(started, "again", 1, "rocks")
    started.commit("base")
    write(started, "again", 1, "rocks", date="2024")
    assert silent(changes_of(started), "edited")


def test_sections_come_and_go(started: History) -> None:
    index = "---\ntitle: {}\ndescription: x\norder: 9\nkeywords: [x]\n---\n"
    started.sandbox.write("docs/topics/winds/index.md", index.format("Winds & Storms"))
    started.remove("tides/index")
    for number in (2, 5):
        started.remove(f"tides/p{number}")
        write(started, f"p{number}", number, "winds")
    changes = changes_of(started)
    assert changes.sections == (
        Section(id="tides", title="Tides", before=2, after=None),
        Section(id="winds", title="Winds & Storms", before=None, after=2),
    )
    assert [each.paper.slug for each in changes.moved] == ["p2", "p5"]


def test_a_page_that_cannot_be_read_is_told_and_stops_nothing(started: History) -> None:
    started.sandbox.write("docs/topics/birds/p0.md", "no front matter\n")
    started.sandbox.write("docs/topics/birds/deep.md", f"---\na: {'[' * 900}{']' * 900}\n---\n")
    started.sandbox.write("docs/topics/birds/large.md", "x" * (1 << 21))
    (started.root / "docs/topics/birds/latin.md").write_bytes(b"---\ntitle: \xe9\n---\n")
    (started.root / "docs/topics/birds/link.md").symlink_to("p3.md")
    write(started, "p1", 1, "birds")
    write(started, "new", 20)
    changes = changes_of(started)
    assert {each.path.rpartition("/")[2] for each in changes.unreadable} == {
        *("p0.md", "deep.md", "large.md", "latin.md", "link.md", "p1.md")
    }
    assert [each.slug for each in changes.added] == ["new"]
    assert not changes.removed
    started.commit("base")
    write(started, "p0", 0)
    again = changes_of(started)
    assert not again.unreadable
    assert not again.added


def test_a_project_may_lie_in_a_folder_of_the_repository(started: History) -> None:
    started.git("mv", "docs", "inner-docs")
    (started.root / "inner").mkdir()
    started.git("mv", "inner-docs", "inner/docs")
    started.commit("base")
    started.page("x", "", title="x")
    path = started.root / "inner/docs/topics/birds/new.md"
    path.write_text("---\ntitle: Wind\ntopic: birds\n---\nText.\n", "utf-8")
    started.commit("head")
    changes = report(started.root / "inner", "base", "head")
    assert [each.path for each in changes.added] == ["docs/topics/birds/new.md"]
    assert (changes.papers_before, changes.papers) == (6, 7)


def test_the_work_tree_does_not_matter(started: History) -> None:
    write(started, "new", 20)
    expected = changes_of(started)
    write(started, "later", 21)
    started.remove("birds/p0")
    assert report(started.root, "base", "head") == expected


def test_an_unknown_commit_is_told(started: History) -> None:
    with pytest.raises(ProjectError, match="'nowhere': there is no such commit"):
        report(started.root, "base", "nowhere")


def test_only_changed_pages_are_taken_apart(
    started: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(started, "new", 20)
    started.commit("head")
    seen: list[str] = []
    take_apart = history._page

    def counting(path: str, raw: bytes | None) -> Any:
        seen.append(path)
        return take_apart(path, raw)

    monkeypatch.setattr(history, "_page", counting)
    report(started.root, "base", "head")
    assert [path for path in seen if not path.endswith("index.md")] == ["docs/topics/birds/new.md"]


def test_json_holds_everything(started: History) -> None:
    write(started, "new", 20)
    changes = changes_of(started)
    plain = json.loads(render.as_json(changes))
    assert plain["added"] == [
        {"slug": "new", "title": title_of(20), "topic": "birds", "path": "docs/topics/birds/new.md"}
    ]
    assert plain["sections"] == [{"id": "birds", "title": "Birds", "before": 2, "after": 3}]
    assert (plain["base"], plain["head"]) == (changes.base, changes.head)
