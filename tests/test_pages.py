from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pages
from generator.errors import PageError
from generator.pages import TOPICS, Page
from tests.conftest import REPOSITORY, Sandbox

LINES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30)
PARAGRAPHS = st.lists(
    st.sampled_from(["## x", "\\## y", "\\\\## z", "# one", "---", "- a"]) | LINES.map(str.strip),
    min_size=1,
    max_size=4,
).map(lambda lines: "\n\n".join(line for line in lines if line))


def page_with(body: str) -> Page:
    return Page(path=TOPICS / "birds" / "x.md", text=f"---\ntitle: T\ntopic: birds\n---\n{body}")


@given(PARAGRAPHS.filter(bool))
def test_an_abstract_survives_its_page(abstract: str) -> None:
    text = pages.layout({"title": "T", "topic": "birds"}, abstract)
    found = Page(path=TOPICS / "birds" / "x.md", text=text)
    assert found.abstract == abstract
    assert found.notes == ""


def test_the_first_heading_begins_the_notes() -> None:
    page = page_with("An abstract.\n\n## Notes\nMore.\n\n## And more\n")
    assert page.abstract == "An abstract."
    assert page.notes == "## Notes\nMore.\n\n## And more\n"


@pytest.mark.parametrize("body", ["", "\n\n", "## Notes\nOnly notes.\n"])
def test_a_page_without_abstract_has_none(body: str) -> None:
    assert page_with(body).abstract is None


def test_a_faulty_page_names_line_and_remedy(make_page: Callable[..., Page]) -> None:
    page = make_page("title: T\ntopic: birds\nlinks:\n  code: here")
    with pytest.raises(PageError) as caught:
        _ = page.paper
    assert str(caught.value) == (
        "docs/topics/birds/x.md:5: links.code: 'here' is not a web address; begin it with https://"
    )


def test_pages_are_found_in_order_and_section_pages_are_not_papers(sandbox: Sandbox) -> None:
    for name in ("b", "a"):
        sandbox.write(f"docs/topics/rocks/{name}.md", "---\ntitle: T\ntopic: rocks\n---\n")
    found = [str(path) for path in pages.find(sandbox.root)]
    assert found == ["docs/topics/rocks/a.md", "docs/topics/rocks/b.md"]


def test_one_name_in_two_folders_is_refused(sandbox: Sandbox) -> None:
    for topic in ("rocks", "tides"):
        sandbox.write(f"docs/topics/{topic}/a.md", "---\ntitle: T\ntopic: rocks\n---\n")
    with pytest.raises(PageError, match=r"also the name of docs/topics/rocks/a\.md; merge"):
        sandbox.pages()


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"---\n\ntitle: \xe9\n")
    with pytest.raises(PageError, match=r"x\.md:3: not UTF-8 text; save"):
        pages.load(tmp_path, TOPICS.__class__("x.md"))


def test_every_real_page_is_laid_out_as_ingest_would() -> None:
    for page in pages.load_all(REPOSITORY):
        assert page.path == pages.path_of(page.paper.topic, page.slug)
