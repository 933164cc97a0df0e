"""How the search is measured."""

import gzip
import math
from pathlib import Path
from urllib.request import urlopen

import pytest

from bench.search.quality import by_kind, ndcg
from bench.search.queries import FREQUENT, Query, mixed
from bench.search.serve import served
from bench.search.traffic import Trip, chain, size


def trip(path: str, asked: float, answered: float) -> Trip:
    return Trip(path=path, asked=asked, answered=answered)


def test_a_request_after_another_ones_answer_lengthens_the_row() -> None:
    trips = [trip("a", 0, 1), trip("b", 0.1, 1.1), trip("c", 1.2, 2), trip("d", 2.1, 3)]
    assert chain(trips) == chain(trips[::-1]) == ("a", "c", "d")


def test_requests_under_way_together_are_one_round_trip() -> None:
    assert len(chain([trip(name, 0, 1) for name in "abc"])) == 1
    assert chain([]) == ()


def test_the_best_order_has_the_gain_of_one() -> None:
    judgements = {"best": 3, "good": 2, "fair": 1}
    assert ndcg(["best", "good", "fair", "other"], judgements) == pytest.approx(1)
    assert ndcg(["other"], judgements) == 0
    assert ndcg(["other", "best"], {"best": 3}) == pytest.approx(1 / math.log2(3))


def test_only_ten_answers_count() -> None:
    assert ndcg([*"abcdefghij", "best"], {"best": 3}) == 0


def test_quality_is_the_mean_over_a_kinds_queries() -> None:
    asked = [
        Query(text="one", kind="x", judgements={"one": 3}),
        Query(text="two", kind="x", judgements={"three": 3}),
        Query(text="four", kind="y", judgements={"four": 1}),
    ]
    found = by_kind(lambda text: [text], asked)
    assert found == pytest.approx({"x": 1 / 2, "y": 1, "all": 2 / 3})


def test_queries_of_all_kinds_take_turns() -> None:
    asked = [
        Query(text=f"{kind}{turn}", kind=kind, judgements={}) for kind in "xy" for turn in "12"
    ]
    assert mixed(asked) == [*FREQUENT, "x1", "y1", "x2", "y2"]


def test_text_is_served_packed_and_logged_with_the_bytes_sent(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text("[]" * 1000, encoding="utf-8")
    (tmp_path / "data.bin").write_bytes(b"[]" * 1000)
    with served(tmp_path) as log:
        with urlopen(f"{log.address}data.json") as answer:  # noqa: S310  our own server
            body = answer.read()
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["Content-Type"].startswith("application/json")
        with urlopen(f"{log.address}data.bin") as answer:  # noqa: S310
            assert answer.headers["Content-Encoding"] is None
    assert gzip.decompress(body) == b"[]" * 1000
    packed, plain = log.since(0)
    assert (packed.path, plain.path) == ("data.json", "data.bin")
    assert len(body) < packed.size < 600
    assert plain.size > 2000
    assert size(log.since(0)) == packed.size + plain.size
