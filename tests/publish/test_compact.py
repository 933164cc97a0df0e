"""What a compact site leaves out of its pages, and what stays there without scripts."""

import gzip
from pathlib import Path

import pytest

from generator.publish import compact
from tests.conftest import Sandbox
from tests.publish import building
from tests.publish.test_plugin import Reading, invented, text_of

LINKED = "https://github.com/paperindex/paperindex/edit/main/docs/topics/rocks/wing.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built compact site of an invented project."""
    sandbox = Sandbox(tmp_path_factory.mktemp("project"))
    invented(sandbox)
    for number in range(8):
        text = f"Wings of case {number} carry birds over the tide."
        head = f"title: Wing {number}\ntopic: birds\ntags: [wing]\nauthors: [Ada Reed]"
        sandbox.write(f"docs/topics/birds/wing-{number}.md", f"---\n{head}\n---\n{text}\n")
    building.configure(sandbox.root, compact="always")
    return building.build(sandbox.root, tmp_path_factory.mktemp("site"))


def names(text: str) -> set[str | None]:
    return {each.get("name") for each in Reading(text).all("meta")}


@pytest.mark.parametrize(
    ("wanted", "papers", "found"),
    [
        ("auto", compact.MANY - 1, compact.FULL),
        ("auto", compact.MANY, compact.COMPACT),
        ("always", 1, compact.COMPACT),
        ("never", 10**6, compact.FULL),
    ],
)
def test_many_papers_or_their_maintainers_make_a_site_compact(
    wanted: str, papers: int, found: compact.Extent
) -> None:
    assert compact.extent(wanted, papers) is found


def test_a_page_keeps_the_facts_the_text_and_the_links_of_its_paper(site: Path) -> None:
    text = text_of(site, "papers/wing")
    for each in ("The wing", "4 authors", "28 May 2024", "The first part.", "The second part."):
        assert each in text
    assert {
        *("../../topics/birds/", "../../topics/tides/", "https://x.test/code", LINKED),
        *("https://arxiv.org/abs/2401.10000", "https://arxiv.org/pdf/2401.10000"),
        *("../../browse/", "../../about/"),
    } <= Reading(text).links()
    assert {"citation_title", "citation_arxiv_id", "DC.identifier", "description"} <= names(text)
    assert "../../authors/r/#ada-reed" in Reading(text_of(site, "papers/wing-3")).links()


def test_a_page_leaves_out_what_scripts_and_lists_tell(site: Path) -> None:
    text = text_of(site, "papers/wing")
    assert Reading(text).links().isdisjoint({"../../digest/", "../../marks/", "../../data/"})
    assert "huggingface.co" not in text
    assert "scholar" not in text
    assert "DC.subject" not in names(text)
    for each in ("ld+json", "BibTeX", "rel=next", "rel=canonical", "issues/new", "noindex"):
        assert each not in text


def test_a_paper_without_an_id_has_no_heading_without_links(site: Path) -> None:
    assert "Elsewhere" not in text_of(site, "papers/wing-3")


def test_other_pages_are_whole(site: Path) -> None:
    for address, root in (("", ""), ("topics/birds", "../../"), ("data", "../")):
        page = Reading(text_of(site, address))
        foot = ("browse/", "digest/", "marks/", "curation/", "about/")
        assert {f"{root}{each}" for each in foot} <= page.links()
        assert [each for each in page.all("link") if each.get("rel") == "canonical"]
    assert "ld+json" in text_of(site, "topics/birds")


def test_the_script_of_the_header_holds_what_pages_leave_out(site: Path) -> None:
    (file,) = site.glob("assets/*/controls-*.js")
    text = file.read_text(encoding="utf-8")
    for each in ("huggingface.co/papers/__arxiv__", "../../digest/", "BibTeX", "issues/new/choose"):
        assert each in text


def test_the_data_page_tells_where_abstracts_are(site: Path) -> None:
    text = text_of(site, "data")
    assert "abstracts are in JSON Lines alone" in text
    assert "by section" in text
    ris = gzip.decompress((site / "exports/topics/birds.ris.gz").read_bytes()).decode()
    assert "TI  - The wing" in ris
    assert "AB  - " not in ris
    assert "The first part." in (site / "exports/papers.jsonl").read_text(encoding="utf-8")
