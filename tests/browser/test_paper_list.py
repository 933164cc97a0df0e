"""A reader sorts and filters the papers of a section of the real site."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.publish import site as whole
from generator.publish.paper_view import PaperView
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
# The section in which the filters leave most to choose from.
SECTION = max(
    SITE.sections.values(),
    key=lambda section: len({(view.paper.year, view.kind) for view in section.papers}),
)
PAPERS = SECTION.papers
KIND = Counter(view.paper.kind for view in PAPERS if view.paper.kind).most_common()[1][0]
YEAR = Counter(view.paper.year for view in PAPERS if view.paper.kind == KIND).most_common(1)[0][0]


def opened(page: Page, home: str, query: str = "") -> Page:
    page.goto(f"{home}{SECTION.url}{query}")
    return page


def titles(page: Page) -> list[str]:
    return page.locator("#list .row__title").all_inner_texts()


def heading(page: Page) -> Locator:
    return page.locator("#papers")


def of_kind() -> list[PaperView]:
    return [view for view in PAPERS if view.paper.kind == KIND]


def test_all_papers_are_there_at_first_newest_first(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    expect(page.locator("#list > .row")).to_have_count(len(PAPERS))
    links = [link.get_attribute("href") or "" for link in page.locator("#list .row__title").all()]
    assert [link.rstrip("/").rpartition("/")[2] for link in links] == [v.slug for v in PAPERS]
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


def test_filters_leave_papers_out_and_say_how_many(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    page.get_by_label("Kind").select_option(KIND)
    kept = of_kind()
    expect(page.locator("#list > .row")).to_have_count(len(kept))
    expect(heading(page)).to_have_text(f"{len(kept)} of {len(PAPERS)} papers")
    expect(page.get_by_role("status").and_(page.locator("[data-sift-count]"))).to_have_text(
        f"{len(kept)} of {len(PAPERS)} papers"
    )
    page.get_by_label("Year").select_option(str(YEAR))
    both = [view for view in kept if view.paper.year == YEAR]
    expect(page.locator("#list > .row")).to_have_count(len(both))
    assert f"kind={KIND}" in page.url
    assert f"year={YEAR}" in page.url


def test_only_papers_with_code(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    page.get_by_label("With code").check()
    coded = [view for view in PAPERS if "Code" in view.marks]
    assert 0 < len(coded) < len(PAPERS)
    expect(page.locator("#list > .row")).to_have_count(len(coded))
    expect(page.locator("#list > .row:has([data-has=code])")).to_have_count(len(coded))


def test_titles_sort_as_people_sort_them(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    before = titles(page)
    page.get_by_role("combobox", name="Sort").select_option("title")
    expect(page.locator("#list > .row")).to_have_count(len(PAPERS))
    after = titles(page)
    assert sorted(after) == sorted(before)
    assert after != before
    letters = [re.sub(r"\W", "", title)[0].casefold() for title in after]
    assert letters == sorted(letters)


def test_the_most_discussed_come_first_where_there_are_comments(visit: Visit, home: str) -> None:
    found = next(
        section
        for section in SITE.sections.values()
        if any(view.paper.comments for view in section.papers[1:])
    )
    page = visit.page
    page.goto(f"{home}{found.url}?sort=comments")
    first = max(found.papers, key=lambda view: view.paper.comments or 0)
    row = page.locator("#list > .row").first
    expect(row).to_contain_text(f"{first.paper.comments} comment")
    expect(page.locator("#list > .row")).to_have_count(len(found.papers))


def test_show_all_takes_everything_back(visit: Visit, home: str) -> None:
    page = opened(visit.page, home, f"?kind={KIND}&sort=title&other=1")
    expect(page.locator("#list > .row")).to_have_count(len(of_kind()))
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#list > .row")).to_have_count(len(PAPERS))
    expect(page.get_by_label("Kind")).to_have_value("")
    expect(page.get_by_role("combobox", name="Sort")).to_have_value("")
    expect(heading(page)).to_have_text(f"{len(PAPERS)} papers")
    assert page.url == f"{home}{SECTION.url}?other=1"


def test_back_and_forward_go_through_what_was_chosen(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    rows = page.locator("#list > .row")
    page.get_by_label("Kind").select_option(KIND)
    page.get_by_role("combobox", name="Sort").select_option("title")
    page.go_back()
    expect(page.get_by_role("combobox", name="Sort")).to_have_value("")
    expect(rows).to_have_count(len(of_kind()))
    page.go_back()
    expect(page.get_by_label("Kind")).to_have_value("")
    expect(rows).to_have_count(len(PAPERS))
    page.go_forward()
    expect(rows).to_have_count(len(of_kind()))


def test_a_reader_who_comes_back_from_a_paper_finds_the_list_as_it_was(
    visit: Visit, home: str
) -> None:
    page = opened(visit.page, home)
    page.get_by_label("Kind").select_option(KIND)
    page.locator("#list .row__title").first.click()
    expect(page).to_have_url(re.compile("/papers/"))
    page.go_back()
    expect(page.locator("#list > .row")).to_have_count(len(of_kind()))
    expect(page.get_by_label("Kind")).to_have_value(KIND)


def test_an_address_of_nonsense_shows_everything(visit: Visit, home: str) -> None:
    page = opened(visit.page, home, "?kind=owl&year=0&sort=%00&has=wings")
    expect(page.locator("#list > .row")).to_have_count(len(PAPERS))
    expect(heading(page)).to_have_text(f"{len(PAPERS)} papers")


def test_choices_without_a_paper_say_so(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    pairs = {(view.paper.year, view.paper.kind) for view in PAPERS}
    years = {view.paper.year for view in PAPERS if view.paper.year}
    kinds = {view.paper.kind for view in PAPERS if view.paper.kind}
    year, kind = next((y, k) for y in sorted(years) for k in sorted(kinds) if (y, k) not in pairs)
    page.get_by_label("Year").select_option(str(year))
    page.get_by_label("Kind").select_option(kind)
    expect(heading(page)).to_have_text(f"None of the {len(PAPERS)} papers")
    expect(page.get_by_role("button", name="Show all")).to_be_visible()


def test_the_keyboard_reaches_every_choice_in_turn(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    page.get_by_role("combobox", name="Sort").focus()
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.name"))
    assert names == ["year", "kind", "has"]
    page.keyboard.press("Space")
    expect(page.locator("[name=has]")).to_be_checked()
    expect(page.locator("[name=has]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Marks")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show all")).to_be_focused()


def test_the_search_is_asked_for_the_same_papers(visit: Visit, home: str) -> None:
    page = opened(visit.page, home)
    page.get_by_label("Kind").select_option(KIND)
    page.get_by_role("link", name="Search these").click()
    expect(page).to_have_url(f"{home}search/?topic={SECTION.topic.id}&kind={KIND}")
    chosen = page.get_by_role("list", name="Filters chosen").get_by_role("listitem")
    expect(chosen.first).to_contain_text(SECTION.topic.title)
    expect(chosen.nth(1)).to_contain_text(KIND.capitalize())


def test_every_shown_paper_can_be_saved_by_a_reference_manager(visit: Visit, home: str) -> None:
    page = opened(visit.page, home, f"?kind={KIND}")
    expect(page.locator("#list .Z3988")).to_have_count(len(of_kind()))
    told = page.locator("#list .Z3988").first.get_attribute("title") or ""
    assert told.startswith("ctx_ver=Z39.88-2004&rft_val_fmt=")


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_every_paper_is_there_and_no_dead_control(
    scriptless: Page, home: str
) -> None:
    opened(scriptless, home, f"?kind={KIND}")
    expect(scriptless.locator("#list > .row")).to_have_count(len(PAPERS))
    expect(scriptless.locator("#list > .row").last).to_be_attached()
    expect(scriptless.locator("[data-sift]")).to_be_hidden()
