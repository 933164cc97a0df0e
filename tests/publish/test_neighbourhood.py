import numpy as np

from generator.publish.neighbourhood import neighbourhood, with_sections
from tests.publish.invented import page, site_of
from tests.publish.test_similarity import invented


def test_the_papers_of_a_section_lie_nearest_to_each_other() -> None:
    site = invented()
    near = neighbourhood(site)
    views = list(site.papers.values())
    for view, places in zip(views, near.places, strict=True):
        assert {views[place].topics for place in places[:4]} == {view.topics}


def test_a_section_in_common_brings_papers_nearer_and_the_own_one_most() -> None:
    site = site_of(
        page("a", topic="birds"),
        page("b", topic="birds"),
        page("c", "also: [birds]", topic="rocks"),
        page("d", topic="rocks"),
    )
    views = [site.papers[slug] for slug in "abcd"]
    rows = with_sections(views, np.zeros((4, 1), np.float32), 0.5)
    own, further, none = (rows @ rows.T)[0, 1:]
    assert np.isclose(own, 0.5, atol=1e-3)
    assert none == 0 < further < own
