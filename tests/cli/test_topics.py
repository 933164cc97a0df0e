"""`paperindex topics` as people type it."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import pages, snapshot, taxonomy
from generator.check import run as checks
from generator.cli import cli
from generator.curate import sections
from generator.ingest import pipeline
from generator.taxonomy import UNSORTED
from tests.starting.library import THEMES, bibtex, library


def run(root: Path, *arguments: str) -> str:
    told = CliRunner().invoke(cli, ["-C", str(root), *arguments], catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return told.output


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index with a library of another field and no sections yet."""
    root = tmp_path / "pots"
    root.mkdir()
    run(root, "init")
    (root / "sources/library.bib").write_text(bibtex(library(150)), encoding="utf-8")
    run(root, "ingest")
    return root


def files(root: Path) -> dict[str, bytes]:
    found = (file for file in root.rglob("*") if file.is_file())
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in found
        if ".paperindex" not in file.parts
    }


def test_a_proposal_is_told_with_its_reasons_and_nothing_is_written(index: Path) -> None:
    before = files(index)
    told = run(index, "topics", "suggest")
    assert f"{len(THEMES)} stand apart most clearly" in told
    for word in ("Papers: ", "Why: ", "Such as: ", "Keywords: +", "Nothing is written yet"):
        assert word in told
    assert files(index) == before


def test_accepted_sections_get_their_pages_and_papers(index: Path) -> None:
    run(index, "topics", "suggest", "--write")
    topics = taxonomy.load(index)
    assert len(topics) == len(THEMES)
    assert UNSORTED not in topics
    assert not (index / "docs/topics" / UNSORTED).exists()
    placed = [page.paper for page in pages.load_all(index)]
    assert {paper.topic for paper in placed} == {*topics}
    assert sum(paper.review is None for paper in placed) > 0.8 * len(placed)
    assert checks.check(index) == []


def test_what_lists_the_sections_lists_the_new_ones(index: Path) -> None:
    run(index, "topics", "suggest", "--write")
    topics = sorted(taxonomy.load(index))
    form = yaml.safe_load((index / sections.FORM).read_text(encoding="utf-8"))
    (field,) = (each for each in form["body"] if each.get("id") == "topic")
    assert field["attributes"]["options"] == topics
    owners = (index / sections.OWNERS).read_text(encoding="utf-8")
    assert all(f"/docs/topics/{name}/ @" in owners for name in topics)
    assert all(f'"{name}"' in (index / ".vscode/paper.schema.json").read_text() for name in topics)


def test_ingesting_and_suggesting_again_change_nothing(index: Path) -> None:
    run(index, "topics", "suggest", "--write")
    before = files(index)
    run(index, "ingest")
    told = run(index, "topics", "suggest", "--write")
    assert "wait for a section" in told or "No paper waits" in told
    assert files(index) == before


def test_a_page_for_unsorted_papers_that_somebody_changed_stays(index: Path) -> None:
    page = index / f"docs/topics/{UNSORTED}/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    run(index, "topics", "suggest", "--write")
    assert page.exists()
    assert UNSORTED in taxonomy.load(index)


def test_papers_follow_an_edited_section_if_nobody_placed_them(index: Path) -> None:
    run(index, "topics", "suggest", "--write")
    first, second, *_ = taxonomy.load(index)
    gone = index / f"docs/topics/{first}/index.md"
    gone.unlink()
    inside = [page for page in pages.load_all(index) if page.folder == first]
    assert run(index, "topics", "place", "--dry-run").startswith(f"{inside[0].slug}: {first} → ")
    assert [page.folder for page in pages.load_all(index)].count(first) == len(inside)
    told = run(index, "topics", "place")
    assert f"{len(inside)} moved" in told
    assert checks.check(index) == []
    assert second in {page.folder for page in pages.load_all(index)}


def test_another_number_of_sections_can_be_asked_for(index: Path) -> None:
    told = run(index, "topics", "suggest", "--sections", "3", "--write")
    assert "These are 3 groups, as was asked for." in told
    assert len(taxonomy.load(index)) == 3


def test_more_proposes_what_no_section_holds_and_moves_nobodys_choice(index: Path) -> None:
    run(index, "topics", "suggest", "--write")
    there = {*taxonomy.load(index)}
    told = run(index, "topics", "suggest", "--more")
    assert told.count("holds already") == len(there)
    assert "Keywords" not in told


def test_of_few_papers_it_says_so(tmp_path: Path) -> None:
    run(tmp_path, "init")
    assert "No paper waits" in run(tmp_path, "topics", "suggest")
    (tmp_path / "sources/a.bib").write_text(bibtex(library(5)), encoding="utf-8")
    run(tmp_path, "ingest")
    assert "5 papers wait for a section; groups among fewer than" in run(
        tmp_path, "topics", "suggest", "--write"
    )
    assert len(snapshot.load(tmp_path)) == len(pipeline.load(tmp_path).pages) == 5
