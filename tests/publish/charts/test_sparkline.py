import re

from generator.publish.charts.sparkline import sparkline


def heights(drawn: str) -> list[float]:
    return [float(found) for found in re.findall(r"v-([\d.]+)h", drawn)]


def test_a_bar_for_each_count_but_none_for_zero() -> None:
    assert heights(sparkline([1, 0, 2])) == [9, 18]


def test_several_can_share_a_scale() -> None:
    assert heights(sparkline([1, 2], most=4)) == [4.5, 9]


def test_the_smallest_count_can_be_seen() -> None:
    assert heights(sparkline([1, 1000])) == [1, 18]


def test_it_is_named_or_hidden() -> None:
    assert 'role="img" aria-label="2 papers &lt;"' in sparkline([2], "2 papers <")
    assert 'aria-hidden="true"' in sparkline([2])


def test_it_is_small() -> None:
    assert len(sparkline(list(range(1, 13)), "39 papers")) < 500


def test_no_count_is_no_error() -> None:
    assert sparkline([]).startswith("<svg")
