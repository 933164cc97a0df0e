from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.publish import site
from tests.publish.invented import page, site_of


def test_papers_are_listed_newest_first_then_by_title_undated_last() -> None:
    found = site_of(
        page("undated"),
        page("year-only", "date: 2024"),
        page("beta", "date: 2024-05-28"),
        page("alpha", "date: 2024-05-28"),
        page("old", "date: 1999-01-01"),
    )
    assert list(found.papers) == ["alpha", "beta", "year-only", "old", "undated"]


def test_a_section_lists_its_own_and_apart_what_belongs_there_as_well() -> None:
    found = site_of(page("a", "also: [tides]"), page("b", topic="tides"))
    tides = found.sections["tides"]
    assert [view.slug for view in tides.papers] == ["b"]
    assert [view.slug for view in tides.related] == ["a"]
    assert list(found.sections) == ["birds", "rocks", "tides"]


def test_every_paper_stands_in_exactly_one_section() -> None:
    found = site_of(page("a", "also: [tides, rocks]"), page("b", topic="tides"), page("c"))
    listed = [view.slug for section in found.sections.values() for view in section.papers]
    assert sorted(listed) == sorted(found.papers)


def test_neighbours_are_those_of_the_sections_list() -> None:
    found = site_of(page("a", "date: 2003"), page("b", "date: 2002"), page("c", "date: 2001"))
    names = {
        slug: tuple(view.slug if view else None for view in pair)
        for slug, pair in found.neighbours.items()
    }
    assert names == {"a": (None, "b"), "b": ("a", "c"), "c": ("b", None)}


def test_the_newest_are_dated_and_not_too_many() -> None:
    dated = [page(f"p{year}", f"date: {year}") for year in range(2000, 2000 + site.NEWEST + 3)]
    newest = site_of(page("undated"), *dated).newest
    assert len(newest) == site.NEWEST
    assert newest[0].slug == f"p{2000 + site.NEWEST + 2}"
    assert "undated" not in [view.slug for view in newest]


def test_loading_a_faulty_project_raises_its_first_problem(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="there are no sections"):
        site.load(tmp_path)
