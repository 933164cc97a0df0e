"""What scripts add to a paper's page, and what it offers without them."""

import pytest
from playwright.sync_api import Page, expect

from generator.publish import site as whole
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

PAPER = next(iter(whole.load(REPOSITORY).papers.values()))
FORMS = "https://github.com/paperindex/paperindex/issues/new"


def proposed(page: Page) -> dict[str, str | None]:
    links = page.locator(".propose a").all()
    return {link.inner_text(): link.get_attribute("href") for link in links}


def test_the_forms_know_which_paper_they_are_about(visit: Visit, home: str) -> None:
    visit.page.goto(home + PAPER.url)
    found = proposed(visit.page)
    assert [*found] == ["Edit this page", "Suggest a correction", "Report a problem", "Add a paper"]
    assert found["Suggest a correction"] == f"{FORMS}?template=correction.yml&slug={PAPER.slug}"
    assert found["Report a problem"] == f"{FORMS}?template=problem.yml&page={PAPER.slug}"


def test_the_menu_of_a_paper_leads_where_its_crumbs_do(visit: Visit, home: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(home + PAPER.url)
    page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("navigation", name="Navigation")
    menu.get_by_role("link", name=PAPER.topics[0].title).click()
    expect(page).to_have_url(f"{home}topics/{PAPER.topics[0].id}/")


def test_a_paper_s_page_names_the_manifest_of_the_site(visit: Visit, home: str) -> None:
    visit.page.goto(home + PAPER.url)
    found = visit.page.evaluate("document.querySelector('link[rel=manifest]').href")
    assert found == f"{home}manifest.webmanifest"


def test_without_scripts_all_of_it_can_be_reached(visit: Visit, home: str) -> None:
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + PAPER.url)
    assert list(proposed(page).values())[1:] == [f"{FORMS}/choose"]
    expect(page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link")).to_have_count(2)
    expect(page.get_by_text("BibTeX", exact=True)).to_be_visible()
    context.close()
