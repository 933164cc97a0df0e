from generator.model import PAPER_KINDS
from generator.publish.browse import kinds
from tests.publish.invented import page, site_of


def test_every_kind_has_a_name_and_a_sentence() -> None:
    assert tuple(kinds.NAMES) == PAPER_KINDS
    assert all(name and sentence.endswith(".") for name, sentence in kinds.NAMES.values())


def test_a_kind_lists_its_papers_by_section() -> None:
    site = site_of(
        page("a", "kind: survey", topic="tides"),
        page("b", "kind: survey"),
        page("c", "kind: method"),
        page("d"),
    )
    method, survey = kinds.kinds(site)
    assert (method.title, survey.url) == ("Methods", "kinds/survey/")
    listing = kinds.listing(site, survey)
    found = [(group.title, group.url, len(group.papers)) for group in listing.groups]
    assert found == [("Birds", "topics/birds/", 1), ("Tides", "topics/tides/", 1)]
    assert listing.query == "kind=survey"
