"""The search page with the engine itself, over the papers of the real site."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.publish import site as whole
from generator.publish.paper_view import PaperView
from generator.publish.search import answer
from generator.publish.search.index import build
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
INDEX = build(SITE)
PAPERS = SITE.papers.values()
SECTION = max(SITE.sections.values(), key=lambda section: len(section.papers))


def count(page: Page) -> Locator:
    return page.get_by_role("heading", level=2)


def rows(page: Page, number: int) -> list[str | None]:
    """Return the papers of a page of so many, whose rest comes when its end is in sight."""
    found = page.locator("[data-paper]")
    expect(found.first).to_be_visible()
    found.last.scroll_into_view_if_needed()
    expect(found).to_have_count(number)
    return shown(page)


def counted(page: Page) -> None:
    """Wait for the counts of the filters."""
    expect(page.locator(".choice__count").first).to_have_text(re.compile("[0-9]"))


def shown(page: Page) -> list[str | None]:
    return [row.get_attribute("data-paper") for row in page.locator("[data-paper]").all()]


def in_section(view: PaperView) -> bool:
    return SECTION.topic in view.topics


CASES: list[tuple[str, Callable[[PaperView], bool]]] = [
    ("", lambda _: True),
    (f"?topic={SECTION.topic.id}", in_section),
    ("?kind=survey", lambda view: view.paper.kind == "survey"),
    ("?year=2022-2023", lambda view: (view.paper.date or "")[:4] in ("2022", "2023")),
    ("?year=-2019", lambda view: "1" < (view.paper.date or "0")[:4] <= "2019"),
    ("?has=code", lambda view: "Code" in view.marks),
    ("?has=code,model", lambda view: {"Code", "Model"} <= set(view.marks)),
    ("?reviewed=yes", lambda view: not view.pending),
    (
        f"?topic={SECTION.topic.id}&kind=survey,analysis&year=2024",
        lambda view: (
            in_section(view)
            and view.paper.kind in ("survey", "analysis")
            and (view.paper.date or "")[:4] == "2024"
        ),
    ),
]


@pytest.mark.parametrize(("search", "belongs"), CASES, ids=[search for search, _ in CASES])
def test_filters_give_the_papers_that_they_name(
    visit: Visit, home: str, search: str, belongs: Callable[[PaperView], bool]
) -> None:
    page = visit.page
    page.goto(f"{home}search/{search}")
    expected = [view for view in PAPERS if belongs(view)]
    number = len(expected)
    expect(count(page)).to_have_text(f"{number} paper{'' if number == 1 else 's'}")
    assert rows(page, min(number, 25)) == [
        view.slug for view in expected[:25]
    ]  # newest first, as in the lists


def test_the_page_and_the_terminal_give_the_same_order(visit: Visit, home: str) -> None:
    page = visit.page
    for text in ("knowledge distillation", "halucination", "multimod", '"attention heads"'):
        page.goto(f"{home}search/")
        page.get_by_role("searchbox").fill(text)
        page.get_by_role("searchbox").press("Enter")
        hits = answer.search(INDEX, text, len(SITE.papers))
        expect(count(page)).to_have_text(f"{len(hits)} papers")
        assert rows(page, min(len(hits), 25)) == [hit.slug for hit in hits[:25]], text


def test_the_last_line_of_the_headers_results_leads_to_all_of_them(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search papers")
    expect(box).to_be_focused()
    box.press_sequentially("instruction tuning")
    everything = page.locator(".md-search-result__link", has=page.locator(".search-all"))
    number = len(answer.answer(INDEX, "instruction tuning").hits)
    expect(everything).to_contain_text(f"All {number} results")
    first = page.locator(".md-search-result [data-paper]").first.get_attribute("data-paper")
    everything.evaluate("link => link.click()")
    expect(page).to_have_url(f"{home}search/?q=instruction%20tuning")
    expect(count(page)).to_have_text(f"{number} papers")
    assert shown(page)[0] == first


def test_every_promise_of_the_filters_is_kept(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}search/?q=translation")
    expect(count(page)).to_have_text(re.compile("papers$"))
    counted(page)
    promises = page.locator(".choice:not(.choice--none)").evaluate_all(
        """all => all.map(choice => [
          choice.querySelector("input").name,
          choice.querySelector("input").value,
          choice.querySelector(".choice__count").textContent
        ])"""
    )
    assert len({name for name, _, _ in promises}) == 5
    for name, value, promised in promises[:: max(1, len(promises) // 12)]:
        page.goto(f"{home}search/?q=translation&{name}={value}")
        expect(count(page)).to_have_text(f"{promised} paper{'' if promised == '1' else 's'}")


def test_what_stands_in_the_way_is_offered_to_be_left_out(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}search/?q=translation&year=1990&kind=survey")
    expect(count(page)).to_have_text("No paper matches")
    offer = page.locator(".empty__offers li", has_text="1990")
    promised = offer.locator("span").inner_text()
    offer.get_by_role("link").click()
    expect(count(page)).to_have_text(promised)
    expect(page).to_have_url(f"{home}search/?q=translation&kind=survey")


def test_a_misspelt_word_is_corrected_on_demand(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}search/?q=transfromer")
    page.get_by_role("link", name="transformer", exact=True).click()
    expect(page.get_by_role("searchbox")).to_have_value("transformer")
    expect(page.locator("[data-paper] mark").first).to_be_visible()


def test_a_mistake_in_the_query_is_told_and_harms_nothing(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}search/?q=attention+topic:nowhere")
    expect(page.locator(".remark")).to_contain_text("nowhere")
    expect(page.locator("[data-paper]").first).to_be_visible()


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "word " * 2_000, '"' * 500, "-" * 500, "模" * 3_000]
)
def test_nothing_that_is_typed_is_too_much(visit: Visit, home: str, text: str) -> None:
    page = visit.page
    page.goto(f"{home}search/")
    page.get_by_role("searchbox").fill(text)
    page.get_by_role("searchbox").press("Enter")
    expect(count(page)).to_have_text(re.compile("paper"))
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value(text)


def test_a_lost_part_of_the_index_is_told_and_asked_for_again(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}search/?q=translation")
    expect(page.locator("[data-paper]").first).to_be_visible()
    before = shown(page)
    page.context.set_offline(offline=True)
    page.get_by_role("searchbox").fill("zipf")
    expect(page.get_by_role("alert")).to_contain_text("answer an earlier search")
    assert shown(page) == before
    page.context.set_offline(offline=False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(count(page)).to_have_text(re.compile("paper"))
    assert shown(page) != before
    assert visit.complaints
    visit.complaints.clear()


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("?q=attention", "search/engine-*.js*"),
        ("?q=attention", "search/*/terms/*.json.gz"),
        ("?q=attention", "search/*/papers/*.json.gz"),
        ("?q=attention", "search/*/columns.json.gz"),
        ("?q=attention&kind=survey", "search/*/columns.json.gz"),
        ("?q=attention&sort=newest", "search/*/newest.json.gz"),
        ("?q=attention&sort=title", "search/*/title.json.gz"),
        ("?q=%22language+model%22", "search/*/texts/*.json.gz"),
    ],
)
def test_each_file_that_fails_is_told_and_tried_again(
    visit: Visit, home: str, address: str, file: str
) -> None:
    page = visit.page
    failing = threading.Event()
    failing.set()

    def refuse(route: Route) -> None:
        if failing.is_set():
            route.fulfill(status=503, body="busy")
        else:
            route.continue_()

    page.context.route(f"**/{file}", refuse)
    page.goto(f"{home}search/{address}")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    failing.clear()
    alert.get_by_role("button", name="Try again").click()
    expect(alert).to_have_count(0)
    expect(count(page)).to_have_text(re.compile("^[0-9]+ papers?$"))
    expect(page.locator("[data-paper]").first).to_be_visible()
    counted(page)
    assert visit.complaints
    visit.complaints.clear()


def test_the_rest_of_a_page_that_fails_is_told_and_tried_again(visit: Visit, home: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 900, "height": 300})
    page.goto(f"{home}search/?q=language+model+evaluation")
    expect(page.locator("[data-paper]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    before = page.locator("[data-paper]").count()
    assert before < 25
    page.context.route("**/search/*/papers/*.json.gz", lambda route: route.abort())
    page.locator("[data-paper]").last.scroll_into_view_if_needed()
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(page.locator("[data-paper]")).to_have_count(before)
    page.context.unroute("**/search/*/papers/*.json.gz")
    alert.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-paper]")).to_have_count(25)
    assert visit.complaints
    visit.complaints.clear()


@pytest.mark.parametrize(
    ("label", "ending", "marks"),
    [
        ("BibTeX", ".bib", "@"),
        ("RIS", ".ris", "TY  -"),
        ("CSL-JSON", ".json", "["),
        ("CSV", ".csv", ""),
    ],
)
def test_a_selection_is_handed_out_as_the_exports_are(
    visit: Visit, home: str, label: str, ending: str, marks: str
) -> None:
    page = visit.page
    page.goto(f"{home}search/?kind=survey&sort=title")
    page.get_by_role("button", name=re.compile("^Select all")).click()
    bar = page.get_by_role("region", name="Selected papers")
    surveys = [view for view in PAPERS if view.paper.kind == "survey"]
    expect(bar).to_contain_text(f"{len(surveys)} papers selected")
    bar.get_by_label("Format").select_option(label)
    with page.expect_download() as found:
        bar.get_by_role("button", name="Download").click()
    assert found.value.suggested_filename.endswith(ending)
    text = Path(found.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith(marks)
    text = re.sub(r"[{}\\]", "", text)  # BibTeX keeps capitals so
    for view in surveys:
        assert view.url in text or view.title in text, view.slug
    expect(bar).to_contain_text(f"downloaded as {label}")
