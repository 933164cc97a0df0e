"""The site of very many papers: what scripts put into its pages, and what stands there without."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from generator.publish import site as whole
from generator.publish.exports import formats
from generator.publish.paper_view import PaperView
from tests.browser.axe import complaints
from tests.browser.conftest import BELOW, Visit, served
from tests.publish import building
from tests.publish.reuse import edits

pytestmark = pytest.mark.browser

ODD = {
    "no-id": "title: 'No id & \"quotes\" of $x^2$: 100 % <b>'\ntags: [agents]\n",
    "old-id": "title: An old id\narxiv: cs/0101001\ntags: [agents]\n",
}
SMALL = """
from dataclasses import replace
import mkdocs.__main__
from generator.publish import compact
from generator.publish.browse import pages
compact.COMPACT = replace(compact.COMPACT, described=1, listed=2)
pages.FEW = pages.NEWEST = 1
mkdocs.__main__.cli()
"""
FORMS = "https://github.com/paperindex/paperindex/issues/new"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some real papers and some odd ones that is to be compact."""
    root = edits.project(tmp_path_factory.mktemp("compact") / "project")
    building.configure(root, compact="always")
    for slug, head in ODD.items():
        text = f"---\n{head}topic: evaluation\n---\nOf ways to evaluate models.\n"
        (root / f"docs/topics/evaluation/{slug}.md").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def papers(project: Path) -> dict[str, PaperView]:
    """Its papers by slug."""
    return {**whole.load(project).papers}


@pytest.fixture(scope="module")
def large(project: Path, papers: dict[str, PaperView]) -> Iterator[str]:
    """The address of its site, whose lists are as long as if there were very many papers."""
    assert papers
    site = project.parent / BELOW
    command = [sys.executable, "-c", SMALL, "build", "--quiet", "--site-dir", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project, env=environment, check=True)
    with served(site) as address:
        yield address


@pytest.fixture
def known(papers: dict[str, PaperView]) -> PaperView:
    """A paper of which much is known."""
    return next(
        view
        for view in papers.values()
        if view.paper.arxiv and view.paper.authors and view.abstract
    )


