"""Pages that mean harm are only text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BELOW, Visit, served
from tests.conftest import Workplace
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


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a page that means harm."""
    workplace = Workplace(tmp_path_factory.mktemp("project"))
    building.dress(workplace.root)
    workplace.write("docs/topics/birds/evil.md", EVIL)
    site = building.build(workplace.root, tmp_path_factory.mktemp("site") / BELOW)
    with served(site) as address:
        yield address


@pytest.mark.parametrize("address", ["", "topics/birds/", "papers/evil/"])
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


def test_no_link_runs_anything(visit: Visit, hostile: str) -> None:
    visit.page.goto(f"{hostile}papers/evil/")
    schemes = visit.page.evaluate("[...document.links].map(link => link.protocol)")
    assert set(schemes) <= {"http:", "https:"}


def test_a_former_address_leads_to_the_paper(visit: Visit, hostile: str) -> None:
    visit.page.goto(f"{hostile}papers/wicked/")
    expect(visit.page).to_have_url(f"{hostile}papers/evil/")
    assert visit.page.evaluate("window.hit") is None
