"""Every address a paper ever had answers, whatever ingest and curators did since."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.conftest import Sandbox, title_of
from tests.publish import building

REMOVED = "This page was removed"


class History:
    """A project that is edited and built again and again; it remembers every address it had."""

    def __init__(self, sandbox: Sandbox, sites: Path) -> None:
        self.sandbox = sandbox
        self.sites = sites
        self.ever: set[str] = set()
        building.dress(sandbox.root)

    def build(self) -> Path:
        """Return the site as it is now."""
        site = building.build(self.sandbox.root, self.sites / str(len(self.ever)))
        self.ever |= {folder.name for folder in (site / "papers").iterdir()}
        return site

    def ingested(self) -> Path:
        """Return the site after the next ingest."""
        self.sandbox.ingest()
        return self.build()

    def rename(self, old: str, new: str, *, formerly: str | None = None) -> None:
        """Rename a page as a curator would, who states `formerly`."""
        page = self.sandbox.pages()[old]
        (self.sandbox.root / page.path).unlink()
        text = re.sub(r"formerly:.*\n(?:[ -].*\n)*", "", page.text)
        text = text.replace("---\n", f"---\nformerly: [{formerly or old}]\n", 1)
        self.sandbox.write(str(page.path.with_stem(new)), text)

    def merge(self, gone: str, kept: str) -> None:
        """Merge one page into another as the guide says."""
        pages = self.sandbox.pages()
        (self.sandbox.root / pages[gone].path).unlink()
        text = pages[kept].text.replace("---\n", f"---\nformerly: [{gone}]\n", 1)
        self.sandbox.write(str(pages[kept].path), text)


@pytest.fixture
def history(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> History:
    """A project with six papers from a listing."""
    found = History(sandbox, tmp_path_factory.mktemp("sites"))
    sandbox.source(range(6))
    found.ingested()
    assert len(found.ever) == 6
    return found


def answer(site: Path, slug: str) -> tuple[str, str]:
    """Return where an address leads at last, and the heading there."""
    text = (site / "papers" / slug / "index.html").read_text(encoding="utf-8")
    moved = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', text)
    if moved:
        here = urljoin(f"/papers/{slug}/", moved[1])
        return answer(site, here.removeprefix("/papers/").strip("/"))
    heading = re.search(r'<h1 id="?title"?>(.*?)</h1>', text)
    assert heading
    return slug, heading[1]


def slug_of(sandbox: Sandbox, number: int) -> str:
    return sandbox.page(number).slug


def test_every_address_answers_after_every_kind_of_edit(history: History) -> None:
    work = history.sandbox
    first = {number: slug_of(work, number) for number in range(6)}
    history.rename(first[0], "renamed-once")
    history.build()  # before the next ingest as well as after it
    history.ingested()
    history.rename("renamed-once", "renamed-twice")  # it names only its last address
    history.build()
    history.merge(first[2], first[1])
    history.ingested()
    history.rename(first[1], "renamed-after-a-merge")
    (work.root / work.page(3).path).unlink()
    work.edit(4, title_of(4), "A title that a curator likes better")
    topic = work.page(5).paper.topic
    work.edit(5, f"topic: {topic}", "topic: tides" if topic != "tides" else "topic: rocks")
    history.build()
    work.source(range(1, 8))  # the listing forgets one paper and knows two more
    site = history.ingested()
    ends = {slug: answer(site, slug) for slug in history.ever}
    assert {slug for slug, _ in ends.values()} >= set(work.pages())
    for old in (first[0], "renamed-once", "renamed-twice"):
        assert ends[old][0] == "renamed-twice"
    for old in (first[1], first[2]):
        assert ends[old][0] == "renamed-after-a-merge"
    assert ends[first[3]] == (first[3], REMOVED)
    assert ends[first[4]] == (first[4], "A title that a curator likes better")
    assert ends[first[5]][0] == first[5]
    assert [slug for slug, (_, heading) in ends.items() if heading == REMOVED] == [first[3]]


def test_a_page_merged_into_one_that_is_merged_leads_to_the_last(history: History) -> None:
    a, b, c = (slug_of(history.sandbox, number) for number in (0, 1, 2))
    history.merge(a, b)
    history.ingested()
    history.merge(b, c)  # it says nothing of a
    site = history.build()
    assert answer(site, a)[0] == answer(site, b)[0] == c
    assert answer(history.ingested(), b)[0] == c


def test_what_a_merged_page_was_called_before_is_known_after_the_next_ingest(
    history: History,
) -> None:
    a, b, c = (slug_of(history.sandbox, number) for number in (0, 1, 2))
    history.merge(a, b)
    history.ingested()
    history.merge(b, c)
    assert answer(history.ingested(), a)[0] == c


def test_a_removed_page_says_so_and_helps_on(history: History) -> None:
    work = history.sandbox
    page = work.page(3)
    (work.root / page.path).unlink()
    site = history.build()
    text = (site / "papers" / page.slug / "index.html").read_text(encoding="utf-8")
    assert REMOVED in text
    assert "<meta name=robots content=noindex>" in text
    assert title_of(3) in text
    assert page.abstract
    assert page.abstract[:40] not in text
    assert f'href="../../topics/{page.paper.topic}/"' in text
    assert re.search(r'href="\.\./\.\./search/\?q=Delta\+and\+Amber[^" ]*"', text)
    assert f"papers/{page.slug}/" not in (site / "sitemap.xml").read_text("utf-8")
    assert "search/index.json" not in text
