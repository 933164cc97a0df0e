import numpy as np

from generator.publish import selection, tokens
from generator.publish.neighbourhood import neighbourhood
from generator.publish.selection import choose, in_common
from generator.publish.similarity import similarity
from generator.publish.weights import weigh
from tests.publish.test_similarity import invented


def test_terms_in_common_are_the_cosine_of_the_rows() -> None:
    views = tuple(invented().papers.values())
    weights = weigh(tokens.read(views))
    full = weights.rows.dense(np.arange(len(views)), np.arange(len(weights.codes)))
    places = np.array([[(number + 1) % len(views), -1, 0] for number in range(len(views))])
    found = in_common(weights, places, np.arange(len(views)))
    expected = (full @ full.T)[np.arange(len(views))[:, None], places]
    assert np.allclose(found[:, [0, 2]], expected[:, [0, 2]], atol=1e-6)
    assert (found[:, 1] == 0).all()


def test_what_is_chosen_later_differs_from_what_is_chosen_before() -> None:
    rows = np.array([[1, 0, 0], [0.9, 0.4, 0], [0.9, 0.41, 0], [0.5, 0, 0.87]], np.float32)
    places, scores = np.array([[1, 2, 3]]), np.array([[2.0, 1.999, 1.95]], np.float32)
    found = selection._varied(rows, places, scores)
    assert list(found[0][:3]) == [1, 3, 2]
    assert (found[0][3:] == -1).all()


def test_the_choice_does_not_hang_on_the_block() -> None:
    site = invented()
    near = neighbourhood(site)
    whole = choose(similarity(site), near)
    block, selection._BLOCK = selection._BLOCK, 4
    try:
        assert np.array_equal(choose(similarity(site), near), whole)
    finally:
        selection._BLOCK = block
