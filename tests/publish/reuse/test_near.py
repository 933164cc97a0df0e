import numpy as np
import pytest

from generator.arrays import Floats
from generator.publish import nearest as module
from generator.publish.nearest import nearest
from generator.publish.reuse.near import nearest_again
from generator.publish.reuse.staying import Staying
from generator.publish.similarity import on_grid
from tests.publish.test_nearest import cloud


def told(vectors: Floats, names: list[int]) -> dict[str, bytes]:
    return {str(name): row.tobytes() for name, row in zip(names, vectors, strict=True)}


def test_one_vector_that_moves_is_looked_up_with_those_around_it_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "EXACT", 500)
    monkeypatch.setattr(module, "SIZE", 50)
    before = on_grid(cloud(1200))
    after = before.copy()
    after[1100] = before[1101]
    order = np.arange(1200)
    names = [*range(1200)]
    staying = Staying.of(told(after, names), told(before, names))
    found, looked = nearest_again(after, order, nearest(before, 9, order), staying)
    anew = nearest(after, 9, order)
    assert np.array_equal(found.places, anew.places)
    assert np.array_equal(found.products, anew.products)
    assert 1 < looked.sum() < 200


def test_who_is_gone_and_who_is_new_change_the_places_of_all_behind_them() -> None:
    before = on_grid(cloud(90))
    names = [each for each in range(90) if each != 40]
    after = np.vstack([before[:40], before[41:], on_grid(cloud(91))[90:]])
    order = np.arange(len(after))
    staying = Staying.of(told(after, [*names, 200]), told(before, [*range(90)]))
    found, looked = nearest_again(after, order, nearest(before, 5), staying)
    assert np.array_equal(found.places, nearest(after, 5).places)
    assert 0 < looked.sum() < 80
