"""A reader takes papers along."""

import pytest
from playwright.sync_api import expect

from generator.publish import site as whole
from generator.publish.exports.bundle import exports
from generator.publish.exports.formats import FORMATS
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
PAPER = next(view for view in SITE.papers.values() if view.paper.authors and view.paper.venue)


@pytest.fixture
def paper(visit: Visit, home: str) -> Visit:
    """A visit of a paper's page that may use the clipboard."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.goto(home + PAPER.url)
    return visit


@pytest.mark.parametrize(
    ("label", "form"),
    [("Copy BibTeX", "bibtex"), ("Copy RIS", "ris"), ("Copy plain text", "text")],
)
def test_one_click_copies_what_the_command_writes(paper: Visit, label: str, form: str) -> None:
    page = paper.page
    page.get_by_role("button", name=label).click()
    expect(page.get_by_role("region", name="Cite").get_by_role("status")).to_have_text(
        "Copied to the clipboard"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    # The clipboard of some systems has line ends of its own.
    assert copied.split() == FORMATS[form].file([PAPER]).split()


def test_ris_is_saved_byte_for_byte(paper: Visit) -> None:
    with paper.page.expect_download() as coming:
        paper.page.get_by_role("button", name="Save as RIS").click()
    assert coming.value.suggested_filename == f"{PAPER.slug}.ris"
    assert coming.value.path().read_bytes() == FORMATS["ris"].file([PAPER]).encode()


def test_nothing_is_fetched_before_somebody_asks(paper: Visit) -> None:
    assert not {url for url in paper.requests if "/exports/" in url or url.endswith("records.js")}
    paper.page.get_by_role("button", name="Copy BibTeX").click()
    expect(paper.page.get_by_role("status").last).not_to_be_empty()
    assert not {url for url in paper.requests if "/exports/" in url}


def test_without_a_clipboard_the_text_is_marked(visit: Visit, home: str) -> None:
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    visit.page.goto(home + PAPER.url)
    visit.page.get_by_role("button", name="Copy plain text").click()
    told = FORMATS["text"].file([PAPER]).strip()
    visit.page.wait_for_function("() => getSelection().toString().length > 20")
    assert visit.page.evaluate("getSelection().toString()").split() == told.split()
    expect(visit.page.get_by_role("region", name="Cite").get_by_role("status")).to_contain_text(
        "copy it from there"
    )


def test_what_cannot_be_fetched_is_told(paper: Visit) -> None:
    paper.page.context.set_offline(True)
    paper.page.get_by_role("button", name="Copy RIS").click()
    expect(paper.page.get_by_role("region", name="Cite").get_by_role("status")).to_contain_text(
        "could not be loaded"
    )
    paper.complaints.clear()  # the browser tells of the failed request itself


def test_without_scripts_bibtex_can_be_opened_and_read(visit: Visit, home: str) -> None:
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + PAPER.url)
    page.get_by_text("BibTeX", exact=True).click()
    expect(page.locator(".cite code")).to_be_visible()
    assert page.locator(".cite code").inner_text().split() == PAPER.bibtex.split()
    context.close()


def test_buttons_do_not_move_the_page(paper: Visit) -> None:
    expect(paper.page.get_by_role("button", name="Save as RIS")).to_be_visible()
    shift = paper.page.evaluate(
        """() => new Promise((resolve) => new PerformanceObserver((list) => resolve(
            list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
        )).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(resolve, 500, 0))"""
    )
    assert (shift or 0) < 0.02


@pytest.mark.parametrize(
    "address", ["data/", "digest/", next(iter(SITE.digests.months.values())).url]
)
def test_no_page_of_data_is_wider_than_a_small_phone(visit: Visit, home: str, address: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.page.goto(home + address)
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_file_on_the_data_page_is_there(visit: Visit, home: str) -> None:
    visit.page.goto(home + "data/")
    links = visit.page.locator("a[download]").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == len(exports(SITE))
    for link in links[:9]:
        assert visit.page.request.head(link).ok
