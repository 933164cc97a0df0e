import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import Page
from generator.publish.curation import Queue, Row, first, queue
from generator.waiting import REASONS
from tests.conftest import abstract_of
from tests.publish.invented import belief, page, site_of

FACTS = {
    "date": "date: 2024",
    "authors": "authors: [Ada Reed]",
    "summary": "summary: On wings.",
}


def paper(slug: str, *lacking: str, head: str = "", body: str | None = None) -> Page:
    """Return a page that lacks only what is named."""
    facts = [line for name, line in FACTS.items() if name not in lacking]
    review = ["review: pending"] if "section" in lacking else []
    number = sum(map(ord, slug))
    text = "" if "abstract" in lacking else (body or f"{abstract_of(number)}\n")
    return page(slug, "\n".join([*facts, *review, head]), text)


def rows(found: Queue) -> dict[str, Row]:
    return {row.paper.slug: row for group in found.groups for row in group.rows}


def test_a_complete_paper_does_not_wait() -> None:
    found = queue(site_of(paper("a-wing")))
    assert (found.papers, found.more, found.tallies, found.groups) == (0, 0, (), ())


@pytest.mark.parametrize("reason", ["abstract", "section", "date", "authors", "summary"])
def test_whatever_is_missing_is_a_reason(reason: str) -> None:
    found = queue(site_of(paper("a-wing", reason), paper("another")))
    assert {slug: row.reasons for slug, row in rows(found).items()} == {"a-wing": (reason,)}


def test_an_authors_macro_is_named() -> None:
    row = rows(queue(site_of(paper("a-wing", body="We call it \\ourmodel, a bird.\n"))))["a-wing"]
    assert row.reasons == ("macro",)
    assert [remark.words for remark in row.remarks] == ["\\ourmodel"]


def test_papers_that_may_be_one_work_name_each_other() -> None:
    site = site_of(
        paper("a-wing", head="title: The wing of a bird", body=abstract_of(1)),
        paper("b-wing", head="title: Granite under erosion", body=abstract_of(1)),
        paper("c-wing", head="title: The tide at a coast", body=abstract_of(2)),
    )
    found = rows(queue(site))
    others = {slug: [remark.paper for remark in row.remarks] for slug, row in found.items()}
    assert others == {"a-wing": [site.papers["b-wing"]], "b-wing": [site.papers["a-wing"]]}


def test_a_page_that_took_the_place_of_another_is_told_the_address_it_gave_up() -> None:
    new = paper("new-wing", head="title: The wing of a bird", body=abstract_of(1))
    old = belief("old-wing", abstract_of(1), title="The wing of a bird")
    row = rows(queue(site_of(new, beliefs=[old])))["new-wing"]
    assert row.reasons == ("renamed",)
    assert [remark.words for remark in row.remarks] == ["old-wing"]
    kept = paper("new-wing", head="title: The wing of a bird\nformerly: [old-wing]")
    assert not queue(site_of(kept, beliefs=[old])).groups


def test_graver_reasons_come_first_then_sections_in_their_order() -> None:
    found = queue(
        site_of(
            paper("plain", "summary"),
            paper("many", "date", "authors", "summary"),
            paper("grave", "section"),
            page("elsewhere", "\n".join(FACTS.values()) + "\nreview: pending", "x", topic="tides"),
            paper("gravest", "abstract"),
        )
    )
    assert list(rows(found)) == ["gravest", "grave", "elsewhere", "many", "plain"]


subsets = st.sets(st.sampled_from(("abstract", "section", "date", "authors", "summary")))


@given(st.lists(subsets, max_size=12), st.integers(min_value=0, max_value=14))
def test_every_paper_that_lacks_something_stands_once_and_every_count_is_true(
    lacks: list[set[str]], limit: int
) -> None:
    site = site_of(*(paper(f"p{number}x", *sorted(some)) for number, some in enumerate(lacks)))
    found = first(site, limit)
    shown = [row for group in found.groups for row in group.rows]
    waiting = [some for some in lacks if some]
    assert len(shown) == len({row.paper.slug for row in shown}) == min(limit, len(waiting))
    assert found.papers == len(waiting) == len(shown) + found.more
    ranks = [[reason.id not in row.reasons for reason in REASONS] for row in shown]
    assert ranks == sorted(ranks)
    for group in found.groups:
        assert all(row.reasons == tuple(each.id for each in group.reasons) for row in group.rows)
    assert {tally.reason.id: tally.papers for tally in found.tallies} == {
        reason.id: number
        for reason in REASONS
        if (number := sum(reason.id in some for some in waiting))
    }
    for tally in found.tallies:
        if tally.group is not None:
            assert tally.reason in found.groups[tally.group].reasons
