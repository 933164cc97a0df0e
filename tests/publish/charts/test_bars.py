import re

from generator.publish.charts.bars import WIDTH, bars


def test_each_count_stands_over_its_bar_and_a_label_below() -> None:
    drawn = bars(["2001", "2002", "2003"], [1, 0, 4], "Papers by year")
    assert re.findall(r'class="chart__number">(\d+)<', drawn) == ["1", "4"]
    assert re.findall(r'class="chart__label">(\d+)<', drawn) == ["2001", "2002", "2003"]


def test_heights_are_in_proportion() -> None:
    drawn = bars(["a", "b"], [1, 4], "t")
    found = re.search(r'class="chart__bars" d="([^"]+)"', drawn)
    assert found
    one, four = (110 - float(top) for top in re.findall(r"V([\d.]+)h", found[1]))
    assert abs(4 * one - four) < 0.5


def test_many_bars_have_a_label_where_there_is_room_and_the_last_one_always() -> None:
    years = [str(year) for year in range(1990, 2026)]
    shown = re.findall(r'class="chart__label">(\d+)<', bars(years, [1] * 36, "t"))
    assert shown[-1] == "2025"
    assert len(shown) <= WIDTH / 24


def test_what_is_named_is_escaped() -> None:
    assert "<b>" not in bars(["<b>"], [1], '"><b>')


def test_no_count_is_no_error() -> None:
    assert bars([], [], "t").startswith("<svg")


def test_numbers_that_would_run_into_each_other_are_left_out() -> None:
    shown = re.findall(r'class="chart__number">(\d+)<', bars(["y"] * 40, [10] * 39 + [90], "t"))
    assert 10 < shown.count("10") < 39
    assert shown[-1] == "90"  # higher than the others, and so beside nothing


def test_of_two_numbers_that_would_touch_the_larger_one_stays() -> None:
    counts = [14, 15] + [1] * 38
    shown = re.findall(r'class="chart__number">(\d+)<', bars(["y"] * 40, counts, "t"))
    assert shown[:1] == ["15"]
    assert "14" not in shown
