"""A reader looks at the trends of the real site."""

import pytest
from playwright.sync_api import expect

from generator.publish import site as whole
from generator.publish.trends import trends
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

TRENDS = trends(whole.load(REPOSITORY))


def test_every_chart_has_a_name_and_its_numbers_in_a_table(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}trends/")
    drawn = page.locator("main svg.chart")
    assert drawn.count() >= 2
    for chart in drawn.all():
        assert chart.get_attribute("aria-label")
    page.locator("#years ~ details summary").click()
    row = page.get_by_role("row", name=f"{TRENDS.years[-1]} {TRENDS.counts[-1]}", exact=True)
    expect(row).to_be_visible()


def test_a_section_s_row_leads_to_it(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(f"{home}trends/")
    row = TRENDS.sections[0]
    page.locator(".multiples a").first.click()
    assert page.url == f"{home}{row.url}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stand_out_from_the_ground_in_both_schemes(
    visit: Visit, home: str, scheme: str
) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{home}trends/")
    fill = page.locator(".chart__bars").evaluate("bars => getComputedStyle(bars).fill")
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    numbers = [
        [int(part) for part in colour.strip("rgba()").split(",")[:3]] for colour in (fill, ground)
    ]
    assert sum(abs(one - other) for one, other in zip(*numbers, strict=True)) > 250


@pytest.mark.parametrize("width", [320, 3840])
def test_nothing_runs_over_the_edge(visit: Visit, home: str, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{home}trends/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
