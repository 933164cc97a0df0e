"""How far classifier and curators agree, on invented pages and on this index."""

from functools import cache

from generator import statistics
from generator.classify.agreement import Agreement, measure
from generator.classify.examples import Example
from generator.taxonomy import Topic
from tests.conftest import REPOSITORY

TOPICS = {
    name: Topic(id=name, title=name, description=name, keywords=words, order=order, intro="")
    for order, (name, words) in enumerate(
        {"birds": ("wing", "song"), "rocks": ("granite",), "tides": ("moon",)}.items()
    )
}


def example(slug: str, title: str, topic: str | None, *also: str) -> Example:
    return Example(slug=slug, text=(title, ""), topic=topic, also=also, kind=None)


PAGES = (
    example("a", "The wing", "birds"),
    example("b", "Granite", "rocks"),
    example("c", "Song of granite and granite", "tides", "rocks"),
    example("d", "Moon over granite: the moon", "rocks"),
    example("e", "Nothing", None),
)


def test_agreement_is_counted_by_section() -> None:
    found = measure(PAGES, TOPICS)
    assert (found.pages, found.primary, found.near) == (4, 0.5, 0.75)
    assert {row: sum(counts.values()) for row, counts in found.matrix.items()} == {
        "birds": 1,
        "rocks": 2,
        "tides": 1,
    }
    assert found.matrix["rocks"]["tides"] == found.matrix["tides"]["rocks"] == 1


def test_pages_in_no_common_section_come_first() -> None:
    found = measure(PAGES, TOPICS).disagreements
    assert [(each.slug, each.chosen, each.near) for each in found] == [
        ("d", "tides", False),
        ("c", "rocks", True),
    ]


def test_no_page_votes_on_itself() -> None:
    page = example("a", "A wing and a song", "rocks")
    assert measure([page] * 3, TOPICS).disagreements[0].chosen == "birds"


def test_bands_hold_every_page_once() -> None:
    found = measure(PAGES, TOPICS)
    assert sum(band.pages for band in found.bands) == found.pages
    for band in found.bands:
        assert band.low <= band.said <= band.high


def test_nothing_curated_is_no_agreement() -> None:
    found = measure([], TOPICS)
    assert (found.pages, found.primary, found.bands, found.disagreements) == (0, 0, (), ())


@cache
def real() -> Agreement:
    return statistics.agreement(REPOSITORY)


def test_the_classifier_learns_from_the_curated_pages_of_this_index() -> None:
    assert real().pages >= 500
    assert real().primary >= 0.68
    assert real().near >= 0.85


def test_confidence_is_honest_on_this_index() -> None:
    bands = [band for band in real().bands if band.pages >= 20]
    said = sum(band.pages * band.said for band in bands) / sum(band.pages for band in bands)
    right = sum(band.pages * band.right for band in bands) / sum(band.pages for band in bands)
    assert abs(said - right) <= 0.1
    assert bands[-1].right >= 0.9 > bands[0].right
