import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.arrays import Floats
from generator.publish import sharing
from generator.publish.sharing import cosines, once, shared
from tests.publish.test_sparse import full_rows, sparse_of

PLACES = st.lists(st.lists(st.integers(-1, 5), min_size=3, max_size=3), min_size=6, max_size=6)


@given(PLACES)
def test_a_pair_stands_once_whichever_of_the_two_has_the_other_for_its_neighbour(
    places: list[list[int]],
) -> None:
    (ones, others), numbers = once(np.array(places))
    pairs = list(zip(ones.tolist(), others.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    for own, (row, found) in enumerate(zip(places, numbers.tolist(), strict=True)):
        for place, number in zip(row, found, strict=True):
            wanted = (min(own, place), max(own, place)) if place >= 0 else None
            assert (pairs[number] if number >= 0 else None) == wanted


@given(full_rows)
def test_the_cosine_of_a_pair_is_the_product_of_its_rows(full: Floats) -> None:
    ones, others = np.triu_indices(len(full))
    assert np.array_equal(cosines(sparse_of(full), ones, others), (full @ full.T)[ones, others])


@given(full_rows, st.integers(1, 12))
def test_what_is_shared_is_each_product_whatever_fits_the_cache(full: Floats, cells: int) -> None:
    ones, others = np.triu_indices(len(full))
    first, second = sparse_of(full), sparse_of(full * 2)
    found = np.zeros((len(ones), full.shape[1]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "_CELLS", cells)
        for part in shared(first, second, ones, others):
            pairs = np.repeat(np.arange(len(part.bounds) - 1), np.diff(part.bounds))
            found[part.first + pairs, part.columns] = part.products
    assert np.array_equal(found, full[ones] * full[others] * 2)
