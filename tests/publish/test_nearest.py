import numpy as np
import pytest

from generator.arrays import Floats
from generator.publish import nearest as module
from generator.publish.nearest import nearest
from generator.publish.similarity import unit


def cloud(total: int, groups: int = 20) -> Floats:
    """Return unit vectors in groups."""
    chance = np.random.default_rng(5)
    middles = chance.standard_normal((groups, 16))
    around = middles[np.arange(total) % groups] + 0.4 * chance.standard_normal((total, 16))
    return unit(around.astype(np.float32))


def exactly(vectors: Floats, count: int) -> list[list[int]]:
    products = (vectors @ vectors.T).round(5)
    np.fill_diagonal(products, -2)
    return [list(row) for row in np.argsort(-products, axis=1, kind="stable")[:, :count]]


def test_few_vectors_are_compared_with_all() -> None:
    vectors = cloud(300)
    found = nearest(vectors, 7)
    places, products = found.places, found.products
    assert [list(row) for row in places] == exactly(vectors, 7)
    assert np.allclose(
        products[:, 0], np.sort(vectors @ vectors.T - 9 * np.eye(300))[:, -1], atol=1e-4
    )


def test_nothing_is_its_own_neighbour() -> None:
    found = nearest(cloud(50), 49)
    places, _ = found.places, found.products
    assert not (places == np.arange(50)[:, None]).any()
    assert all(len(set(row)) == 49 for row in places)


@pytest.mark.parametrize("total", [0, 1, 3])
def test_missing_neighbours_are_minus_one(total: int) -> None:
    found = nearest(cloud(total), 5)
    places, products = found.places, found.products
    assert places.shape == products.shape == (total, 5)
    others = max(total - 1, 0)
    assert (places[:, others:] == -1).all()
    assert (places[:, :others] >= 0).all()


def test_among_many_nearly_all_of_the_nearest_are_found() -> None:
    vectors = cloud(module.EXACT * 2, groups=60)
    found = nearest(vectors, 10)
    places, _ = found.places, found.products
    hits = [
        len(set(row) & set(exact)) for row, exact in zip(places, exactly(vectors, 10), strict=True)
    ]
    assert sum(hits) / len(hits) > 9.5


def test_vectors_that_are_all_the_same_are_no_trap() -> None:
    same = np.tile(cloud(1), (module.EXACT + 1, 1))
    found = nearest(same, 3)
    places, _ = found.places, found.products
    assert (places >= 0).all()


def test_vectors_of_nothing_are_no_trap() -> None:
    nothing = np.zeros((module.EXACT + 1, 16), np.float32)
    found = nearest(nothing, 3)
    places, products = found.places, found.products
    assert (places >= 0).all()
    assert (products == 0).all()
