from generator.publish import digest
from generator.publish.digest import MOST, Digests
from generator.publish.site import Site
from tests.publish.invented import page, site_of


def made(site: Site, added: dict[str, str] | None = None) -> Digests:
    return digest.digests(site.papers.values(), added)


def test_a_month_holds_the_papers_first_published_in_it() -> None:
    site = site_of(
        page("wing", "date: 2024-05-28"),
        page("beak", "date: 2024-05"),
        page("lava", "date: 2023-12-01", topic="rocks"),
        page("moon", "date: 2024"),
        page("tide"),
    )
    found = made(site)
    assert list(found.months) == ["2024-05", "2023-12"]
    may = found.months["2024-05"]
    assert (may.title, may.day, may.url) == ("May 2024", "2024-05-28", "digest/#2024-05")
    assert {view.slug for view in may.papers} == {"wing", "beak"}
    assert {year: [each.id for each in months] for year, months in found.years.items()} == {
        "2024": ["2024-05"],
        "2023": ["2023-12"],
    }


def test_a_week_holds_the_papers_that_came_into_the_index() -> None:
    site = site_of(page("wing"), page("beak", "date: 2011-01"), page("new"))
    found = made(site, {"wing": "2024-12-30", "beak": "2025-01-02"})
    assert found.weeks
    (week,) = found.weeks.values()
    assert (week.id, week.title) == ("2025-w01", "Week 1 of 2025, from 30 December")
    assert week.day == "2025-01-02"
    assert {view.slug for view in week.papers} == {"wing", "beak"}
    assert not week.by_date


def test_without_history_there_are_no_weeks_and_that_is_known() -> None:
    assert made(site_of(page("wing"))).weeks is None
    assert made(site_of(page("wing")), {}).weeks == {}


def test_papers_are_told_by_section_and_the_most_discussed_first() -> None:
    site = site_of(
        page("lava", "date: 2024-05\ncomments: 2", topic="rocks"),
        page("wing", "date: 2024-05\ncomments: 7"),
        page("beak", "date: 2024-05"),
    )
    (may,) = made(site).months.values()
    assert [topic.id for topic, _ in may.sections] == ["birds", "rocks"]
    assert [view.slug for view in may.discussed] == ["wing", "lava"]


def test_a_digest_of_very_many_papers_lists_the_first() -> None:
    site = site_of(*(page(f"wing-{n}", "date: 2024-05") for n in range(MOST + 5)))
    (may,) = made(site).months.values()
    assert (len(may.listed), may.more, len(may.papers)) == (MOST, 5, MOST + 5)


def test_a_month_of_a_few_papers_needs_no_page() -> None:
    papers = [page(f"wing-{n}", "date: 2024-05") for n in range(3)]
    (few,) = made(site_of(*papers[:2])).months.values()
    (more,) = made(site_of(*papers)).months.values()
    assert (few.has_page, more.has_page) == (False, True)
    assert more.url == "digest/2024-05/"
