"""No page runs what stands in it or asks another host, and everything works all the same."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.kinds import KINDS, PAPER

pytestmark = pytest.mark.browser

LISTENING = """
window.violations = []
addEventListener("securitypolicyviolation", event => window.violations.push(
  `${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`
))
"""


@pytest.fixture
def listening(visit: Visit) -> Visit:
    """A visit that notes what the policy of a page refuses."""
    visit.page.add_init_script(LISTENING)
    return visit


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_for_what_its_policy_refuses(listening: Visit, home: str, kind: str) -> None:
    page = listening.page
    page.goto(home + KINDS[kind], wait_until="networkidle")
    policies = page.locator("meta[http-equiv=Content-Security-Policy]")
    assert "unsafe" not in (policies.get_attribute("content") or "unsafe")
    if kind != "lost":  # asked for with a status that the browser complains of
        page.emulate_media(color_scheme="dark")
        page.locator("label[for^=__palette]:visible").click()
    if kind != "search":
        page.keyboard.press("/")
        page.get_by_role("textbox", name="Search papers").press_sequentially("language")
        expect(page.locator(".md-search-result [data-paper]").first).to_be_visible()
    assert page.evaluate("window.violations") == []
    if kind == "lost":
        listening.complaints.clear()


def test_citing_and_the_map_work_under_the_policy(listening: Visit, home: str) -> None:
    page = listening.page
    page.goto(home + PAPER.url)
    page.get_by_role("button", name="Save as RIS").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert page.evaluate("window.violations") == []
    page.goto(f"{home}map/")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("listbox").press("ArrowRight")
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize(
    "injected",
    [
        "const bad = document.createElement('script'); bad.textContent = 'window.hit = 1';"
        "document.body.append(bad)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\">')",
        "const bad = document.createElement('script'); bad.src = 'data:,window.hit=1';"
        "document.body.append(bad)",
        "document.body.setAttribute('onclick', 'window.hit = 1'); document.body.click()",
    ],
)
def test_what_is_put_into_a_page_does_not_run(listening: Visit, home: str, injected: str) -> None:
    page = listening.page
    page.goto(home + PAPER.url)
    page.evaluate(f"() => {{ {injected} }}")
    page.wait_for_function("() => window.violations.length > 0")
    assert page.evaluate("window.hit") is None
    assert listening.complaints
    listening.complaints.clear()


def test_nothing_is_fetched_from_or_sent_to_another_host(listening: Visit, home: str) -> None:
    page = listening.page
    page.goto(home + PAPER.url)
    page.evaluate("fetch('https://elsewhere.test/').catch(() => {})")
    page.wait_for_function("() => window.violations.length > 0")
    listening.complaints.clear()
    listening.requests.clear()
