"""The address of the search page tells all that is asked for, and leads back to it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SearchPage, Visit

pytestmark = pytest.mark.browser

FULL = (
    "?q=heron+%22over+water%22&topic=evaluation,society&kind=method,survey&tag=song&has=code,data"
    "&year=2018-2024&reviewed=yes&sort=title&page=2"
)
PLAIN: dict[str, Any] = {
    **{name: [] for name in ("topic", "kind", "tag", "has")},
    "year": None,
    "reviewed": None,
}


def box(page: Page) -> Any:
    return page.get_by_role("searchbox")


def count(page: Page) -> Any:
    return page.get_by_role("heading", level=2)


def there_and_back(
    visit: Visit, home: str, assets: str, addresses: list[str]
) -> list[tuple[str, Any]]:
    """Return the shortest address and the state that each address asks for."""
    visit.page.goto(home)
    found: list[tuple[str, Any]] = visit.page.evaluate(
        """async ([module, addresses]) => {
          const { parse, format } = await import(module)
          return addresses.map(address => [format(parse(address)), parse(address)])
        }""",
        [f"{assets}search-page/state.js", addresses],
    )
    return found


def test_a_state_survives_its_address(visit: Visit, home: str, assets: str) -> None:
    queries = ["", "a b", "C++ & C#", "50%", "模型", '"a, b" -c', "?q=x&topic=y", "naïve", " x "]
    years = ["", "2020", "2018-2024", "2018-", "-2024"]
    addresses = [FULL] + [
        str(address)
        for query in queries
        for year in years
        for address in visit.page.evaluate(
            "([q, year]) => [`?${new URLSearchParams({ q, year, page: 3, sort: 'comments' })}`]",
            [query, year],
        )
    ]
    for (short, state), address in zip(
        there_and_back(visit, home, assets, addresses), addresses, strict=True
    ):
        ((again, same),) = there_and_back(visit, home, assets, [short])
        assert (again, same) == (short, state), address


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("?year=2024-2018", "?year=2018-2024"),
        ("?year=2020-2020", "?year=2020"),
        ("?year=20182024", ""),
        ("?year=soon&sort=colour&page=0&reviewed=maybe&has=wings", ""),
        ("?page=-1&page=2", ""),
        ("?topic=,a,,a, b,&q=+++", "?topic=a,b"),
        ("?sort=relevance&page=1&utm=x", ""),
        (FULL, FULL),
    ],
)
def test_what_cannot_be_read_is_left_out(
    visit: Visit, home: str, assets: str, address: str, short: str
) -> None:
    ((found, _),) = there_and_back(visit, home, assets, [address])
    assert found == short


def test_an_empty_query_lists_every_paper_newest_first(search: SearchPage) -> None:
    page = search.open()
    expect(count(page)).to_have_text("60 papers")
    expect(page.get_by_label("Sort by")).to_have_value("newest")
    expect(page.locator(".row__facts").first).to_contain_text("May 2025")
    (asked,) = search.asked()
    assert asked["filters"] == PLAIN
    assert (asked["query"], asked["sort"], asked["offset"], asked["limit"]) == ("", "newest", 0, 25)


def test_everything_in_the_address_is_asked_and_shown(search: SearchPage) -> None:
    page = search.open(FULL.replace("%22over+water%22", "").replace("page=2", "page=1"))
    asked = search.asked()[0]
    assert asked["filters"] == {
        "topic": ["evaluation", "society"],
        "kind": ["method", "survey"],
        "tag": ["song"],
        "has": ["code", "data"],
        "year": [2018, 2024],
        "reviewed": True,
    }
    assert asked["sort"] == "title"
    for label in ("Evaluation & benchmarks", "Safety, bias & society", "Method", "Survey"):
        expect(page.get_by_role("checkbox", name=re.compile(f"^{label} "))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Section confirmed"))).to_be_checked()
    expect(page.get_by_label("From")).to_have_value("2018")
    expect(page.locator("[name=to]")).to_have_value("2024")
    expect(page.get_by_label("Sort by")).to_have_value("title")


def test_typing_stays_one_step_of_the_history(search: SearchPage) -> None:
    page = search.open()
    steps = page.evaluate("history.length")
    box(page).press_sequentially("heron", delay=10)
    expect(count(page)).to_have_text("5 papers")
    box(page).press_sequentially(" wat", delay=10)
    expect(page).to_have_url(re.compile(r"/search/\?q=heron\+wat$"))
    expect(page).to_have_title(re.compile("^heron wat – Search – "))
    assert page.evaluate("history.length") == steps


def test_a_pause_is_waited_for_before_asking(search: SearchPage) -> None:
    page = search.open()
    box(page).press_sequentially("heron", delay=10)
    expect(count(page)).to_have_text("5 papers")
    assert [each["query"] for each in search.asked()] == ["", "heron"]


def test_back_and_forward_lead_through_what_was_meant(search: SearchPage) -> None:
    page = search.open()
    box(page).fill("heron")
    box(page).press("Enter")
    expect(count(page)).to_have_text("5 papers")
    page.get_by_role("checkbox", name=re.compile("^Evaluation")).check()
    expect(count(page)).not_to_have_text("5 papers")
    narrow = count(page).inner_text()
    box(page).fill("plover")
    expect(page).to_have_url(re.compile("q=plover&topic=evaluation"))
    page.go_back()
    expect(count(page)).to_have_text(narrow)
    expect(box(page)).to_have_value("heron")
    page.go_back()
    expect(count(page)).to_have_text("5 papers")
    expect(page.get_by_role("checkbox", name=re.compile("^Evaluation"))).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_role("checkbox", name=re.compile("^Evaluation"))).to_be_checked()
    expect(count(page)).to_have_text(narrow)


def test_a_reload_restores_the_whole_page(search: SearchPage) -> None:
    page = search.open("?q=the&kind=survey&sort=title")
    rows = page.locator("[data-paper]").all_inner_texts()
    page.reload()
    expect(count(page)).to_have_text("20 papers")
    assert page.locator("[data-paper]").all_inner_texts() == rows
    expect(box(page)).to_have_value("the")


def test_a_query_longer_than_any_address_survives(search: SearchPage) -> None:
    page = search.open()
    long = "heron " + "模" * 9994
    box(page).fill(long)
    box(page).press("Enter")
    expect(page).to_have_url(re.compile("q=heron"))
    assert len(page.url) < 4000
    page.get_by_label("Sort by").select_option("title")
    page.reload()
    expect(box(page)).to_have_value(long)
    page.go_back()
    expect(box(page)).to_have_value(long)
    expect(page.get_by_label("Sort by")).to_have_value("relevance")
    assert search.asked()[-1]["query"] == long


def test_a_page_after_the_last_leads_to_the_last(search: SearchPage) -> None:
    page = search.open("?q=the&page=99")
    expect(count(page)).to_have_text("51–60 of 60 papers")
    expect(page).to_have_url(re.compile("page=3$"))


def test_pages_are_links_and_steps(search: SearchPage) -> None:
    page = search.open("?q=the")
    pages = page.get_by_role("navigation", name="Pages of results")
    second = pages.get_by_role("link", name="Page 2")
    expect(second).to_have_attribute("href", re.compile(r"/search/\?q=the&page=2$"))
    pages.get_by_role("link", name="Next page").click()
    expect(count(page)).to_have_text("26–50 of 60 papers")
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator("#results")).to_be_in_viewport()
    expect(second).to_have_attribute("aria-current", "page")
    page.go_back()
    expect(count(page)).to_have_text("60 papers")


def test_who_comes_back_from_a_paper_finds_the_place_again(search: SearchPage) -> None:
    page = search.open("?q=the")
    row = page.locator("[data-paper]").nth(20)
    row.scroll_into_view_if_needed()
    page.wait_for_function("() => history.state?.top > 0")
    place = page.evaluate("scrollY")
    page.goto(search.address.replace("/search/", "/about/"))
    page.go_back()
    expect(row).to_be_in_viewport()
    assert page.evaluate("scrollY") == place


def test_the_box_on_the_home_page_leads_here(search: SearchPage, home: str) -> None:
    page = search.page
    page.goto(home)
    box(page).fill("heron & egret")
    box(page).press("Enter")
    expect(page).to_have_url(f"{search.address}?q=heron+%26+egret")
    expect(box(page)).to_have_value("heron & egret")


@pytest.mark.parametrize(
    ("last", "shown", "numbers"),
    [
        (1, 1, [1]),
        (3, 2, [1, 2, 3]),
        (22, 1, [1, 2, None, 22]),
        (22, 4, [1, 2, 3, 4, 5, None, 22]),
        (22, 10, [1, None, 9, 10, 11, None, 22]),
        (22, 20, [1, None, 19, 20, 21, 22]),
    ],
)
def test_the_first_the_last_and_the_near_pages_are_named(
    visit: Visit, home: str, assets: str, last: int, shown: int, numbers: list[int | None]
) -> None:
    visit.page.goto(home)
    found = visit.page.evaluate(
        "async ([module, last, shown]) => (await import(module)).pageNumbers(last, shown)",
        [f"{assets}search-page/results.js", last, shown],
    )
    assert found == numbers
