import numpy as np
import pytest

from generator.publish import layout as module
from generator.publish.layout import HEIGHT, WIDTH, layout
from generator.publish.neighbourhood import around
from tests.publish.test_nearest import cloud


def test_what_is_alike_lies_together() -> None:
    rows = cloud(240, groups=6)
    points = layout(around(rows))
    for group in range(6):
        own = points[np.arange(240) % 6 == group]
        spread = np.median(np.linalg.norm(own - np.median(own, axis=0), axis=1))
        assert spread < WIDTH / 6


def test_the_map_is_filled_from_edge_to_edge() -> None:
    points = layout(around(cloud(200)))
    assert points.min(axis=0).tolist() == [0, 0]
    assert points.max(axis=0).tolist() == [WIDTH, HEIGHT]


def test_no_dot_hides_another() -> None:
    points = layout(around(cloud(400))).astype(float)
    far = np.linalg.norm(points[:, None] - points, axis=2) + 1e9 * np.eye(400)
    assert np.quantile(far.min(axis=1), 0.02) > 6


def test_the_same_rows_give_the_same_map() -> None:
    assert np.array_equal(layout(around(cloud(300))), layout(around(cloud(300))))


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 5])
def test_few_papers_are_no_special_case(rows: int) -> None:
    points = layout(around(cloud(rows)))
    assert points.shape == (rows, 2)
    assert len({tuple(point) for point in points.tolist()}) == rows


def test_equal_papers_lie_side_by_side() -> None:
    points = layout(around(np.tile(cloud(1), (30, 1))))
    assert len({tuple(point) for point in points.tolist()}) > 25


def test_very_many_papers_are_laid_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FEW", 10)
    monkeypatch.setattr(module, "_MANY", 10)
    points = layout(around(cloud(60)))
    assert points.min() >= 0
    assert (points <= (WIDTH, HEIGHT)).all()
