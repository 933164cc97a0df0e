from dataclasses import replace

from generator.publish.home_page import DISCUSSED, LATELY, home_page
from tests.publish.invented import page, site_of


def test_the_most_discussed_come_first_and_among_equals_the_newest() -> None:
    found = home_page(
        site_of(
            page("quiet", "date: 2004"),
            page("old", "date: 2001\ncomments: 2"),
            page("new", "date: 2003\ncomments: 2"),
            page("loud", "date: 2002\ncomments: 9"),
        )
    )
    assert [view.slug for view in found.discussed] == ["loud", "new", "old"]


def test_lists_are_short() -> None:
    pages = [page(f"p{month}", f"date: 2001-{month:02}\ncomments: 1") for month in range(1, 11)]
    found = home_page(site_of(*pages))
    assert len(found.discussed) == DISCUSSED
    assert [month.id for month in found.months] == ["2001-10", "2001-09", "2001-08"][:LATELY]


def test_what_came_into_the_index_is_told_only_where_it_is_known() -> None:
    site = site_of(page("a", "date: 2001"))
    assert home_page(site).weeks == ()
    known = replace(site)
    vars(known)["added"] = {"a": "2020-02-03"}
    assert [week.id for week in home_page(known).weeks] == ["2020-w06"]


def test_numbers_count_what_they_name() -> None:
    found = home_page(
        site_of(
            page("a", "kind: survey\nlinks: {code: 'https://x.test/c'}"),
            page("b", "kind: survey", topic="rocks"),
            page("c", "date: 2003\nlinks: {demo: 'https://x.test/d'}"),
            page("d", "date: 2001"),
        )
    )
    assert (found.code, found.surveys, tuple(found.years)) == (1, 2, (2001, 2002, 2003))
    assert tuple(found.counts["birds"]) == (1, 0, 1)
