from generator.publish.section_page import section_page
from generator.publish.site import Site
from tests.publish.invented import page, site_of


def made() -> Site:
    return site_of(
        page("a", "date: 2001\nalso: [tides]\ntags: [wing, song]"),
        page("b", "date: 2003\ntags: [wing]"),
        page("c", "also: [birds, tides]", topic="rocks"),
        page("d", "date: 2002", topic="rocks"),
    )


def test_a_section_tells_when_its_papers_are_from_on_the_years_of_all() -> None:
    site = made()
    assert list(section_page(site, site.sections["birds"]).counts) == [1, 0, 1]
    assert list(section_page(site, site.sections["rocks"]).years) == [2001, 2002, 2003]


def test_related_sections_are_those_with_papers_in_common_either_way() -> None:
    site = made()
    near = {
        name: [(other.id, count) for other, count in section_page(site, section).neighbours]
        for name, section in site.sections.items()
    }
    assert near == {
        "birds": [("tides", 2), ("rocks", 1)],
        "rocks": [("birds", 1), ("tides", 1)],
        "tides": [("birds", 2), ("rocks", 1)],
    }


def test_a_section_names_the_tags_of_several_of_its_papers() -> None:
    site = made()
    found = section_page(site, site.sections["birds"]).tags
    assert [(tag.id, count) for tag, count in found] == [("wing", 2)]


def test_a_section_offers_its_own_files_in_the_formats_for_readers() -> None:
    site = made()
    paths = [file.path for file in section_page(site, site.sections["rocks"]).files]
    assert "exports/topics/rocks.bib" in paths
    assert all("/topics/rocks." in path for path in paths)


def test_an_empty_section_has_little_to_tell() -> None:
    site = site_of()
    found = section_page(site, site.sections["birds"])
    assert (found.period, found.choices, found.tags, found.neighbours) == ("", None, (), ())
