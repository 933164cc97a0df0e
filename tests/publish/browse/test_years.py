from generator.publish.browse import years
from tests.publish.invented import page, site_of

SITE = site_of(
    page("a", "date: 2003-05-02"),
    page("b", "date: 2003-05"),
    page("c", "date: 2003-01"),
    page("d", "date: '2003'"),
    page("e", "date: 2001-12"),
    page("f"),
)


def test_years_are_newest_first_and_the_undated_last() -> None:
    found = years.years(SITE)
    assert [(year.title, len(year.papers), year.url) for year in found] == [
        ("2003", 4, "years/2003/"),
        ("2001", 1, "years/2001/"),
        ("No date", 1, "years/undated/"),
    ]


def test_a_year_has_twelve_months_each_with_its_digest_or_none() -> None:
    year, *_, undated = years.years(SITE)
    assert [len(month.papers) if month else 0 for month in year.months] == [
        *(1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)
    ]
    assert undated.months == ()


def test_the_page_of_a_year_lists_its_papers_by_month() -> None:
    listing = years.listing(years.years(SITE)[0])
    assert [(group.title, len(group.papers)) for group in listing.groups] == [
        ("May", 2),
        ("January", 1),
        ("Month not known", 1),
    ]
    assert listing.query == "year=2003"
    assert len({group.id for group in listing.groups}) == 3
    assert years.listing(years.years(SITE)[-1]).query == ""
