import numpy as np

from generator.publish import selection, tokens
from generator.publish.selection import choose, in_common, with_sections
from generator.publish.similarity import similarity
from generator.publish.weights import weigh
from tests.publish.invented import page, site_of
from tests.publish.test_similarity import invented


def test_terms_in_common_are_the_cosine_of_the_rows() -> None:
    views = tuple(invented().papers.values())
    weights = weigh(tokens.read(views))
    full = weights.dense(np.arange(len(views)), np.arange(len(weights.codes)))
    places = np.array([[(number + 1) % len(views), -1, 0] for number in range(len(views))])
    found = in_common(weights, places)
    expected = (full @ full.T)[np.arange(len(views))[:, None], places]
    assert np.allclose(found[:, [0, 2]], expected[:, [0, 2]], atol=1e-6)
    assert (found[:, 1] == 0).all()


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
    assert np.isclose(own, 0.5)
    assert none == 0 < further < own


def test_what_is_chosen_later_differs_from_what_is_chosen_before() -> None:
    rows = np.array([[1, 0, 0], [0.9, 0.4, 0], [0.9, 0.41, 0], [0.5, 0, 0.87]], np.float32)
    places, scores = np.array([[1, 2, 3]]), np.array([[2.0, 1.999, 1.95]], np.float32)
    found = selection._varied(rows, places, scores)
    assert list(found[0][:3]) == [1, 3, 2]
    assert (found[0][3:] == -1).all()


def test_the_choice_does_not_hang_on_the_block() -> None:
    site = invented()
    views = tuple(site.papers.values())
    whole = choose(views, similarity(site))
    block, selection._BLOCK = selection._BLOCK, 4
    try:
        assert np.array_equal(choose(views, similarity(site)), whole)
    finally:
        selection._BLOCK = block
