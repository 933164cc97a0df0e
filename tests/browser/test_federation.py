"""A reader searches two sites as one: this one, and another on a host of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Quiet, Visit, served
from tests.conftest import TOPICS, Sandbox, abstract_of, title_of
from tests.publish import building

pytestmark = pytest.mark.browser

HERE, THERE = range(0, 40, 2), range(1, 40, 2)
NAME = "Stones & tides"

# Scores of all papers that answer, in two sites joined and in one site of all their papers.
COMPARE = """
async ([parts, whole, modules, texts]) => {
  const load = name => import(`${whole}${modules}${name}.js`)
  const { answer } = await load("answer")
  const { empty, grow, scores } = await load("lunr-index")
  const { join } = await load("joint")
  const { open } = await load("source")
  const { slugOf } = await load("results")
  const sourceOf = async site => {
    const manifest = await (await fetch(new URL("search/index.json", site))).json()
    return open(lunr, new URL("search/", site), manifest)
  }
  const scored = async (source, text) => {
    const { numbers, groups } = await answer(source, text)
    const terms = groups.flatMap(({ boosts }) => [...boosts.keys()])
    const index = empty(lunr, source.manifest)
    grow(index, source.postings(terms))
    const found = scores(lunr, index, groups, [])
    const slugs = (await source.rows(numbers)).map(slugOf)
    // Which words of the query are missing lowers a score later on: order tells.
    const best = numbers.map(number => Math.round(1e6 * found.get(number)))
    return Object.fromEntries(slugs.map((slug, place) => [slug, best[place]]))
  }
  const one = await sourceOf(whole)
  const [first, second] = [await sourceOf(parts[0]), await sourceOf(parts[1])]
  const home = name => ({ name, address: null })
  const both = join([
    { source: first, home: home("a"), start: 0, isThere: true },
    { source: second, home: home("b"), start: first.manifest.size, isThere: true }
  ], "v")
  const found = []
  for (const text of texts)
    found.push([await scored(both, text), await scored(one, text)])
  return found
}
"""


class Elsewhere(Quiet):
    """A host that lets pages of others read its files."""

    def end_headers(self) -> None:
        """Say so."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@dataclass(frozen=True, kw_only=True)
class Sites:
    """The addresses of two sites on two hosts, of which the first covers the second."""

    here: str
    there: str


def built(root: Path, site: Path, numbers: range, settings: str = "") -> Path:
    """Return the built site of invented papers."""
    sandbox = Sandbox(root)
    building.dress(root)
    if settings:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
        sandbox.write("mkdocs.yml", text.replace("  - paperindex\n", settings))
    sandbox.source(numbers)
    sandbox.ingest()
    return building.build(root, site)


