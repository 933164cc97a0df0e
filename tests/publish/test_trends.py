from collections.abc import Iterable

import pytest

from generator.pages import Page
from generator.publish.periods import ENOUGH, halves, periods
from generator.publish.trends import trends, years_of
from tests.publish.invented import page, site_of


def dated(year: int, papers: int, body: str = "It is.", head: str = "") -> list[Page]:
    return [
        page(f"p{year}-{number}-{len(body)}", f"date: {year}\n{head}", f"{body} Number {number}.")
        for number in range(papers)
    ]


def named(pages: Iterable[Page]) -> list[tuple[str, int]]:
    return [(period.name, period.papers) for period in trends(site_of(*pages)).periods]


def test_years_with_few_papers_are_put_together() -> None:
    pages = [*dated(2011, 2), *dated(2014, ENOUGH), *dated(2015, ENOUGH + 1), *dated(2016, 3)]
    assert named(pages) == [("2011–2014", ENOUGH + 2), ("2015–2016", ENOUGH + 4)]


def test_every_year_is_in_one_period_and_in_no_other() -> None:
    found = periods(range(2000, 2010), [1, 40, 0, 0, 31, 5, 50, 2, 2, 2])
    years = [year for period in found for year in range(period.first, period.last + 1)]
    assert years == list(range(2000, 2010))
    assert sum(period.papers for period in found) == 133
    assert all(period.papers >= ENOUGH for period in found)


def test_years_without_papers_stand_between_the_others() -> None:
    found = trends(site_of(*dated(2001, 1), *dated(2004, 2), page("undated")))
    assert found.years == (2001, 2002, 2003, 2004)
    assert found.counts == (1, 0, 0, 2)
    assert (found.dated, found.undated) == (3, 1)


def test_shares_are_percents_of_their_period() -> None:
    pages = [*dated(2001, ENOUGH, head="kind: survey"), *dated(2002, ENOUGH, "Of it.")]
    found = trends(site_of(*pages))
    (birds,) = found.sections
    assert [share.percent for share in birds.shares] == [100, 100]
    (survey,) = found.kinds
    assert [(share.papers, share.percent) for share in survey.shares] == [(ENOUGH, 100), (0, 0)]
    assert survey.papers == ENOUGH


def test_a_section_tells_its_papers_by_year() -> None:
    site = site_of(*dated(2001, 2), *dated(2003, 1))
    assert years_of(site.sections["birds"], range(2000, 2004)) == (0, 2, 0, 1)


OLD = "Gliding of wings, as gliding does; gliding."
NEW = "Flapping of wings, as flapping does; flapping."


def test_terms_that_come_and_go_are_told_apart() -> None:
    change = trends(site_of(*dated(2001, 40, OLD), *dated(2002, 40, NEW))).change
    assert change
    assert [(line.name, line.before, line.after) for line in change.rising] == [
        ("flapping", 0, 100)
    ]
    assert [line.name for line in change.falling] == ["gliding"]
    assert (change.before.name, change.after.name) == ("2001", "2002")


def test_a_term_that_may_have_moved_by_chance_is_not_shown() -> None:
    pages = [*dated(2001, 34), *dated(2001, 6, OLD), *dated(2002, 32), *dated(2002, 8, OLD)]
    change = trends(site_of(*pages)).change
    assert change
    assert change.rising == change.falling == ()


@pytest.mark.parametrize("papers", [0, 1, ENOUGH - 1])
def test_too_few_papers_show_no_change(papers: int) -> None:
    found = trends(site_of(*dated(2001, papers), *dated(2002, papers, "Of it.")))
    assert found.change is None


def test_the_halves_are_as_even_as_whole_years_allow() -> None:
    found = halves((2001, 2002, 2003, 2004), (30, 10, 100, 20))
    assert found
    assert [(half.name, half.papers) for half in found] == [("2001–2002", 40), ("2003–2004", 120)]
    assert halves((2001, 2002), (29, 300)) is None
    assert halves((), ()) is None
