"""axe finds nothing to complain of in the searches, in light and dark, on phones and desktops."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SearchPage, Visit

pytestmark = pytest.mark.browser

# Targets of at least 24 pixels are a rule that axe leaves off unless it is asked for.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
PHONE = {"width": 390, "height": 844}


def complaints(page: Page) -> list[str]:
    """Return what axe finds: the rule, and the elements that break it."""
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


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
