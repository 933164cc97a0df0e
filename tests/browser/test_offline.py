"""After one visit the site reads without a network, and no build is ever mixed with another."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import BELOW
from tests.browser.hosting import Host
from tests.browser.kinds import PAPER, SITE
from tests.conftest import Sandbox
from tests.publish import building

pytestmark = pytest.mark.browser

SECTION = SITE.sections[PAPER.paper.topic]
UNREAD = next(view for view in SITE.papers.values() if view.slug != PAPER.slug)
OURS = f"paperindex /{BELOW}/ "

# Whether a build is kept as a whole, it alone, and a page besides.
WHOLE = """async ([ours, version, list, address]) => {
  const names = (await caches.keys()).filter(name => name.startsWith(`${ours}build `))
  return String(names) === `${ours}build ${version}`
    && await (await caches.open(names[0])).match(list)
    && await caches.match(address)
}"""
KEPT = "async () => caches.match(location)"
UNTIL = """async argument => {
  const end = performance.now() + 30_000
  while (!await (HOLDS)(argument)) {
    if (performance.now() > end)
      throw new Error(`only ${await caches.keys()}`)
    await new Promise(done => setTimeout(done, 50))
  }
}"""
KEEP = "navigator.serviceWorker.ready.then(({ active }) => active.postMessage('keep'))"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that keeps what sites ask it to keep."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host that serves nothing yet."""
    found = Host(tmp_path)
    yield found
    found.cut()