def also(address: str) -> str:
    return (
        "  - paperindex:\n      also_search:\n"
        f"        - name: {NAME}\n          address: {address}\n"
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Two sites, each with every second paper."""
    root = tmp_path_factory.mktemp
    other = built(root("there"), root("hosts") / "stones", THERE)
    with served(other, Elsewhere) as there:
        own = built(root("here"), root("hosts") / "own", HERE, also(there))
        with served(own, Elsewhere) as here:
            yield Sites(here=here, there=there)


def ask(page: Page, sites: Sites, query: str) -> None:
    page.goto(f"{sites.here}search/?q={query}")
    expect(page.get_by_role("heading", level=2)).to_have_text(re.compile("paper"))


def refuse(route: Route) -> None:
    route.abort()


def rows(page: Page) -> list[str]:
    return [each.strip() for each in page.locator(".row__title").all_inner_texts()]


def test_papers_of_both_sites_are_found_and_lead_to_their_own(visit: Visit, sites: Sites) -> None:
    page = visit.page
    ask(page, sites, "erosion")
    titles = {title_of(number) for number in range(40) if number % 3 == 1}
    expect(page.locator(".row")).to_have_count(len(titles))
    assert set(rows(page)) == titles
    for number, host, label in ((1, sites.there, NAME), (4, sites.here, "Paper Index")):
        row = page.locator(".row", has_text=re.compile(rf"\b{number}: Notes"))
        expect(row.locator(".row__facts")).to_contain_text(label)
        assert row.get_by_role("link").evaluate("link => link.href").startswith(f"{host}papers/")


def test_only_this_sites_papers_can_be_marked(visit: Visit, sites: Sites) -> None:
    page = visit.page
    ask(page, sites, "erosion")
    expect(page.locator(".row")).to_have_count(13)
    expect(page.locator(".row:has(button)")).to_have_count(6)
    page.locator(".row button").first.click()
    page.goto(f"{sites.here}search/?q=erosion&marks=none")
    expect(page.get_by_role("heading", level=2)).to_have_text("12 papers")


def test_the_box_of_every_page_finds_both(visit: Visit, sites: Sites) -> None:
    page = visit.page
    page.goto(sites.here)
    page.keyboard.press("/")
    page.keyboard.type(f"title:{title_of(1).split()[0]} {title_of(1).split()[2]} 1")
    found = page.locator(".md-search-result__item a", has_text=re.compile(r"\b1: Notes")).first
    expect(found).to_contain_text(NAME)
    assert found.evaluate("link => link.href").startswith(f"{sites.there}papers/")


def test_what_is_counted_and_filtered_is_of_both(visit: Visit, sites: Sites) -> None:
    page = visit.page
    ask(page, sites, "")
    expect(page.get_by_role("heading", level=2)).to_have_text(re.compile("1–25 of 40|40 papers"))
    name = TOPICS["rocks"][0]
    choice = page.locator(".choice", has_text=name)
    expect(choice.locator(".choice__count")).to_have_text("13")
    choice.locator("input").check()
    expect(page.get_by_role("heading", level=2)).to_have_text("13 papers")


def test_titles_are_in_order_on_a_page_of_both(visit: Visit, sites: Sites) -> None:
    page = visit.page
    ask(page, sites, "erosion&sort=title")
    expect(page.locator(".row")).to_have_count(13)
    assert rows(page) == sorted(rows(page), key=str.lower)


def test_a_selection_of_both_is_handed_out_as_one_file(visit: Visit, sites: Sites) -> None:
    page = visit.page
    ask(page, sites, "erosion")
    for number in (1, 4):
        page.get_by_label(f"Select {title_of(number)}").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert all(title_of(number).split(":")[0] in text for number in (1, 4))
    assert text.count("@") == 2


def test_a_site_out_of_reach_is_named_and_tried_again(visit: Visit, sites: Sites) -> None:
    page = visit.page
    pattern = f"{sites.there}search/index.json"
    page.context.route(pattern, refuse)
    ask(page, sites, "erosion")
    expect(page.locator(".row")).to_have_count(6)
    note = page.locator(".remark", has_text=f"{NAME} cannot be reached")
    expect(note).to_be_visible()
    page.context.unroute(pattern, refuse)
    note.get_by_role("button", name="Try again").click()
    expect(page.locator(".row")).to_have_count(13)
    expect(note).to_have_count(0)
    complaints, visit.complaints[:] = list(visit.complaints), []
    assert complaints
    assert all("ERR_FAILED" in each or "Failed to fetch" in each for each in complaints)


def test_a_site_that_fails_half_way_takes_nothing_with_it(visit: Visit, sites: Sites) -> None:
    page = visit.page
    page.context.route(re.compile(f"{re.escape(sites.there)}.*/terms/"), refuse)
    ask(page, sites, "erosion")
    expect(page.locator(".row")).to_have_count(6)
    expect(page.locator(".remark")).to_contain_text(NAME)
    visit.complaints.clear()  # of the requests that were refused


def test_the_content_policy_lets_pages_ask_the_other_host_and_no_third(
    visit: Visit, sites: Sites
) -> None:
    page = visit.page
    page.goto(sites.here)
    policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
    host = sites.there.split("/")[2]
    assert f"connect-src 'self' http://{host};" in policy
    page.goto(sites.there)
    assert "connect-src" not in (page.locator("meta[http-equiv]").get_attribute("content") or "")


def test_a_site_alone_asks_nobody_else_for_anything(visit: Visit, sites: Sites) -> None:
    visit.page.goto(f"{sites.there}search/?q=erosion")
    expect(visit.page.locator(".row")).to_have_count(7)
    assert "others.js" not in visit.names()
    assert all(url.startswith(sites.there) for url in visit.requests)


def file_of(site: Path, pattern: str) -> str:
    """Return the address below the site's root of the one file that the pattern finds."""
    (found,) = site.glob(pattern)
    return found.relative_to(site).as_posix()


def test_papers_score_as_in_one_index_of_both(
    browser: Browser, sites: Sites, tmp_path: Path
) -> None:
    site = built(tmp_path / "project", tmp_path / "hosts" / "whole", range(40))
    queries = [
        *("erosion", "granite coast", "title:bird season", "migraton", "wing -tide", "weath"),
        *(title_of(number) for number in range(0, 40, 7)),
        *(abstract_of(number)[:60] for number in range(3, 40, 9)),
    ]
    modules = file_of(site, "assets/**/answer.js").removesuffix("answer.js")
    page = browser.new_context(bypass_csp=True).new_page()  # it asks three hosts
    with served(site) as whole:
        page.goto(f"{whole}404.html")
        page.add_script_tag(url=whole + file_of(site, "search/engine*.js"))
        asked = [[sites.here, sites.there], whole, modules, queries]
        found: list[list[dict[str, list[int]]]] = page.evaluate(COMPARE, asked)
    page.context.close()
    for text, (both, one) in zip(queries, found, strict=True):
        assert both == one, text
    assert sum(len(one) for _, one in found) > 200
