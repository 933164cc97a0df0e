"""A reader takes the ways into the real site."""

import re

import pytest
from playwright.sync_api import expect

from generator.publish import site as whole
from generator.publish.browse import authors, tagged
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
TAG = max(tagged.tags(SITE).values(), key=lambda tag: len(tag.papers))
YEAR = max(SITE.years)
LETTER = authors.letters(SITE)[0]
ADDRESSES = (
    *("", "browse/", "years/", f"years/{YEAR}/", "kinds/", "kinds/survey/", "tags/", TAG.url),
    *(
        "code/",
        "authors/",
        LETTER.url,
        "organizations/",
        "titles/",
        f"topics/{next(iter(SITE.sections))}/",
    ),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_way_in_is_wider_than_a_small_phone(visit: Visit, home: str, address: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.page.goto(home + address)
    visit.page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")


def test_from_home_by_tag_to_a_paper_and_on_to_its_other_lists(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    page.get_by_role("navigation", name="Start here").get_by_role("link", name="tags").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tags")
    page.get_by_role("main").get_by_role("link", name=TAG.label, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TAG.label)
    expect(page.locator("#papers")).to_have_text(f"{len(TAG.papers)} papers")
    page.locator("#list .row__title").first.click()
    view = TAG.papers[0]
    expect(page).to_have_url(home + view.url)
    page.get_by_role("list", name="Tags").get_by_role("link", name=TAG.label).click()
    expect(page).to_have_url(home + TAG.url)


def test_a_paper_leads_to_its_year_and_kind(visit: Visit, home: str) -> None:
    page = visit.page
    view = next(view for view in SITE.papers.values() if view.paper.kind and view.date)
    for label, address in (
        (view.date, f"years/{view.paper.year}/"),
        (view.kind, f"kinds/{view.paper.kind}/"),
    ):
        page.goto(home + view.url)
        page.locator(".facts").get_by_role("link", name=label, exact=True).click()
        expect(page).to_have_url(home + address)
        expect(page.get_by_role("link", name=view.title).first).to_be_attached()


def test_an_author_of_several_papers_leads_to_these(visit: Visit, home: str) -> None:
    page = visit.page
    _, name, count = authors.prolific(SITE)[0]
    paper = next(view for view in SITE.papers.values() if name in view.first_authors)
    page.goto(home + paper.url)
    page.locator(".byline").get_by_role("link", name=name).first.click()
    entry = page.locator(":target")
    expect(entry).to_be_in_viewport()
    expect(entry.get_by_role("link")).to_have_count(count)


def test_the_timeline_leads_to_years_and_months(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}years/")
    expect(page.locator(".timeline > li")).to_have_count(
        len({view.paper.year for view in SITE.papers.values()})
    )
    page.locator(".months a").first.click()
    expect(page).to_have_url(re.compile("/digest/"))
    page.go_back()
    page.get_by_role("link", name=str(YEAR), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(YEAR))


def test_the_numbers_of_the_home_page_lead_to_what_they_count(visit: Visit, home: str) -> None:
    page = visit.page
    coded = sum("Code" in view.marks for view in SITE.papers.values())
    page.goto(home)
    numbers = page.get_by_role("list", name="This index in numbers")
    numbers.get_by_role("link", name=f"{coded} with code").click()
    expect(page.locator(".lines--papers > li")).to_have_count(coded)
