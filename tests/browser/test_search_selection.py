"""Readers select papers, also over several searches, and take them along as a file or a copy."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SearchPage, Visit

pytestmark = pytest.mark.browser


def count(page: Page) -> Locator:
    return page.get_by_role("heading", level=2)


def tick(page: Page, place: int) -> Locator:
    return page.locator(".row__pick input").nth(place)


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Selected papers")


def said(page: Page) -> Locator:
    """Return what people hear who listen."""
    return page.locator("[data-selection-said]")


def slugs(page: Page) -> list[str]:
    return [
        row.get_attribute("data-paper") or ""
        for row in page.locator("[data-paper]:has(:checked)").all()
    ]


def downloaded(page: Page) -> tuple[str, str]:
    """Return the name and the text of the file that the bar's button gives."""
    with page.expect_download() as found:
        bar(page).get_by_role("button", name="Download").click()
    return found.value.suggested_filename, Path(found.value.path()).read_text(encoding="utf-8")


def test_nothing_is_in_the_way_before_a_paper_is_selected(search: SearchPage) -> None:
    page = search.open("?q=heron")
    expect(bar(page)).to_be_hidden()
    box = page.get_by_role("checkbox", name="Select The heron <0>")
    box.check()
    expect(bar(page)).to_contain_text("1 paper selected")
    expect(said(page)).to_have_text("1 paper selected")
    box.uncheck()
    expect(bar(page)).to_be_hidden()
    expect(said(page)).to_have_text("Nothing selected")


def test_a_range_is_selected_with_the_shift_key(search: SearchPage) -> None:
    page = search.open("?q=the")
    tick(page, 5).click()
    tick(page, 2).click(modifiers=["Shift"])
    expect(bar(page)).to_contain_text("4 papers")
    tick(page, 4).click(modifiers=["Shift"])  # takes away from the last one on
    expect(bar(page)).to_contain_text("1 paper ")
    assert slugs(page) == ["the-egret-5"]


def to_the_next_row(page: Page) -> None:
    """Go past a row's title and its two marks."""
    for _ in range(4):
        page.keyboard.press("Tab")


def test_a_selection_is_made_without_a_mouse(search: SearchPage) -> None:
    page = search.open("?q=heron")
    tick(page, 0).focus()
    page.keyboard.press("Space")
    to_the_next_row(page)
    expect(tick(page, 1)).to_be_focused()
    to_the_next_row(page)
    page.keyboard.press("Shift+Space")
    expect(said(page)).to_have_text("3 papers selected")
    clear = bar(page).get_by_role("button", name="Clear")
    clear.focus()
    page.keyboard.press("Enter")
    expect(bar(page)).to_be_hidden()
    expect(page.locator("#results")).to_be_focused()
    assert slugs(page) == []


def test_a_selection_survives_pages_and_new_searches(search: SearchPage) -> None:
    page = search.open("?q=the")
    tick(page, 1).check()
    page.get_by_role("link", name="Page 2").click()
    expect(count(page)).to_have_text("26–50 of 60 papers")
    assert slugs(page) == []
    tick(page, 0).check()
    page.get_by_role("searchbox").fill("heron")
    expect(count(page)).to_have_text("5 papers")
    tick(page, 4).check()
    expect(bar(page)).to_contain_text("3 papers selected")
    page.get_by_role("searchbox").fill("the")
    expect(count(page)).to_have_text("60 papers")
    assert slugs(page) == ["the-plover-1"]
    name, text = downloaded(page)
    assert name == "papers.bibtex"
    assert text.split() == [
        *("bibtex:", "the-plover-1"),
        *("bibtex:", "the-plover-25"),
        *("bibtex:", "the-heron-48"),
    ]


def test_all_papers_of_an_answer_are_selected_at_once(search: SearchPage) -> None:
    page = search.open("?q=heron")
    tick(page, 2).check()
    page.get_by_role("searchbox").fill("the")
    expect(count(page)).to_have_text("60 papers")
    page.get_by_role("button", name="Select all 60").click()
    expect(said(page)).to_have_text("60 papers selected")
    assert len(slugs(page)) == 25
    tick(page, 0).uncheck()
    expect(said(page)).to_have_text("59 papers selected")
    page.get_by_role("link", name="Page 3").click()
    expect(count(page)).to_have_text("51–60 of 60 papers")
    assert len(slugs(page)) == 10
    _, text = downloaded(page)
    assert len(text.splitlines()) == 59