@dataclass(frozen=True)
class Builds:
    """A small site; what a change of a title and of a script makes of it; one that is not kept."""

    old: Path
    new: Path
    off: Path


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Three builds of a small project."""
    sandbox = Sandbox(tmp_path_factory.mktemp("project"))
    building.dress(sandbox.root)
    script = sandbox.root / "overrides/assets/javascripts/header.js"
    text = script.read_text(encoding="utf-8")

    def build(word: str) -> Path:
        head = "topic: birds\ndate: 2024-05-28\n---\nAbout it.\n"
        sandbox.write("docs/topics/birds/wing.md", f"---\ntitle: The {word} wing\n{head}")
        script.write_text(f"{text}\ndocument.body.dataset.build = '{word}'\n", encoding="utf-8")
        return building.build(sandbox.root, tmp_path_factory.mktemp(word) / BELOW)

    old, new = build("old"), build("new")
    settings = sandbox.root / "mkdocs.yml"
    plugin = "  - paperindex\n"
    text_of_settings = settings.read_text(encoding="utf-8")
    assert plugin in text_of_settings
    off = "  - paperindex:\n      offline: false\n"
    settings.write_text(text_of_settings.replace(plugin, off), encoding="utf-8")
    return Builds(old=old, new=new, off=build("off"))


def listed(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "offline.json").read_text("utf-8"))
    return found


def until(page: Page, holds: str, argument: object = None) -> None:
    """Wait until a function of the browser promises something true."""
    page.evaluate(UNTIL.replace("HOLDS", holds), argument)


def until_whole(page: Page, site: Path) -> None:
    """Wait until a build is kept as a whole, no other is, and the page shown is kept as well."""
    told = [OURS, listed(site)["version"], f"/{BELOW}/offline.json", page.url.partition("?")[0]]
    until(page, WHOLE, told)


def cut(page: Page, host: Host) -> None:
    """Leave a reader without a network in both ways there are."""
    host.cut()
    page.context.set_offline(True)


def wing(page: Page, host: Host, word: str) -> None:
    """Expect the page of the wing, and the script, of one build."""
    page.goto(f"{host.address}papers/wing/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"The {word} wing")
    expect(page.locator("body")).to_have_attribute("data-build", word)


def test_after_a_visit_the_site_reads_without_a_network(page: Page, host: Host, site: Path) -> None:
    host.deploy(site)
    page.goto(host.address + PAPER.url)
    until_whole(page, site)
    cut(page, host)
    page.goto(host.address)
    page.get_by_role("main").get_by_role("link", name=SECTION.topic.title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SECTION.topic.title)
    expect(page.locator(".row .mark-buttons").first).to_be_visible()
    page.goto(host.address + PAPER.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAPER.title)
    expect(page.get_by_role("button", name="To read")).to_be_visible()
    colour = "getComputedStyle(document.querySelector('.md-header')).borderBottomStyle"
    assert page.evaluate(colour) == "solid"
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search papers").press_sequentially("language model")
    expect(page.locator(".md-search-result [data-paper]").first).to_be_visible()
    page.goto(f'{host.address}search/?q=tokenizer "language model"&year=2020-')
    expect(page.locator("[data-search-rows] [data-paper]").first).to_be_visible()
    page.goto(f"{host.address}map/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Map")


def test_a_page_that_is_not_kept_is_named(page: Page, host: Host, site: Path) -> None:
    host.deploy(site)
    page.goto(host.address)
    until_whole(page, site)
    cut(page, host)
    page.goto(host.address + UNREAD.url)
    expect(page.get_by_text("This page is not kept on this device")).to_be_visible()
    link = page.get_by_role("link", name=f"/{BELOW}/{UNREAD.url}")
    expect(link).to_have_attribute("href", host.address + UNREAD.url)


def test_nothing_is_kept_before_the_page_is_there(page: Page, host: Host, builds: Builds) -> None:
    host.deploy(builds.old)
    mine: list[str] = []
    page.on("request", lambda request: mine.append(request.url.removeprefix(host.address)))
    wing(page, host, "old")
    page.wait_for_load_state("load")
    needed = [path for path in mine if not path.endswith(("offline/keeping.js", "worker.js"))]
    until_whole(page, builds.old)
    begun = host.asked.index("service-worker.js")
    assert len(needed) > 5
    assert all(host.asked.index(path) < begun for path in needed if path in host.asked)
    assert not [path for path in host.asked[:begun] if path.startswith(("search/", "offline.json"))]


def test_a_new_build_is_seen_at_once_and_takes_the_place_of_the_old(
    page: Page, host: Host, builds: Builds
) -> None:
    host.deploy(builds.old)
    wing(page, host, "old")
    until_whole(page, builds.old)
    host.deploy(builds.new)
    wing(page, host, "new")
    until_whole(page, builds.new)
    cut(page, host)
    wing(page, host, "new")
    page.goto(host.address)
    expect(page.locator("body")).to_have_attribute("data-build", "new")
    expect(page.get_by_text("The new wing").first).to_be_visible()
    page.goto(f"{host.address}search/?q=wing")
    expect(page.locator("[data-search-rows] [data-paper=wing]")).to_contain_text("The new wing")


@pytest.mark.parametrize("fault", ["missing", "of another build"])
def test_a_build_that_cannot_be_had_as_a_whole_leaves_the_old_one_as_it_is(
    page: Page, host: Host, builds: Builds, tmp_path: Path, fault: str
) -> None:
    host.deploy(builds.old)
    wing(page, host, "old")
    until_whole(page, builds.old)
    mixed = shutil.copytree(builds.new, tmp_path / "mixed")
    if fault == "missing":
        host.missing.add("topics/rocks/")
    else:
        shutil.copy(builds.old / "topics/rocks/index.html", mixed / "topics/rocks/index.html")
    host.deploy(mixed)
    host.asked.clear()
    page.goto(host.address)
    expect(page.locator("body")).to_have_attribute("data-build", "new")
    for _ in range(300):
        page.evaluate(KEEP)
        if host.hears("topics/rocks/", times=2, within=0.1):  # the first attempt has ended
            break
    assert host.asked.count("topics/rocks/") >= 2
    kept = page.evaluate("caches.keys()")
    assert f"{OURS}build {listed(builds.old)['version']}" in kept
    cut(page, host)
    page.goto(f"{host.address}topics/birds/")
    expect(page.locator("body")).to_have_attribute("data-build", "old")
    expect(page.get_by_text("The old wing").first).to_be_visible()


def test_after_a_fault_the_next_visit_makes_it_good(page: Page, host: Host, builds: Builds) -> None:
    host.deploy(builds.old)
    host.missing.add("topics/rocks/")
    wing(page, host, "old")
    assert host.hears("topics/rocks/", times=1, within=30)
    host.missing.clear()
    page.reload()
    until_whole(page, builds.old)


def test_who_waits_too_long_sees_what_is_kept(page: Page, host: Host, builds: Builds) -> None:
    host.deploy(builds.old)
    wing(page, host, "old")
    until_whole(page, builds.old)
    host.hanging.add("papers/wing/")
    wing(page, host, "old")


def test_a_site_that_is_no_longer_kept_frees_its_readers(
    page: Page, host: Host, builds: Builds
) -> None:
    host.deploy(builds.old)
    wing(page, host, "old")
    until_whole(page, builds.old)
    host.deploy(builds.off)
    wing(page, host, "off")
    until(
        page,
        """async () => !(await caches.keys()).length
          && !(await navigator.serviceWorker.getRegistrations()).length""",
    )
    host.asked.clear()
    wing(page, host, "off")
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if path.endswith(("keeping.js", "offline.json"))]
    assert page.evaluate("caches.keys()") == []
    assert not (builds.off / "offline.json").exists()


def test_on_a_metered_line_only_what_is_read_is_kept(
    page: Page, host: Host, builds: Builds
) -> None:
    page.add_init_script(
        "Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true })"
    )
    host.deploy(builds.old)
    page.goto(host.address)
    until(page, "() => navigator.serviceWorker.controller")
    wing(page, host, "old")
    until(page, KEPT)
    assert "offline.json" not in host.asked
    assert not [path for path in host.asked if path.startswith("search/")]
    cut(page, host)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("The old wing")


def test_all_papers_are_kept_for_who_asks_for_them(page: Page, host: Host, builds: Builds) -> None:
    host.deploy(builds.old)
    page.goto(f"{host.address}offline/")
    until_whole(page, builds.old)
    page.get_by_role("button", name="Keep all 1 papers (0.0 MB)").click()
    said = page.get_by_role("main").get_by_role("status")
    expect(said).to_contain_text("All papers are among them.")
    host.deploy(builds.new)
    page.reload()
    until_whole(page, builds.new)
    cut(page, host)
    wing(page, host, "new")


def test_caches_of_other_sites_of_the_host_stay(page: Page, host: Host, builds: Builds) -> None:
    others = ["paperindex /other/ build 0000000000", "elsewhere"]
    host.deploy(builds.old)
    page.goto(host.address)
    page.evaluate("names => Promise.all(names.map(name => caches.open(name)))", others)
    until_whole(page, builds.old)
    page.goto(f"{host.address}offline/")
    page.get_by_role("button", name="Remove from this device").click()
    said = page.get_by_role("main").get_by_role("status")
    expect(said).to_have_text("Nothing is kept on this device.")
    assert sorted(page.evaluate("caches.keys()")) == sorted(others)
    page.reload()
    expect(said).to_have_text("Nothing is kept on this device.")
    page.get_by_role("button", name="Keep on this device").click()
    expect(said).to_contain_text("pages and files")
    until_whole(page, builds.old)


def test_what_is_not_for_reading_is_not_kept(page: Page, host: Host, builds: Builds) -> None:
    host.deploy(builds.old)
    page.goto(host.address)
    until_whole(page, builds.old)
    wing(page, host, "old")
    page.evaluate("fetch('../../feeds/papers.atom').then(found => found.text())")
    page.goto(f"{host.address}nowhere/", wait_until="commit")
    wing(page, host, "old")
    until(page, KEPT)
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name => ("
        "await (await caches.open(name)).keys()).map(each => each.url)))).flat()"
    )
    assert not [url for url in kept if "feeds" in url or "nowhere" in url]
