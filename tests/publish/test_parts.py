from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import parts
from generator.publish.browse import pages
from generator.publish.compact import COMPACT
from generator.publish.section_page import section_page
from tests.publish.invented import page, site_of

VIEWS = tuple(site_of(*(page(f"p{number}") for number in range(7))).papers.values())


@given(st.integers(0, 7), st.integers(1, 9))
def test_every_paper_is_on_one_page(papers: int, rows: int) -> None:
    made = parts.parts("topics/birds/", VIEWS[:papers], rows)
    assert [view for part in made for view in part.papers] == list(VIEWS[:papers])
    assert max(len(part.papers) for part in made) <= rows
    assert [part.number for part in made] == list(range(1, made[0].count + 1))
    assert {part.total for part in made} == {papers}


def test_the_first_page_can_be_shorter() -> None:
    made = parts.parts("tags/wing/", VIEWS, 3, first=1)
    assert [len(part.papers) for part in made] == [1, 3, 3]
    assert [view for part in made for view in part.papers] == list(VIEWS)


def test_of_a_tag_with_many_papers_all_but_the_newest_are_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "FEW", 3)
    monkeypatch.setattr(pages, "NEWEST", 2)
    tagged = [page(f"p{number}", "tags: [wing]") for number in range(5)]
    made = {each.uri: each for each in pages.pages(site_of(*tagged))}
    assert len(made["tags/wing.md"].context()["part"].papers) == 2
    further = made["lists/tags/wing/2.md"]
    assert (further.template, len(further.context()["part"].papers)) == ("list-lines.html", 3)


def test_the_pages_lead_on_to_each_other() -> None:
    first, second, third = parts.parts("topics/birds/", VIEWS, 3)
    assert (first.url, first.before, first.after) == ("topics/birds/", None, second.url)
    assert (second.url, second.before) == ("lists/topics/birds/2/", first.url)
    assert (third.before, third.after) == (second.url, None)


def test_long_sections_and_tags_have_further_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts.parts, "__defaults__", (2, None, None))
    tagged = [page(f"p{number}", "tags: [wing]") for number in range(5)]
    made = {each.uri: each for each in pages.pages(site_of(*tagged))}
    further = [uri for uri in made if uri.startswith("lists/")]
    assert further == [
        *("lists/topics/birds/2.md", "lists/topics/birds/3.md"),
        *("lists/tags/wing/2.md", "lists/tags/wing/3.md"),
    ]
    shown = made["lists/topics/birds/3.md"].context()
    assert len(shown["part"].papers) == 1
    assert shown["within"] == "topic=birds"


def test_a_list_may_leave_out_its_last_papers_and_says_how_many() -> None:
    made = parts.parts("tags/wing/", VIEWS, 3, first=1, most=5)
    assert [len(part.papers) for part in made] == [1, 3, 1]
    assert {(part.total, part.unlisted) for part in made} == {(7, 2)}
    assert [view for part in made for view in part.papers] == [*VIEWS[:5]]
    assert parts.parts("tags/wing/", VIEWS, most=7)[0].unlisted == 0


def test_a_compact_site_lists_the_further_papers_in_a_line_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "FEW", 1)
    monkeypatch.setattr(pages, "NEWEST", 1)
    tagged = [page(f"p{number}", "tags: [wing]") for number in range(5)]
    extent = replace(COMPACT, described=2, listed=3)
    site = replace(site_of(*tagged), extent=extent)
    made = {each.uri: each for each in pages.pages(site)}
    for uri, within, papers, unlisted in (
        ("lists/topics/birds/2.md", "topic=birds", 3, 0),
        ("lists/tags/wing/2.md", "tag=wing", 2, 2),
    ):
        assert made[uri].template == "list-lines.html"
        shown = made[uri].context()
        assert (shown["within"], len(shown["part"].papers)) == (within, papers)
        assert shown["part"].unlisted == unlisted
    assert len(section_page(site, site.sections["birds"]).part.papers) == 2
