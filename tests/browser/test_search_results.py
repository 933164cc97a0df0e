"""Readers see answers, that there are none, that one takes time, and that one failed."""

import re
import threading

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import SearchPage, Visit

pytestmark = pytest.mark.browser

PAUSE, PATIENCE = 120, 200  # milliseconds of search-page/box.js and page.js
WORKER = "**/assets/*/search/worker.js"
SHIFTS = """
() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 200)
})
"""


def count(page: Page) -> Locator:
    return page.get_by_role("heading", level=2)


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def test_a_row_tells_what_lists_tell_and_leads_to_the_paper(search: SearchPage, home: str) -> None:
    page = search.open("?q=heron+wat")
    row = page.locator("[data-paper=the-heron-0]")
    link = row.get_by_role("link")
    expect(link).to_have_text("The heron <0>")
    expect(link).to_have_attribute("href", f"{home}papers/the-heron-0/")
    assert row.locator("mark").all_inner_texts() == ["heron", "heron", "water"]
    expect(row.locator(".row__gist")).to_contain_text("over water & land")
    facts = row.locator(".row__facts span").all_inner_texts()
    assert facts == [
        *("May 2016", "Method", "Evaluation & benchmarks", "section not confirmed"),
        *("Code", "Data"),
    ]


def test_the_number_of_papers_is_announced(search: SearchPage) -> None:
    page = search.open("?q=heron")
    expect(count(page).locator("[aria-live=polite]")).to_have_text("5 papers")
    box(page).fill("heron 12")
    expect(count(page).locator("[aria-live=polite]")).to_have_text("1 paper")


def test_remarks_on_the_query_are_shown(search: SearchPage) -> None:
    page = search.open("?q=note+heron")
    expect(page.get_by_text("The quotation mark was left out.")).to_be_visible()


def test_where_nothing_matches_the_page_says_what_would(search: SearchPage) -> None:
    page = search.open("?q=heron&kind=survey&has=code&topic=evaluation,society")
    expect(count(page)).to_have_text("No paper matches")
    offers = page.locator(".empty__offers li")
    expect(offers).to_have_text([re.compile(r"^Survey 1 paper$"), re.compile("^All filters 5 pap")])
    expect(page.get_by_role("main").get_by_role("link", name="Text generation")).to_be_visible()
    offers.first.get_by_role("link").click()
    expect(count(page)).to_have_text("1 paper")
    expect(page).to_have_url(re.compile("topic=evaluation,society&has=code$"))
    expect(offers).to_have_count(0)


def test_what_was_perhaps_meant_is_offered(search: SearchPage) -> None:
    page = search.open("?q=hreon&kind=method")
    expect(page.get_by_text("Did you mean heron?")).to_be_visible()
    page.get_by_role("link", name="heron", exact=True).click()
    expect(box(page)).to_have_value("heron")
    expect(page).to_have_url(re.compile(r"q=heron&kind=method$"))


def test_waiting_is_told_only_where_it_lasts(search: SearchPage) -> None:
    search.page.clock.install(time=0)
    page = search.open("?q=heron")
    page.evaluate(
        """() => {
          window.said = []
          const place = document.querySelector("[data-search-count]")
          const listen = new MutationObserver(() => said.push(place.textContent))
          listen.observe(place, { childList: true })
        }"""
    )
    page.clock.pause_at(60_000)
    box(page).fill("egret")
    page.clock.run_for(PAUSE)
    expect(page.locator("[data-paper^=the-egret]")).to_have_count(5)
    assert page.evaluate("said") == ["5 papers"]
    box(page).fill("slow plover")
    page.clock.run_for(PAUSE + PATIENCE)
    expect(count(page)).to_have_text("Searching…")
    expect(page.locator("[data-paper^=the-plover]")).to_have_count(5)
    assert page.evaluate("said") == ["5 papers", "Searching…", "5 papers"]


def test_an_answer_that_comes_late_is_not_shown(search: SearchPage) -> None:
    page = search.open()
    box(page).fill("slow plover")
    page.wait_for_function("() => window.asked.length === 2")
    box(page).fill("egret")
    expect(count(page)).to_have_text("5 papers")
    page.wait_for_timeout(900)  # the other answer has come by then
    expect(page.locator("[data-paper^=the-egret]")).to_have_count(5)


