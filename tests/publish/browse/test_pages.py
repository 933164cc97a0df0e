from dataclasses import replace

import pytest

from generator.pages import Page
from generator.publish.browse import pages, titles
from generator.publish.browse.ways import ways
from generator.publish.compact import COMPACT
from tests.publish.invented import page, site_of

FULL = (
    page("a", "date: 2003-05\nkind: survey\ntags: [wing]\nauthors: [Ada Reed]"),
    page("b", "links: {code: 'https://x.test/c'}\norganization: {handle: zz}", topic="rocks"),
    page("c", "organization: {handle: yy}"),
)


def uris(*found: Page) -> list[str]:
    return [each.uri for each in pages.pages(site_of(*found))]


def test_every_way_in_has_its_pages() -> None:
    assert uris(*FULL) == [
        *("browse.md", "years.md", "years/2003.md", "years/undated.md"),
        *("kinds.md", "kinds/survey.md", "tags.md", "tags/wing.md", "code.md"),
        *("authors.md", "authors/r.md", "venues.md", "organizations.md", "titles.md"),
    ]


def test_every_page_can_be_made() -> None:
    for found in (FULL, ()):
        for each in pages.pages(site_of(*found)):
            assert each.context()
            assert each.title


def test_many_titles_have_a_page_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "FEW", 2)
    assert uris(*FULL)[-4:] == ["titles.md", "titles/a.md", "titles/b.md", "titles/c.md"]


def test_a_compact_site_names_fewer_papers_of_a_kind_and_says_how_many_more_there_are() -> None:
    several = site_of(*(page(f"p{number}", "kind: survey\ndate: 2003") for number in range(3)))
    brief = replace(several, extent=replace(COMPACT, listed=1))
    for site, more in ((several, 0), (brief, 2)):
        made = {each.uri: each for each in pages.pages(site)}
        for uri in ("kinds/survey.md", "years/2003.md"):
            assert made[uri].context()["listing"].more == more


def test_only_ways_that_lead_to_papers_are_named() -> None:
    assert [way.title for way in ways(site_of(*FULL))] == [
        *("Years", "Kinds", "Tags", "With code", "Authors", "Organisations", "Titles")
    ]
    assert [way.title for way in ways(site_of(page("a")))] == ["Titles"]
    assert ways(site_of()) == ()
