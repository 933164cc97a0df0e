import pytest

from generator.publish.browse import venues
from generator.publish.browse.ways import ways
from tests.publish.invented import page, site_of

MEETINGS = (
    page("a", "venue: ICLR 2024\ndate: 2023-11"),
    page("b", "venue: ICLR 2023\ndate: 2022-10"),
    page("c", "venue: International Conference on Learning Representations\ndate: 2021"),
    page("d", "venue: Findings of EMNLP 2023"),
    page("e", "venue: Others 2020"),
    page("f", "venue: others"),
    page("g", "venue: Others"),
    page("h", "venue: arXiv"),
    page("i"),
)


def test_a_venue_gathers_its_years_and_the_ways_of_writing_it() -> None:
    site = site_of(*MEETINGS)
    iclr, other = venues.venues(site)
    assert (iclr.title, iclr.url, len(iclr.papers)) == ("ICLR", "venues/iclr/", 3)
    assert iclr.name == "International Conference on Learning Representations"
    listing = venues.listing(iclr)
    assert [(group.title, len(group.papers)) for group in listing.groups] == [
        *(("2024", 1), ("2023", 1), ("2021", 1)),
    ]
    assert (other.title, other.url) == ("Others", "venues/others-2/")  # the page of all others


def test_venues_with_few_papers_share_a_page_and_servers_of_preprints_are_none() -> None:
    site = site_of(*MEETINGS)
    (findings,) = venues.others(site)
    assert (findings.title, [view.slug for view in findings.papers]) == ("Findings of EMNLP", ["d"])
    assert {*venues.addresses(site)} == {"a", "b", "c", "e", "f", "g"}
    assert "Venues" in [way.title for way in ways(site)]
    assert "Venues" not in [way.title for way in ways(site_of(MEETINGS[-1]))]


def test_of_very_many_venues_the_largest_have_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(venues, "MANY", 1)
    site = site_of(*MEETINGS)
    assert [venue.id for venue in venues.venues(site)] == ["iclr"]
    assert len(venues.others(site)) == 2
