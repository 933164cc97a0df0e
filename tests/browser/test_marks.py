"""A reader marks papers, finds them again, and takes the marks elsewhere."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import complaints
from tests.browser.conftest import Visit
from tests.browser.kinds import PAPER, SITE

pytestmark = pytest.mark.browser

SECTION = SITE.sections[PAPER.paper.topic]
OTHER = next(view for view in SECTION.papers if view.slug != PAPER.slug)
LOST = "Your browser keeps nothing for this site: marks last until you leave the page."
NOTHING = "Nothing is marked yet"
SHIFTS = (
    "window.shift = 0; new PerformanceObserver(list => {"
    " for (const entry of list.getEntries()) window.shift += entry.value"
    "}).observe({ type: 'layout-shift', buffered: true })"
)
SET = "([key, text]) => localStorage.setItem(key, text)"


def button(page: Page, label: str) -> Locator:
    """Return one of the buttons of a paper's page."""
    return page.get_by_role("group", name="Your marks").get_by_role(
        "button", name=label, exact=True
    )


def mark(page: Page, home: str, label: str = "To read") -> None:
    page.goto(home + PAPER.url)
    button(page, label).click()


def rows(page: Page) -> Locator:
    return page.locator("#list > .row")


def test_a_mark_lasts_changes_and_can_be_taken_away(visit: Visit, home: str) -> None:
    page = visit.page
    mark(page, home)
    page.reload()
    expect(button(page, "To read")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "Read")).to_have_attribute("aria-pressed", "false")
    assert complaints(page) == []
    button(page, "Read").click()
    expect(button(page, "Read")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "To read")).to_have_attribute("aria-pressed", "false")
    button(page, "Read").press("Enter")
    expect(button(page, "Read")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("address", [PAPER.url, SECTION.url, ""])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_buttons_move_nothing(visit: Visit, home: str, address: str, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(home + address, wait_until="networkidle")
    expect(page.locator(".mark-buttons").first).to_be_visible()
    assert page.evaluate("window.shift") < 0.02
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rows_of_lists_have_the_buttons_also_for_the_keyboard(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home + SECTION.url)
    row = rows(page).filter(has_text=OTHER.title)
    later = row.get_by_role("button", name=f"To read: {OTHER.title}")
    row.get_by_role("link").first.focus()
    page.keyboard.press("Tab")
    expect(later).to_be_focused()
    page.keyboard.press("Space")
    expect(later).to_have_attribute("aria-pressed", "true")
    assert complaints(page) == []
    box = later.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    page.goto(f"{home}{OTHER.url}")
    expect(button(page, "To read")).to_have_attribute("aria-pressed", "true")


def test_a_section_is_narrowed_down_to_marks_and_its_address_tells(visit: Visit, home: str) -> None:
    page = visit.page
    mark(page, home)
    page.goto(home + SECTION.url)
    page.get_by_label("Marks").select_option("to read")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text(PAPER.title)
    assert page.url.endswith("?marks=to-read")
    page.get_by_label("Marks").select_option("not marked")
    expect(page.locator("#papers")).to_contain_text(f"{len(SECTION.papers) - 1} of")
    page.goto(f"{home}{SECTION.url}?marks=read")
    expect(page.locator("#papers")).to_contain_text("None of")
    page.goto(f"{home}{SECTION.url}?marks=to-read")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).get_by_role("button", name="To read: ")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_the_search_is_narrowed_down_to_marks(visit: Visit, home: str) -> None:
    page = visit.page
    mark(page, home)
    page.goto(f"{home}{SECTION.url}?marks=to-read")
    page.get_by_role("link", name="Search these").click()
    results = page.locator("[data-search-rows] .row")
    heading = page.locator("#results")
    expect(heading).to_have_text("1 paper")
    expect(results).to_contain_text(PAPER.title)
    expect(page.get_by_label("Your marks")).to_have_value("to-read")
    assert complaints(page) == []
    page.goto(f"{home}search/?marks=none")
    expect(heading).to_have_text(
        re.compile(f"of {len(SITE.papers) - 1} papers|^{len(SITE.papers) - 1} papers")
    )
    page.get_by_label("Your marks").select_option("all papers")
    expect(heading).to_have_text(f"{len(SITE.papers)} papers")
    assert page.url == f"{home}search/"
    first = results.first.get_by_role("button", name=re.compile("^Read: "))
    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Your marks").select_option("read")
    expect(heading).to_have_text("1 paper")
    assert page.url == f"{home}search/?marks=read"
    page.get_by_role("link", name="Without the filter Marked as read").click()
    expect(heading).to_have_text(f"{len(SITE.papers)} papers")


def test_the_page_of_marks_shows_what_is_marked_and_changes_it(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}marks/")
    expect(page.get_by_text(NOTHING)).to_be_visible()
    assert complaints(page) == []
    mark(page, home)
    page.get_by_role("contentinfo").get_by_role("link", name="Your marks").click()
    section = page.get_by_role("region", name="To read")
    expect(section.get_by_role("link")).to_have_text(PAPER.title)
    expect(section.get_by_role("link")).to_have_attribute("href", home + PAPER.url)
    assert complaints(page) == []
    section.get_by_role("button", name=re.compile("^Read: ")).click()
    expect(section).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_role("region", name="Read", exact=True).get_by_role("button", name="Remove").click()
    expect(page.get_by_text(NOTHING)).to_be_visible()


def test_marks_go_to_a_file_and_come_back(visit: Visit, home: str, tmp_path: Path) -> None:
    page = visit.page
    mark(page, home, "Read")
    page.goto(f"{home}marks/")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "marks.json"
    saved.value.save_as(file)
    assert json.loads(file.read_text("utf-8")) == {
        "kind": "marks of papers",
        "papers": [{"slug": PAPER.slug, "state": "read", "title": PAPER.title}],
    }
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_text(NOTHING)).to_be_visible()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("1 paper taken from marks.json.")).to_be_visible()
    read = page.get_by_role("region", name="Read", exact=True)
    expect(read.get_by_role("link")).to_have_text(PAPER.title)


