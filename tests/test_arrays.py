from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator import arrays

NUMBERS = st.lists(st.integers(0, 9))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=8))
def test_ranges_are_those_of_numpy_in_one_row(parts: list[tuple[int, int]]) -> None:
    starts, lengths = (np.array([part[side] for part in parts], np.int64) for side in (0, 1))
    expected = [number for start, length in parts for number in range(start, start + length)]
    assert list(arrays.ranges(starts, lengths)) == expected


@given(NUMBERS)
def test_bounds_tell_where_each_row_begins_and_the_last_one_ends(lengths: list[int]) -> None:
    found = arrays.bounds(np.array(lengths, np.int64)).tolist()
    assert found == [sum(lengths[:place]) for place in range(len(lengths) + 1)]


@given(NUMBERS)
def test_equal_numbers_are_counted(numbers: list[int]) -> None:
    keys, counts = arrays.counted(np.array(numbers, np.int64))
    assert list(zip(keys.tolist(), counts.tolist(), strict=True)) == sorted(
        Counter(numbers).items()
    )


@given(NUMBERS, NUMBERS)
def test_different_ones_of_several_come_once_in_order(one: list[int], other: list[int]) -> None:
    found = arrays.different(np.array(one, np.int64), np.array(other, np.int64))
    assert found.tolist() == sorted({*one, *other})


@given(NUMBERS)
def test_the_order_is_the_stable_one(numbers: list[int]) -> None:
    found = arrays.order_of(np.array(numbers, np.int32)).tolist()
    assert found == sorted(range(len(numbers)), key=numbers.__getitem__)


@given(NUMBERS, NUMBERS)
def test_what_is_among_others_is_found_with_its_place(one: list[int], other: list[int]) -> None:
    ordered = sorted({*other})
    hits, places = arrays.Known(np.array(ordered, np.int64)).of(np.array(one, np.int64))
    assert hits.tolist() == [place for place, number in enumerate(one) if number in ordered]
    assert [ordered[place] for place in places] == [one[place] for place in hits]


@given(st.lists(st.integers(0, 10**6)), st.integers(1, 99), st.sampled_from([np.int32, np.int64]))
def test_numbers_are_split_as_divmod_does(numbers: list[int], size: int, kind: type) -> None:
    quotients, rests = arrays.split(np.array(numbers, kind), size)
    expected = [divmod(number, size) for number in numbers]
    assert list(zip(quotients.tolist(), rests.tolist(), strict=True)) == expected
    assert {quotients.dtype, rests.dtype} == {np.dtype(kind)}


@given(NUMBERS, st.integers(1, 5))
def test_stretches_are_all_places_with_the_lowest_numbers_first(
    numbers: list[int], most: int
) -> None:
    found = [each.tolist() for each in arrays.stretches(np.array(numbers, np.int32), most)]
    assert sorted(place for own in found for place in own) == list(range(len(numbers)))
    for own, others in pairwise(found):
        assert own == sorted(own)
        assert max(numbers[each] for each in own) < min(numbers[each] for each in others)
    assert all(len(own) <= most or len({numbers[each] for each in own}) == 1 for own in found)