@pytest.mark.parametrize(
    ("label", "name"),
    [("BibTeX", "bibtex"), ("RIS", "ris"), ("CSL-JSON", "csl"), ("CSV", "csv")],
)
def test_a_selection_is_downloaded_and_copied_in_each_format(
    search: SearchPage, label: str, name: str
) -> None:
    search.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = search.open("?q=heron")
    tick(page, 3).check()
    bar(page).get_by_label("Format").select_option(label)
    assert downloaded(page) == (f"papers.{name}", f"{name}: the-heron-36\n")
    expect(said(page)).to_have_text(f"1 paper downloaded as {label}")
    bar(page).get_by_role("button", name="Copy").click()
    expect(bar(page)).to_contain_text(f"1 paper copied as {label}")
    assert page.evaluate("navigator.clipboard.readText()") == f"{name}: the-heron-36\n"


def test_what_cannot_be_copied_is_told(search: SearchPage, visit: Visit) -> None:
    search.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    page = search.open("?q=heron")
    tick(page, 0).check()
    bar(page).get_by_role("button", name="Copy").click()
    expect(said(page)).to_have_text(re.compile("^1 paper not copied: .* Download"))
    visit.complaints.clear()


def test_the_bar_hides_no_result_that_has_the_keyboard(search: SearchPage) -> None:
    search.page.set_viewport_size({"width": 390, "height": 844})
    page = search.open("?q=the")
    tick(page, 0).check()
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const bar = document.querySelector("[data-selection]")
              const { activeElement } = document
              const bottom = activeElement.getBoundingClientRect().bottom
              return !bar.contains(activeElement) && bottom > bar.getBoundingClientRect().top
            }"""
        )
        assert not hidden


def test_a_selection_survives_a_reload_and_the_way_back(search: SearchPage, home: str) -> None:
    page = search.open("?q=heron")
    tick(page, 1).check()
    tick(page, 3).check()
    page.reload()
    expect(bar(page)).to_contain_text("2 papers selected")
    chosen = slugs(page)
    assert len(chosen) == 2
    page.goto(home)
    page.go_back()
    expect(bar(page)).to_contain_text("2 papers selected")
    assert slugs(page) == chosen
    bar(page).get_by_role("button", name="Clear").click()
    page.reload()
    expect(count(page)).to_have_text("5 papers")
    expect(bar(page)).to_be_hidden()


def test_what_was_selected_is_forgotten_when_the_papers_have_other_numbers(
    search: SearchPage,
) -> None:
    page = search.open("?q=heron")
    tick(page, 1).check()
    page.evaluate(
        """() => {
          const [key] = Object.keys(sessionStorage).filter(name => name.startsWith("selected"))
          const kept = { ...JSON.parse(sessionStorage[key]), version: "0" }
          sessionStorage[key] = JSON.stringify(kept)
        }"""
    )
    page.reload()
    expect(count(page)).to_have_text("5 papers")
    expect(bar(page)).to_be_hidden()


def test_all_papers_are_selected_without_loading_them(search: SearchPage) -> None:
    page = search.open("?q=the")
    page.get_by_role("button", name="Select all 60").click()
    expect(said(page)).to_have_text("60 papers selected")
    assert [each["limit"] for each in search.asked()] == [25]


def test_a_selection_has_room_for_so_many_papers(search: SearchPage) -> None:
    page = search.page
    page.context.route(
        "**/search-page/basket.js",
        lambda route: route.fulfill(body=smaller(route.fetch().text()), content_type=SCRIPT),
    )
    search.open("?q=the")
    page.get_by_role("button", name="Select all 60").click()
    expect(said(page)).to_have_text("40 papers selected: the first of 60 papers, and no more fit")
    assert len(slugs(page)) == 25


SCRIPT = "text/javascript"


def smaller(script: str) -> str:
    """Return the script with room for 40 papers."""
    assert "const MOST = 5000" in script
    return script.replace("const MOST = 5000", "const MOST = 40")
