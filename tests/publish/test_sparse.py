import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from generator.arrays import Doubles, Floats, bounds
from generator.publish import sparse
from generator.publish.sparse import Rows

full_rows = arrays.arrays(
    np.float32,
    st.tuples(st.integers(0, 7), st.integers(1, 6)),
    elements=st.integers(0, 4).map(float),
)


def sparse_of(full: Floats) -> Rows:
    rows, columns = np.nonzero(full)
    return Rows(
        starts=bounds(np.bincount(rows, minlength=len(full))),
        columns=columns.astype(np.int32),
        values=full[rows, columns],
    )


def in_full(rows: Rows, width: int) -> Doubles:
    return rows.dense(np.arange(len(rows)), np.arange(width))


@given(full_rows)
def test_rows_hold_what_they_are_made_of(full: Floats) -> None:
    rows = sparse_of(full)
    assert len(rows) == len(full)
    assert np.array_equal(in_full(rows, full.shape[1]), full)
    for (columns, values), row in zip(rows.each(), full, strict=True):
        assert np.array_equal(values, row[columns])
        assert len(columns) == np.count_nonzero(row)


@given(full_rows, st.integers(0, 7), st.integers(0, 7))
def test_some_rows_are_those(full: Floats, start: int, size: int) -> None:
    some = sparse_of(full)[start : start + size] if start < len(full) else sparse_of(full[:0])
    assert np.array_equal(in_full(some, full.shape[1]), full[start : start + size])


@given(full_rows, st.data())
def test_columns_that_are_left_are_numbered_anew(full: Floats, data: st.DataObject) -> None:
    width = full.shape[1]
    chosen = data.draw(st.sets(st.integers(0, width - 1)))
    columns = np.array(sorted(chosen), np.int64)
    factors = np.arange(2, 2 + len(columns), dtype=np.float32)
    left = sparse_of(full).of_columns(columns, factors)
    assert np.array_equal(
        in_full(left, max(len(columns), 1))[:, : len(columns)], full[:, columns] * factors
    )


@given(full_rows, st.integers(1, 3))
def test_rows_times_a_matrix_are_the_product_whatever_the_block(full: Floats, block: int) -> None:
    width = full.shape[1]
    matrix = np.arange(width * 3, dtype=np.float64).reshape(width, 3)
    known = np.where(np.arange(width) % 2, np.arange(width), -1)
    expected = full[:, known >= 0] @ matrix[known >= 0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sparse, "_BLOCK", block)
        assert np.array_equal(sparse_of(full).times(matrix, known), expected)
