"""The search page's box takes whatever is typed, however it is typed."""

import re

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser.conftest import SearchPage

pytestmark = pytest.mark.browser


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def count(page: Page) -> Locator:
    return page.get_by_role("heading", level=2)


def composing(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def test_the_box_has_the_keyboard_where_nothing_is_asked_yet(search: SearchPage) -> None:
    expect(box(search.open())).to_be_focused()
    page = search.open("?q=heron")
    expect(box(page)).not_to_be_focused()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_the_keys_that_open_the_search_elsewhere_lead_to_the_box(
    search: SearchPage, key: str
) -> None:
    page = search.open("?q=heron")
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    page.keyboard.type(key)  # and stand for themselves in it
    expect(box(page)).to_have_value(key)
    assert page.locator(".md-search").count() == 0


def test_escape_empties_the_box(search: SearchPage) -> None:
    page = search.open("?q=heron&kind=method")
    box(page).focus()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()
    expect(page).to_have_url(re.compile(r"/search/\?kind=method$"))
    expect(count(page)).to_have_text("20 papers")
    page.go_back()
    expect(box(page)).to_have_value("heron")


def test_arrows_move_where_they_always_do(search: SearchPage) -> None:
    page = search.open("?q=heron")
    box(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_be_focused()
    page.locator(".row__title").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".row__title").first).to_be_focused()


def test_enter_asks_at_once(search: SearchPage) -> None:
    page = search.open()
    box(page).fill("heron")
    box(page).press("Enter")
    assert search.asked()[-1]["query"] == "heron"
    page.wait_for_timeout(300)
    assert [each["query"] for each in search.asked()] == ["", "heron"]


def test_nothing_is_asked_while_characters_are_composed(search: SearchPage) -> None:
    page = search.open()
    box(page).focus()
    session = composing(page)
    for text in ("h", "he", "her"):
        session.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    page.wait_for_timeout(400)
    assert [each["query"] for each in search.asked()] == [""]
    session.send("Input.insertText", {"text": "heron"})
    expect(count(page)).to_have_text("5 papers")
    assert [each["query"] for each in search.asked()] == ["", "heron"]


def test_what_is_pasted_is_asked(search: SearchPage) -> None:
    search.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = search.open()
    page.evaluate("navigator.clipboard.writeText('heron\\nwater')")
    box(page).focus()
    page.keyboard.press("Control+v")
    expect(count(page)).to_have_text("5 papers")
    expect(page).to_have_url(re.compile(r"\?q=heron"))


def test_fast_typing_ends_with_the_last_answer(search: SearchPage) -> None:
    page = search.open()
    box(page).press_sequentially("egret plover heron")
    for _ in range(len("egret plover ")):
        page.keyboard.press("Home")
        page.keyboard.press("Delete")
    expect(count(page)).to_have_text("5 papers")
    expect(page).to_have_url(re.compile(r"\?q=heron$"))
    assert len(search.asked()) < 10


def test_the_help_opens_where_the_page_is(search: SearchPage) -> None:
    page = search.open("?q=heron")
    page.get_by_role("link", name="How to search").click()
    summary = page.locator("#how-to-search > summary")
    expect(summary).to_be_focused()
    expect(page.locator("#how-to-search")).to_have_attribute("open", "")
    expect(page).to_have_url(re.compile(r"\?q=heron$"))