HOSTILE = json.dumps(
    {
        "kind": "marks of papers",
        "papers": [
            {"slug": "../../evil", "state": "read", "title": "x"},
            {"slug": "a", "state": "burnt", "title": "x"},
            {"slug": "a", "state": "toString", "title": "x"},
            {"slug": "a", "state": "read", "title": 1},
            None,
            {"slug": "wing", "state": "to-read", "title": "<img src=x onerror=alert(1)>"},
        ],
    }
)
NO_MARKS = ["no JSON", '{"kind": "marks of papers"}', "null", "[]", "{", ""]


@pytest.mark.parametrize("text", [*NO_MARKS, HOSTILE])
def test_of_a_foreign_file_only_marks_are_taken(
    visit: Visit, home: str, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "list.json"
    file.write_text(text, "utf-8")
    page = visit.page
    page.goto(f"{home}marks/")
    page.locator("input[type=file]").set_input_files(file)
    said = page.get_by_role("main").get_by_role("status")
    if text is HOSTILE:
        expect(said).to_have_text("1 paper taken from list.json.")
        link = page.get_by_role("region", name="To read").get_by_role("link")
        expect(link).to_have_text("<img src=x onerror=alert(1)>")
    else:
        expect(said).to_have_text("This file holds no marks.")
        expect(page.get_by_text(NOTHING)).to_be_visible()


@pytest.mark.parametrize("text", [*NO_MARKS, HOSTILE])
def test_whatever_is_kept_under_the_name_of_the_marks_can_be_marked_over(
    visit: Visit, home: str, text: str
) -> None:
    page = visit.page
    page.goto(home)
    page.evaluate(SET, [f"{re.sub('^https?://[^/]+', '', home)}.marks", text])
    mark(page, home)
    page.reload()
    expect(button(page, "To read")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("address", [PAPER.url, SECTION.url])
def test_a_mark_in_one_window_shows_in_another(visit: Visit, home: str, address: str) -> None:
    page = visit.page
    page.goto(home + address)
    shown = page.get_by_role("button", name=re.compile(f"^To read(: {re.escape(PAPER.title)})?$"))
    expect(shown).to_have_attribute("aria-pressed", "false")
    mark(page.context.new_page(), home)
    expect(shown).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    "fault",
    [
        "Storage.prototype.setItem = () => { throw new Error('full') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })",
    ],
)
def test_where_a_browser_keeps_nothing_marks_last_while_the_page_is_open(
    visit: Visit, home: str, fault: str
) -> None:
    page = visit.page
    page.add_init_script(fault)
    mark(page, home)
    expect(page.get_by_text(LOST)).to_be_visible()
    expect(button(page, "To read")).to_have_attribute("aria-pressed", "true")
    page.goto(home + SECTION.url)
    row = rows(page).filter(has_text=OTHER.title)
    row.get_by_role("button", name=re.compile("^Read: ")).click()
    expect(page.get_by_text(LOST)).to_be_visible()
    page.get_by_label("Marks").select_option("read")
    expect(rows(page)).to_have_count(1)


def test_without_scripts_there_are_no_buttons_and_the_page_says_why(
    browser: Browser, home: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + PAPER.url)
    expect(page.get_by_role("button", name="To read")).to_have_count(0)
    page.goto(f"{home}marks/")
    assert "Marking papers needs JavaScript" in page.content()
    context.close()