def test_a_failure_is_told_keeps_what_was_shown_and_can_be_tried_again(
    search: SearchPage, visit: Visit
) -> None:
    page = search.open("?q=heron")
    box(page).fill("broken egret")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not be loaded. The papers below answer an earlier search.")
    expect(page.locator("[data-paper^=the-heron]")).to_have_count(5)
    expect(count(page)).to_have_text("Not available")
    alert.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-paper^=the-egret]")).to_have_count(5)
    expect(alert).to_have_count(0)
    assert visit.complaints
    visit.complaints.clear()


def test_the_rest_of_a_page_comes_when_its_end_is_in_sight(search: SearchPage) -> None:
    search.page.set_viewport_size({"width": 900, "height": 420})
    page = search.open("?q=few+the&sort=title")
    expect(count(page)).to_have_text("60 papers")
    page.wait_for_timeout(200)
    expect(page.locator("[data-paper]")).to_have_count(3)
    page.locator("[data-paper]").nth(2).scroll_into_view_if_needed()
    expect(page.locator("[data-paper]")).to_have_count(25)
    expect(page.get_by_role("button", name=re.compile("^Read: "))).to_have_count(25)
    slugs = [row.get_attribute("data-paper") for row in page.locator("[data-paper]").all()]
    assert len(set(slugs)) == 25
    assert slugs == sorted(slugs, key=lambda slug: str(slug).rpartition("-")[0])
    page.get_by_role("link", name="Page 3").click()
    expect(count(page)).to_have_text("51–60 of 60 papers")


def test_a_worker_that_cannot_be_loaded_is_asked_for_again(visit: Visit, home: str) -> None:
    page = visit.page
    gone = threading.Event()
    gone.set()

    def refuse(route: Route) -> None:
        if gone.is_set():
            route.abort()
        else:
            route.fallback()

    page.context.route(WORKER, refuse)
    page.goto(f"{home}search/?q=model")
    expect(page.get_by_role("alert")).to_contain_text("The search could not be loaded.")
    expect(page.locator("[data-paper]")).to_have_count(0)
    asked = [url for url in visit.requests if url.endswith("worker.js")]
    gone.clear()
    page.get_by_role("button", name="Try again").click()
    page.wait_for_timeout(200)
    assert len([url for url in visit.requests if url.endswith("worker.js")]) > len(asked)
    visit.complaints.clear()


def test_without_scripts_the_sections_are_listed(visit: Visit, home: str) -> None:
    assert visit.page.context.browser
    context = visit.page.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}search/")
    main = page.get_by_role("main")
    note = main.locator("noscript p")
    expect(note).to_be_visible()
    assert note.inner_text().startswith("Searching needs JavaScript")
    assert main.locator("noscript li a").count() == main.locator("[name=topic]").count() > 0
    assert all(re.search(r"\([0-9]+\)$", t) for t in main.locator("noscript li").all_inner_texts())
    expect(main.get_by_role("searchbox")).to_be_hidden()
    context.close()


def test_machines_are_asked_not_to_list_the_page(visit: Visit, home: str) -> None:
    visit.page.goto(f"{home}search/")
    robots = visit.page.locator("meta[name=robots]")
    expect(robots).to_have_attribute("content", "noindex")
    sitemap = visit.page.request.get(f"{home}sitemap.xml").text()
    assert "/papers/" in sitemap
    assert "/search/" not in sitemap


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (1280, 900), (3840, 2160)])
@pytest.mark.parametrize("query", ["", "?q=heron&topic=evaluation&year=2018-2024", "?q=slow+the"])
def test_nothing_moves_while_answers_come(
    search: SearchPage, width: int, height: int, query: str
) -> None:
    search.page.set_viewport_size({"width": width, "height": height})
    page = search.open(query)
    expect(page.locator("[data-paper]").first).to_be_visible()
    assert page.evaluate(SHIFTS) < 0.02
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
