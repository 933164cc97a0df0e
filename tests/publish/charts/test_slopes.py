import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.charts.slopes import Slope, slopes, spread

PLACES = st.lists(st.floats(0, 500), max_size=25)


@given(PLACES)
def test_labels_keep_their_order_and_their_distance(places: list[float]) -> None:
    found = spread(places, 17, 20)
    order = sorted(range(len(places)), key=lambda number: (places[number], number))
    row = [found[number] for number in order]
    assert all(after - before > 17 - 1e-6 for before, after in pairwise(row))
    assert all(place >= 20 for place in found)


@given(st.lists(st.integers(0, 30), unique=True, max_size=10))
def test_labels_with_room_stay_where_they_are(steps: list[int]) -> None:
    places = [20.0 + 17 * step for step in steps]
    assert [round(place, 6) for place in spread(places, 17, 20)] == places


def test_every_line_has_its_name_and_both_shares() -> None:
    lines = [
        Slope(name="<wing>", before=2.0, after=30.4),
        Slope(name="moult", before=0.0, after=0.3),
    ]
    drawn = slopes(lines, "2001", "2002", 'More "often"')
    assert "&lt;wing&gt;" in drawn
    assert "<wing>" not in drawn
    texts = re.findall(r">([^<>]+)</text>", drawn)
    assert texts == ["2001", "2002", "2 %", "30 %  &lt;wing&gt;", "0 %", "0.3 %  moult"]
    assert 'role="img" aria-label="More &#34;often&#34;"' in drawn


def test_no_line_is_no_error() -> None:
    assert slopes([], "2001", "2002", "None").startswith("<svg")
