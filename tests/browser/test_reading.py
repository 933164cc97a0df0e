"""A reader goes through the real site."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.publish import site as whole
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
PAPER = next(view for view in SITE.papers.values() if view.paper.date and view.abstract)
ADDRESSES = ("", "about/", "curation/", f"topics/{PAPER.paper.topic}/", PAPER.url, "?q=model")


def test_from_home_to_a_section_to_a_paper(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    section = SITE.sections[PAPER.paper.topic]
    page.get_by_role("main").get_by_role("link", name=section.topic.title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(section.topic.title)
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ papers?$"))).to_have_text(
        f"{len(section.papers)} paper{'' if len(section.papers) == 1 else 's'}"
    )
    page.locator(f"a[href$='{PAPER.url}']").first.click()
    expect(page).to_have_url(f"{home}{PAPER.url}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(PAPER.title.split()[0])
    expect(page.get_by_role("region", name="Abstract")).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_a_small_phone(visit: Visit, home: str, address: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.page.goto(home + address)
    if "?" in address:
        expect(visit.page.locator("[data-paper]").first).to_be_visible()
    # The search opens with a movement, hence the patience.
    visit.page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


def test_no_page_of_a_paper_is_wider_than_a_small_phone(visit: Visit, home: str) -> None:
    hardest = max(SITE.papers.values(), key=lambda view: len("".join(view.abstract)))
    formula = next((v for v in SITE.papers.values() if "<math" in "".join(v.abstract)), hardest)
    visit.page.set_viewport_size({"width": 320, "height": 640})
    for view in (hardest, formula):
        visit.page.goto(home + view.url)
        visit.page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    visit: Visit, home: str, address: str
) -> None:
    if "?" in address:
        address = ""  # there the search has the keyboard
    page = visit.page
    page.goto(home + address)
    page.keyboard.press("Tab")
    skip = page.locator("a.md-skip")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    target = page.evaluate("document.querySelector(location.hash).tagName")
    assert target == "H1"


def test_the_switch_leads_through_light_and_dark(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for scheme in ("default", "slate"):
        page.locator("label[for^=__palette]:visible").click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.goto(home + PAPER.url)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_a_dark_system_gets_dark_pages(visit: Visit, home: str) -> None:
    visit.page.emulate_media(color_scheme="dark")
    visit.page.goto(home)
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_page_that_is_not_there_helps_on(visit: Visit, home: str, site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/paperindex/' in text  # a host shows it at any depth
    visit.page.goto(f"{home}404.html")
    link = visit.page.get_by_role("main").get_by_role("link", name="list of sections")
    expect(link).to_be_visible()  # the search may add others


def test_the_reasons_of_the_curation_queue_lead_to_its_papers(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}curation/")
    page.locator(".tallies a").last.click()
    target = page.locator(page.evaluate("location.hash"))
    expect(target).to_be_in_viewport()
    page.wait_for_function(  # not behind the header
        "() => document.querySelector(location.hash).getBoundingClientRect().top"
        " >= document.querySelector('.md-header').getBoundingClientRect().bottom"
    )


def test_the_curation_queue_is_light(site: Path) -> None:
    assert (site / "curation/index.html").stat().st_size <= 150 * 1024


def test_the_schemas_patterns_are_patterns_of_javascript(visit: Visit, home: str) -> None:
    visit.page.goto(home)
    tried = visit.page.evaluate(
        """async address => {
          const found = []
          JSON.parse(await (await fetch(address)).text(), (key, value) => {
            if (key === "pattern") found.push(new RegExp(value, "u").source)
            return value
          })
          return found.length
        }""",
        f"{home}schema/paper.json",
    )
    assert tried > 3


def test_a_page_of_a_paper_is_small(site: Path) -> None:
    sizes = sorted((site / view.url / "index.html").stat().st_size for view in SITE.papers.values())
    assert sizes[len(sizes) // 2] <= 11.5 * 1024
