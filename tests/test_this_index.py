"""The promises of this very index: its four dumps and its table, its pages, its snapshot."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator import minimal_edit, pages, schema, snapshot, taxonomy
from generator.citations import citations
from generator.ingest import reading
from tests.conftest import REPOSITORY, Sandbox

TABLE = "sources/identifiers.csv"
DUMPS = {
    "sources/000_f56f3aa103f5d5e9.txt": 185,
    "sources/001_9fbf79d91b155064.txt": 31,
    "sources/003_e9843efceff5d726.txt": 280,
    "sources/004_d2c0362872517f51.txt": 119,
}
ENTRIES = {**DUMPS, TABLE: 530}


@pytest.fixture
def copy(tmp_path: Path) -> Sandbox:
    """A copy of this index to run ingest on."""
    for name in ("docs", "sources"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / snapshot.FILE, tmp_path)
    found = Sandbox.__new__(Sandbox)
    found.root = tmp_path
    return found


def test_the_dumps_hold_615_entries_of_530_papers_and_no_reject(copy: Sandbox) -> None:
    (copy.root / TABLE).unlink()
    files = reading.source_files([copy.root / reading.SOURCES])
    found = reading.read_sources(copy.root, files, lambda items, _: items)
    assert Counter(entry.source for entry in found.entries) == DUMPS
    assert found.rejects == []
    shutil.rmtree(copy.root / "docs")
    (copy.root / snapshot.FILE).unlink()
    for index in (REPOSITORY / pages.TOPICS).glob(f"*/{pages.INDEX}"):
        copy.write(index.relative_to(REPOSITORY).as_posix(), index.read_text(encoding="utf-8"))
    report = copy.ingest()
    assert (report.entries, report.papers, len(report.new)) == (615, 530, 530)
    assert (report.rejects, report.doubtful, report.conflicts) == ((), (), ())


def test_every_row_of_the_table_is_one_of_the_papers(copy: Sandbox) -> None:
    report = copy.ingest()
    assert (report.entries, report.papers) == (1145, 530)
    assert (report.new, report.rejects, report.doubtful, report.conflicts) == ((), (), (), ())
    beliefs = snapshot.load(copy.root)
    for slug in copy.pages():
        (row,) = (each for each in beliefs[slug].listings if each.source == TABLE)
        assert row.arxiv == beliefs[slug].values["arxiv"]


def test_every_paper_has_an_arxiv_id_and_a_date(copy: Sandbox) -> None:
    papers = [page.paper for page in copy.pages().values()]
    assert all(paper.arxiv and paper.date for paper in papers)
    assert len({paper.arxiv for paper in papers}) == 530


def test_ingesting_again_changes_no_byte(copy: Sandbox) -> None:
    copy.ingest()  # a pull request may have changed a section, and leaves the move to ingest
    before = copy.tree()
    report = copy.ingest()
    assert copy.tree() == before
    assert (report.entries, report.papers) == (1145, 530)
    assert (report.new, report.updated, report.moved, report.conflicts) == ((), (), (), ())


def test_every_page_can_be_saved_without_a_change(copy: Sandbox) -> None:
    for page in pages.load_all(copy.root):
        values = schema.values_of(page.paper)
        assert minimal_edit.edit(page, values, schema.KEY_ORDER) == page.text
        assert minimal_edit.replace_abstract(page, page.text, page.abstract) == page.text


def test_every_entry_of_the_sources_has_its_paper() -> None:
    beliefs = snapshot.load(REPOSITORY)
    listed = Counter(entry.source for each in beliefs.values() for entry in each.listings)
    assert listed == ENTRIES


SECTIONS = taxonomy.load(REPOSITORY)
START = sorted((REPOSITORY / "docs/start").glob("*.md"))


def words_of(markdown: str) -> list[str]:
    """Return what is read of Markdown text, without the titles that citations bring in."""
    for found in reversed(list(citations(markdown))):
        markdown = markdown[: found.start] + markdown[found.end :]
    return re.findall(r"[\w'-]+", re.sub(r"\]\([^)]*\)", "]", markdown))


@pytest.mark.parametrize("topic", SECTIONS)
def test_a_section_is_introduced_in_80_to_150_words_and_three_of_its_papers(topic: str) -> None:
    papers = {page.slug: page.paper for page in pages.load_all(REPOSITORY)}
    intro = SECTIONS[topic].intro
    assert 80 <= len(words_of(intro)) <= 150
    slugs = [found.slug for found in citations(intro)]
    assert len(slugs) == len(set(slugs)) == 3
    assert [slug for slug in slugs if topic not in papers[slug].topics] == []


@pytest.mark.parametrize("topic", SECTIONS)
def test_a_section_names_its_neighbours(topic: str) -> None:
    linked = set(re.findall(r"\]\(\.\./([a-z-]+)/index\.md\)", SECTIONS[topic].intro))
    assert len(linked) >= 2
    assert linked <= SECTIONS.keys() - {topic}


@pytest.mark.parametrize("file", START, ids=lambda file: file.stem)
def test_a_start_page_cites_papers_that_exist_and_none_twice(file: Path) -> None:
    known = {page.slug for page in pages.load_all(REPOSITORY)}
    slugs = [found.slug for found in citations(file.read_text(encoding="utf-8"))]
    assert len(slugs) >= 10
    assert [slug for slug, count in Counter(slugs).items() if count > 1 or slug not in known] == []


def test_the_papers_with_code_have_code() -> None:
    papers = {page.slug: page.paper for page in pages.load_all(REPOSITORY)}
    text = (REPOSITORY / "docs/start/with-code.md").read_text(encoding="utf-8")
    cited = [papers[found.slug] for found in citations(text)]
    assert [
        paper.title for paper in cited if "code" not in {link.kind for link in paper.links}
    ] == []


def test_the_start_pages_are_in_the_navigation() -> None:
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    assert [file.name for file in START if f"start/{file.name}" not in config] == []
    assert len(START) == 4
