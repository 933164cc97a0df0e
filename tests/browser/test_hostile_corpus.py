"""Pages that mean harm, published without a check and opened in a browser, are only text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from tests.browser.conftest import BELOW, Visit, served
from tests.conftest import Sandbox
from tests.hostile.corpus import CANARY, files, put
from tests.publish import building

pytestmark = pytest.mark.browser


def build_all(sandbox: Sandbox, site: Path) -> set[str]:
    """Build the site of all pages that the build does not refuse, and return their slugs."""
    pages = {file.stem: put(sandbox, file) for file in files()}
    for _ in range(3):  # a page that does not parse hides its other faults
        done = building.run(sandbox.root, site)
        refused = set(re.findall(r"docs/topics/birds/([\w-]+)\.md:\d+: ", done.stderr))
        for name in refused & pages.keys():
            pages.pop(name).unlink()
        if not refused:
            break
    assert site.is_dir(), done.stderr
    return set(pages)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """The folder of a site with all hostile pages that can be built, and their slugs."""
    sandbox = Sandbox(tmp_path_factory.mktemp("project"))
    building.dress(sandbox.root)
    for name in ("canary.txt", "canary.md", "sources/canary.txt"):
        sandbox.write(name, f"{CANARY}\n")
    site = tmp_path_factory.mktemp("site") / BELOW
    return site, build_all(sandbox, site)


@pytest.fixture(scope="module")
def address(hostile: tuple[Path, set[str]]) -> Iterator[str]:
    """The address of that site."""
    with served(hostile[0]) as address:
        yield address


def test_what_is_not_refused_is_published(hostile: tuple[Path, set[str]]) -> None:
    site, slugs = hostile
    assert len(slugs) >= 50
    assert {each.name for each in (site / "papers").iterdir()} == slugs


def test_no_file_from_outside_leaks(hostile: tuple[Path, set[str]]) -> None:
    for file in hostile[0].rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes(), file


HARM = """
() => {
  const links = [...document.querySelectorAll("article a[href]")]
    .filter(link => !["http:", "https:"].includes(link.protocol))
    .map(link => link.outerHTML)
  const attributes = [...document.querySelectorAll("body *")]
    .flatMap(each => [...each.attributes])
    .filter(({ name, value }) =>
      name.startsWith("on") || /^\\s*(javascript|vbscript|data):/i.test(value))
    .map(({ name, value }) => `${name}=${value}`)
  return [...links, ...attributes, ...(window.hit ? ["hit"] : [])]
}
"""


def test_nothing_runs_on_any_page(
    hostile: tuple[Path, set[str]], address: str, browser: Browser
) -> None:
    context = browser.new_context()
    visit = Visit(context.new_page())
    visit.watch()
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", dismiss)
    places = ["", "topics/birds/", "topics/rocks/", *(f"papers/{slug}/" for slug in hostile[1])]
    for place in sorted(places):
        visit.page.goto(address + place, wait_until="load")
        assert visit.page.url == address + place
        assert visit.page.evaluate(HARM) == [], place
    context.close()
    assert dialogs == []
    missing = "status of 404"  # a picture that a page names and nobody has
    assert [each for each in visit.complaints if missing not in each] == []
    assert visit.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("words", ["sly wings", "closing", "juniper onerror", "templates"])
def test_nothing_runs_in_the_search(visit: Visit, address: str, words: str) -> None:
    visit.page.goto(address)
    visit.page.keyboard.press("/")
    visit.page.keyboard.type(words)
    visit.page.locator("[data-paper]").first.wait_for()
    assert visit.page.evaluate(HARM) == []
