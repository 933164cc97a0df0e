from generator.publish.search_page import search_page
from tests.publish.invented import page, site_of


def test_every_section_can_be_chosen_also_an_empty_one() -> None:
    choices = search_page(site_of(page("a-wing")))
    assert [section.topic.id for section in choices.sections] == ["birds", "rocks", "tides"]


def test_only_kinds_that_papers_have_can_be_chosen() -> None:
    site = site_of(page("a-wing", "kind: survey"), page("b-wing", "kind: method"), page("c-wing"))
    assert dict(search_page(site).kinds) == {"method": "Method", "survey": "Survey"}


def test_no_year_between_the_first_and_the_last_is_left_out() -> None:
    site = site_of(page("a-wing", "date: 2019-05"), page("b-wing", "date: 2022"), page("c-wing"))
    assert search_page(site).years == (2019, 2020, 2021, 2022)
    assert search_page(site_of(page("c-wing"))).years == ()


def test_possessions_are_called_as_in_lists() -> None:
    site = site_of(page("a-wing", "links: {dataset: 'https://x.test/data'}"))
    assert set(site.papers["a-wing"].marks) <= set(search_page(site).possessions.values())
