"""axe finds nothing to complain of in any page, in light and dark, on phones and desktops."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import complaints
from tests.browser.conftest import SearchPage, Visit
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def browsing(page: Page) -> None:
    page.evaluate("scrollTo(0, 0)")


def selecting(page: Page) -> None:
    page.locator(".row__pick input").first.check()


def filtering(page: Page) -> None:
    if page.get_by_role("button", name="Filters").is_visible():
        page.get_by_role("button", name="Filters").click()
    page.get_by_role("checkbox", name=re.compile("^Survey")).check()
    expect(page.get_by_role("list", name="Filters chosen")).to_be_visible()


def failing(page: Page) -> None:
    page.get_by_role("searchbox").fill("broken")
    expect(page.get_by_role("alert")).to_be_visible()


def finding_nothing(page: Page) -> None:
    page.get_by_role("searchbox").fill("hreon")
    expect(page.get_by_text("Did you mean")).to_be_visible()


def filtering_too_much(page: Page) -> None:
    address = page.url.partition("?")[0]
    page.goto(f"{address}?q=heron&kind=survey&has=code&topic=evaluation,society")
    expect(page.get_by_text("Leave out a filter")).to_be_visible()


def reading_the_help(page: Page) -> None:
    page.get_by_role("link", name="How to search").click()
    expect(page.locator("#how-to-search")).to_have_attribute("open", "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_accessible(visit: Visit, home: str, kind: str) -> None:
    page = visit.page
    page.goto(home + KINDS[kind], wait_until="networkidle")
    for size in (page.viewport_size, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme, name in (("light", "default"), ("dark", "slate")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            assert complaints(page) == [], (scheme, size)
    if kind == "lost":  # asked for with a status that the browser complains of
        visit.complaints.clear()


STATES = (
    *(browsing, selecting, filtering, failing, finding_nothing),
    *(filtering_too_much, reading_the_help),
)


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_search_page_is_accessible(
    search: SearchPage, visit: Visit, state: Callable[[Page], None], scheme: str, device: str
) -> None:
    if device == "phone":
        search.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    search.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = search.open("?q=the")
    state(page)
    assert complaints(page) == []
    visit.complaints.clear()


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_of_the_header_is_accessible(
    visit: Visit, home: str, scheme: str, device: str
) -> None:
    page = visit.page
    if device == "phone":
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(home)
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search papers")
    expect(box).to_be_focused()
    box.press_sequentially("language model")
    expect(page.locator(".md-search-result [data-paper]").first).to_be_visible()
    assert complaints(page) == []


def test_the_header_is_worked_with_keys_on_a_phone(visit: Visit, home: str) -> None:
    page = visit.page
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(home)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Space")
    expect(page.locator("#__drawer")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).not_to_be_checked()
    page.get_by_role("button", name="Search").first.click()
    expect(page.get_by_role("textbox", name="Search papers")).to_be_focused()
    assert complaints(page) == []