@pytest.fixture
def paper(visit: Visit, large: str, known: PaperView) -> Visit:
    """A visit of its page that may use the clipboard."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.goto(large + known.url)
    expect(visit.page.get_by_role("button", name="Save as RIS")).to_be_visible()
    return visit


@pytest.fixture
def plain(visit: Visit) -> Iterator[Page]:
    """A page that runs no script."""
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


def links(page: Page, place: str) -> dict[str, str]:
    found = page.locator(f"{place} a").all()
    return {link.inner_text(): link.get_attribute("href") or "" for link in found}


def test_bibtex_is_fetched_once_somebody_opens_it(paper: Visit, known: PaperView) -> None:
    assert not {url for url in paper.requests if "/exports/" in url}
    expect(paper.page.locator(".cite code")).to_be_empty()
    paper.page.get_by_text("BibTeX", exact=True).click()
    expect(paper.page.locator(".cite code")).to_have_text(known.bibtex)
    assert len([url for url in paper.requests if "/records/" in url]) == 1


def test_bibtex_that_cannot_be_fetched_is_told_of(paper: Visit) -> None:
    paper.page.context.set_offline(True)
    paper.page.get_by_text("BibTeX", exact=True).click()
    expect(paper.page.locator(".cite").get_by_role("status")).to_contain_text("not be loaded")
    expect(paper.page.locator(".cite code")).to_be_hidden()
    paper.complaints.clear()  # the browser tells of the failed request itself


@pytest.mark.parametrize(
    ("label", "form"),
    [("Copy BibTeX", "bibtex"), ("Copy RIS", "ris"), ("Copy plain text", "text")],
)
def test_one_click_copies_a_citation(paper: Visit, known: PaperView, label: str, form: str) -> None:
    paper.page.get_by_role("button", name=label).click()
    expect(paper.page.locator(".cite").get_by_role("status")).to_have_text(
        "Copied to the clipboard"
    )
    copied = paper.page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == formats.COMPACT[form].file([known]).split()


def test_ris_is_saved_without_the_abstract(paper: Visit, known: PaperView) -> None:
    with paper.page.expect_download() as coming:
        paper.page.get_by_role("button", name="Save as RIS").click()
    saved = coming.value.path().read_bytes()
    assert saved == formats.COMPACT["ris"].file([known]).encode()
    assert b"AB  -" not in saved


@pytest.mark.parametrize("slug", [None, *ODD])
def test_scripts_name_the_other_places_to_look_a_paper_up(
    visit: Visit, large: str, papers: dict[str, PaperView], known: PaperView, slug: str | None
) -> None:
    view = papers[slug] if slug else known
    visit.page.goto(large + view.url)
    expect(visit.page.locator(".lookups")).to_be_visible()
    found = {name: unquote_plus(url) for name, url in links(visit.page, ".lookups").items()}
    assert found == {
        each.name if each.exact else f"Search {each.name}": unquote_plus(each.url)
        for each in view.lookups
    }


def test_a_page_has_the_same_parts_as_in_a_small_index(paper: Visit, known: PaperView) -> None:
    page = paper.page
    parts = ["Abstract", "Related papers", "Elsewhere", "Cite"]
    assert page.get_by_role("heading", level=2).all_inner_texts() == parts
    found = links(page, ".propose")
    assert [*found] == ["Edit this page", "Suggest a correction", "Report a problem", "Add a paper"]
    assert found["Suggest a correction"] == f"{FORMS}?template=correction.yml&slug={known.slug}"


def test_scripts_complete_the_foot_of_the_page(paper: Visit, large: str) -> None:
    found = links(paper.page, ".site-footer")
    addresses = paper.page.locator(".site-footer a").evaluate_all("all => all.map(a => a.href)")
    paper.page.goto(f"{large}data/")
    assert [*links(paper.page, ".site-footer")] == [*found]
    assert addresses == paper.page.locator(".site-footer a").evaluate_all(
        "all => all.map(a => a.href)"
    )


@pytest.mark.parametrize("slug", [None, "no-id"])
def test_what_scripts_put_in_does_not_move_the_page(
    visit: Visit, large: str, papers: dict[str, PaperView], known: PaperView, slug: str | None
) -> None:
    visit.page.goto(large + (papers[slug] if slug else known).url)
    expect(visit.page.get_by_role("button", name="Save as RIS")).to_be_visible()
    shift = visit.page.evaluate(
        """() => new Promise((resolve) => new PerformanceObserver((list) => resolve(
            list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
        )).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(resolve, 500, 0))"""
    )
    assert (shift or 0) < 0.1


def test_without_scripts_a_page_is_whole_but_for_what_scripts_do(
    plain: Page, large: str, known: PaperView
) -> None:
    plain.goto(large + known.url)
    expect(plain.get_by_role("heading", level=1)).to_have_text(known.title)
    expect(plain.locator(".byline")).to_contain_text(known.paper.authors[0])
    expect(plain.locator(".facts")).to_contain_text(known.date or "")
    sections = links(plain, ".chips[aria-label=Sections]")
    assert [*sections] == [topic.title for topic in known.topics]
    expect(plain.locator(".abstract p").first).to_be_visible()
    assert links(plain, ".lookups") == {each.name: each.url for each in known.lookups if each.own}
    assert [*links(plain, ".site-footer")] == ["Browse", "About this index"]
    assert [*links(plain, ".propose")] == ["Edit this page"]
    assert plain.get_by_role("heading", level=2).all_inner_texts() == [
        *("Abstract", "Related papers", "Elsewhere")
    ]
    gap = plain.evaluate(
        """() => document.querySelector(".lookups + *").getBoundingClientRect().top
            - document.querySelector(".lookups").getBoundingClientRect().bottom"""
    )
    assert gap < 60


def test_further_papers_of_a_section_stand_in_lines(
    plain: Page, large: str, papers: dict[str, PaperView]
) -> None:
    plain.goto(f"{large}topics/evaluation/")
    filed = [view for view in papers.values() if view.topics[0].id == "evaluation"]
    expect(plain.locator("#list .row")).to_have_count(1)
    plain.get_by_role("link", name="Page 2").click()
    expect(plain.locator(".lines--papers li")).to_have_count(len(filed) - 1)
    plain.locator(".lines--papers a").first.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(filed[1].title)


def test_a_long_tag_names_its_newest_papers_and_says_where_the_others_are(
    visit: Visit, large: str, papers: dict[str, PaperView]
) -> None:
    tagged = sum("agents" in view.paper.tags for view in papers.values())
    assert tagged > 2
    visit.page.goto(f"{large}lists/tags/agents/2/")
    expect(visit.page.locator(".lines--papers li")).to_have_count(1)
    expect(visit.page.get_by_text(f"And {tagged - 2} more")).to_be_visible()
    visit.page.get_by_role("link", name="search", exact=True).click()
    expect(visit.page.get_by_role("heading", level=2)).to_contain_text(f"{tagged} papers")


@pytest.mark.parametrize(
    "address",
    [None, "papers/no-id/", "data/", "lists/topics/evaluation/2/", "lists/tags/agents/2/"],
)
def test_its_pages_are_accessible(
    visit: Visit, large: str, known: PaperView, address: str | None
) -> None:
    page = visit.page
    page.goto(large + (address or known.url), wait_until="networkidle")
    if page.locator(".cite summary").count():
        page.locator(".cite summary").click()
        expect(page.locator(".cite code")).not_to_be_empty()
    for size in (page.viewport_size, {"width": 390, "height": 844}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme, name in (("light", "default"), ("dark", "slate")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            assert complaints(page) == [], (scheme, size)
