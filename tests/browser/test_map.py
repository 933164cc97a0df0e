"""A reader looks at the map of the real site."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    """What the map is drawn from."""
    found: dict[str, Any] = json.loads((site / "map/papers.json").read_text("utf-8"))
    return found


def opened(visit: Visit, home: str) -> Page:
    """Open the map and wait until it is drawn."""
    page = visit.page
    page.goto(f"{home}map/")
    expect(page.locator(".atlas__plane circle[cx]").first).to_be_visible()
    return page


def plane(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Map of papers")


def radius_of_zoom(page: Page) -> float:
    return float(page.locator(".atlas__plane circle").first.get_attribute("r") or 0)


def test_every_paper_is_a_dot(visit: Visit, home: str, data: dict[str, Any]) -> None:
    page = opened(visit, home)
    expect(page.locator(".atlas__plane circle")).to_have_count(len(data["slug"]))
    names = page.locator(".atlas__label:visible")
    assert names.count() >= 8


def test_arrows_go_from_dot_to_dot_and_enter_opens(
    visit: Visit, home: str, data: dict[str, Any]
) -> None:
    page = opened(visit, home)
    plane(page).focus()
    seen: set[int] = set()
    number = -1
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        dot = re.fullmatch(
            r"atlas-dot-(\d+)", plane(page).get_attribute("aria-activedescendant") or ""
        )
        assert dot
        number = int(dot[1])
        seen.add(number)
        option = page.get_by_role("option")
        expect(option).to_have_count(1)
        expect(option).to_contain_text(data["title"][number])
    assert len(seen) >= 4
    expect(page.locator(".atlas__tip")).to_contain_text(data["title"][number])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/papers/{data['slug'][number]}/$"))


def test_escape_lets_go_of_a_dot(visit: Visit, home: str) -> None:
    page = opened(visit, home)
    plane(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".atlas__tip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".atlas__tip")).to_be_hidden()
    assert plane(page).get_attribute("aria-activedescendant") is None


def test_the_pointer_shows_a_title_and_a_click_opens_it(
    visit: Visit, home: str, data: dict[str, Any]
) -> None:
    page = opened(visit, home)
    dot = data["slug"].index(min(data["slug"]))
    page.locator(".atlas__plane circle").nth(dot).hover(force=True)
    tip = page.locator(".atlas__tip")
    expect(tip).to_be_visible()
    title = (tip.inner_text()).split("\n")[0]
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"/papers/"))
    slug = page.url.rstrip("/").rpartition("/")[2]
    assert data["title"][data["slug"].index(slug)] == title


def test_a_drag_moves_the_map_and_opens_nothing(visit: Visit, home: str) -> None:
    page = opened(visit, home)
    page.get_by_role("button", name="Zoom in").click()
    first = page.locator(".atlas__plane circle").first
    expect(page.locator(".atlas__plane.is-zoomed")).to_be_visible()
    before = float(first.get_attribute("cx") or 0)
    box = plane(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 400, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 300, steps=5)
    page.mouse.up()
    expect(first).not_to_have_attribute("cx", str(before))
    assert float(first.get_attribute("cx") or 0) < before - 50
    assert page.url.endswith("/map/")


def test_wheel_keys_and_buttons_zoom(visit: Visit, home: str) -> None:
    page = opened(visit, home)
    sizes = [radius_of_zoom(page)]

    def step(act: object) -> None:
        assert callable(act)
        act()
        page.wait_for_timeout(100)
        sizes.append(radius_of_zoom(page))

    plane(page).hover()
    step(lambda: page.mouse.wheel(0, -300))
    step(lambda: page.get_by_role("button", name="Zoom in").click())
    plane(page).focus()
    step(lambda: page.keyboard.press("+"))
    assert sizes == sorted(set(sizes))
    step(lambda: page.keyboard.press("-"))
    assert sizes[-1] < sizes[-2]
    step(lambda: page.keyboard.press("0"))
    assert sizes[-1] == sizes[0]


def test_the_wheel_scrolls_the_page_where_it_would_zoom_out_of_the_whole(
    visit: Visit, home: str
) -> None:
    page = opened(visit, home)
    plane(page).hover()
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => window.scrollY > 100")


def test_the_legend_highlights_a_section(visit: Visit, home: str, data: dict[str, Any]) -> None:
    page = opened(visit, home)
    faint = page.locator(".atlas__plane circle.is-faint")
    button = page.locator(".legend button").nth(3)
    others = sum(1 for section in data["section"] if section != 3)
    button.hover()
    expect(faint).to_have_count(others)
    page.mouse.move(0, 0)
    expect(faint).to_have_count(0)
    button.focus()
    expect(faint).to_have_count(others)
    button.blur()
    button.click()
    page.mouse.move(0, 0)
    button.blur()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(faint).to_have_count(others)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_finger_sees_a_title_before_it_opens(visit: Visit, home: str) -> None:
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{home}map/")
    expect(page.locator(".atlas__plane circle[cx]").first).to_be_visible()
    box = page.locator(".atlas__plane circle").nth(7).bounding_box()
    assert box
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(*place)
    expect(page.locator(".atlas__tip")).to_be_visible()
    assert page.url.endswith("/map/")
    page.touchscreen.tap(*place)
    expect(page).to_have_url(re.compile(r"/papers/"))
    context.close()


def test_two_fingers_zoom(visit: Visit, home: str) -> None:
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{home}map/")
    expect(page.locator(".atlas__plane circle[cx]").first).to_be_visible()
    box = plane(page).bounding_box()
    assert box
    touch = context.new_cdp_session(page)

    def fingers(kind: str, apart: float) -> None:
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        points = [{**middle, "x": middle["x"] + side * apart / 2, "id": side} for side in (-1, 1)]
        sent = {"type": kind, "touchPoints": points if kind != "touchEnd" else []}
        touch.send("Input.dispatchTouchEvent", sent)

    fingers("touchStart", 60)
    for apart in range(70, 181, 10):
        fingers("touchMove", apart)
    fingers("touchEnd", 0)
    expect(page.locator(".atlas__plane.is-zoomed")).to_be_visible()
    assert page.url.endswith("/map/")
    context.close()


def test_very_many_papers_are_drawn_on_a_canvas(visit: Visit, home: str) -> None:
    page = visit.page
    total = 5000
    many = {
        "width": 1000,
        "height": 720,
        "sections": [{"title": "All", "hue": 0, "x": 500, "y": 360}],
        "x": [(each * 37) % 1001 for each in range(total)],
        "y": [(each * 101) % 721 for each in range(total)],
        "section": [0] * total,
        "title": [f"Paper {each}" for each in range(total)],
        "slug": [f"p{each}" for each in range(total)],
    }

    def answer(route: Route) -> None:
        route.fulfill(json=many)

    page.route("**/map/papers.json", answer)
    page.goto(f"{home}map/")
    canvas = page.locator(".atlas__plane canvas")
    expect(canvas).to_be_visible()
    expect(page.locator(".atlas__plane circle")).to_have_count(0)
    painted = (
        "canvas => canvas.getContext('2d').getImageData(0, 0, 500, 500).data.some(each => each)"
    )
    page.wait_for_function(f"() => ({painted})(document.querySelector('.atlas__plane canvas'))")
    plane(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".atlas__tip")).to_contain_text("Paper ")


def test_the_list_holds_every_paper_without_scripts(
    visit: Visit, home: str, data: dict[str, Any]
) -> None:
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}map/")
    links = page.locator(".atlas-list a")
    expect(links).to_have_count(len(data["slug"]))
    expect(page.locator(".atlas")).to_be_hidden()
    page.locator(".atlas-list summary").first.click()
    expect(links.first).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 3840])
def test_nothing_runs_over_the_edge(visit: Visit, home: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = opened(visit, home)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_names_break_into_short_lines_and_do_not_overlap(
    visit: Visit, home: str, assets: str
) -> None:
    page = opened(visit, home)
    found = page.evaluate(
        """async address => {
          const { lines, fitting } = await import(address)
          const box = left => ({ left, top: 0, right: left + 10, bottom: 10 })
          return [
            lines("Language acquisition & cognition"),
            fitting([box(0), box(5), box(10), box(95)], { width: 100, height: 20 }),
            fitting([box(0), box(20)], { width: 100, height: 20 }, [box(5)])
          ]
        }""",
        f"{assets}map/labels.js",
    )
    assert found == [
        ["Language acquisition", "& cognition"],
        [True, False, True, False],
        [False, True],
    ]
