"""Pages that mean harm are only text."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BELOW, Visit, served
from tests.conftest import Sandbox
from tests.publish import building

pytestmark = pytest.mark.browser

HARM = "<script>window.hit=1</script><img src=x onerror=window.hit=1>"

EVIL = f"""---
title: 'Evil {HARM} {{{{ 7*7 }}}}'
topic: birds
date: 2024
summary: 'Sly {HARM}'
venue: 'Den {HARM}'
formerly: [wicked]
links:
  code: https://x.test/'onmouseover='window.hit=1
---
{HARM} Bad.

## Notes
{HARM} [press](javascript:window.hit=1)
"""


ABOUT = f"""---
title: 'About {HARM}'
template: main.html
---
# About {HARM}

{HARM}<div id="__config">{{}}</div>
<a href="javascript:window.hit=1">press</a>
<form action="https://x.test"><input name="q"></form>
<style>body {{ background: url(https://x.test/a.png) }}</style>
<meta http-equiv="refresh" content="0; url=https://x.test/">
"""

REGISTER: dict[str, object] = {
    "slug": "lost",
    "values": {"title": f"Lost {HARM} {{{{ 7*7 }}}}", "topic": "birds"},
    "abstract": None,
    "listings": [],
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a page that means harm."""
    sandbox = Sandbox(tmp_path_factory.mktemp("project"))
    building.dress(sandbox.root)
    sandbox.write("docs/topics/birds/evil.md", EVIL)
    sandbox.write("docs/about.md", ABOUT)
    sandbox.write("docs/evil.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='hit=1'/>")
    sandbox.write("docs/evil.html", HARM)
    sandbox.write("docs/assets/javascripts/search/worker.js", "throw Error('not ours')")
    sandbox.write("snapshot.jsonl", json.dumps(REGISTER) + "\n")
    site = tmp_path_factory.mktemp("site") / BELOW
    done = building.run(sandbox.root, site, strict=False)  # as if no check had been made
    assert done.returncode == 0, done.stderr
    with served(site) as address:
        yield address


@pytest.mark.parametrize("address", ["", "topics/birds/", "papers/evil/", "curation/"])
def test_nothing_of_it_runs(visit: Visit, hostile: str, address: str) -> None:
    page = visit.page
    page.goto(hostile + address, wait_until="networkidle")
    assert page.evaluate("window.hit") is None
    expect(page.get_by_text("Evil <script>window.hit=1</script>").first).to_be_visible()


def test_nothing_of_it_runs_in_the_search(visit: Visit, hostile: str) -> None:
    page = visit.page
    page.goto(hostile)
    page.keyboard.press("/")
    page.keyboard.type("evil script")
    expect(page.locator("[data-paper=evil]")).to_contain_text("<script>window.hit=1</script>")
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("address", ["about/", "papers/lost/"])
def test_nothing_runs_on_pages_of_prose_and_of_removed_papers(
    visit: Visit, hostile: str, address: str
) -> None:
    page = visit.page
    page.goto(hostile + address, wait_until="networkidle")
    assert page.url == hostile + address
    assert page.evaluate("window.hit") is None
    assert page.locator("main form:not(.md-search__form), main style, main meta").count() == 0
    assert page.locator("#__config").evaluate("element => element.tagName") == "SCRIPT"
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("name", ["evil.svg", "evil.html", "evil/"])
def test_no_file_of_another_kind_is_published(visit: Visit, hostile: str, name: str) -> None:
    response = visit.page.request.get(hostile + name)
    assert response.status == 404


def test_a_removed_page_leads_to_a_search_for_its_title(visit: Visit, hostile: str) -> None:
    page = visit.page
    page.goto(f"{hostile}papers/lost/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page was removed")
    page.get_by_role("link", name="Search for the title").click()
    expect(page.get_by_role("searchbox")).to_have_value(re.compile(r"^Lost <script>.*7\*7"))
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("address", ["papers/evil/", "curation/", "about/", "papers/lost/"])
def test_no_link_runs_anything(visit: Visit, hostile: str, address: str) -> None:
    visit.page.goto(hostile + address)
    schemes = visit.page.evaluate("[...document.links].map(link => link.protocol)")
    assert set(schemes) <= {"http:", "https:"}


def test_a_former_address_leads_to_the_paper(visit: Visit, hostile: str) -> None:
    visit.page.goto(f"{hostile}papers/wicked/")
    expect(visit.page).to_have_url(f"{hostile}papers/evil/")
    assert visit.page.evaluate("window.hit") is None
