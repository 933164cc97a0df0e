"""Owns the bar chart of counts, with numbers and labels at the bars that have room for them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.publish.charts.svg import drawing, path, short, text

WIDTH = 340
_HEIGHT = 110
_ABOVE, _BELOW = 14, 16  # room for numbers and labels
_LABEL = 30  # room that a label needs
_DIGIT, _LINE = 6.5, 10  # and a number: so wide for each digit, and so high


def bars(labels: Sequence[str], counts: Sequence[int], title: str) -> Markup:
    """Return a bar for each count, its number above it and its label below, where there is room."""
    full = max(max(counts, default=0), 1)
    step = WIDTH / max(len(counts), 1)
    thick = min(step * 0.78, 44)
    every = max(1, -(-_LABEL // int(step)))
    steps, texts = "", []
    for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
        middle = (place + 0.5) * step
        top = _top(count, full)
        steps += f"M{short(middle - thick / 2)} {_HEIGHT}V{short(top)}h{short(thick)}V{_HEIGHT}z"
        if (len(counts) - 1 - place) % every == 0:
            texts.append(text(middle, _HEIGHT + 12, label, "chart__label"))
    numbers = (text(*spot, "chart__number") for spot in _numbers(counts, step, full))
    ground = path("chart__ground", f"M0 {_HEIGHT}h{WIDTH}")
    return drawing(
        "chart",
        WIDTH,
        _HEIGHT + _BELOW,
        title,
        path("chart__bars", steps),
        ground,
        *numbers,
        *texts,
    )


def _numbers(counts: Sequence[int], step: float, full: int) -> list[tuple[float, float, int]]:
    """Return where each number stands; of those that would touch, the larger one stays."""
    kept: dict[int, tuple[float, float, int]] = {}
    for place in sorted(range(len(counts)), key=lambda place: (-counts[place], place)):
        spot = (place + 0.5) * step, _top(counts[place], full) - 4, counts[place]
        if counts[place] and not any(_touch(spot, other) for other in kept.values()):
            kept[place] = spot
    return [kept[place] for place in sorted(kept)]


def _top(count: int, full: int) -> float:
    return _HEIGHT - count / full * (_HEIGHT - _ABOVE)


def _touch(one: tuple[float, float, int], other: tuple[float, float, int]) -> bool:
    widths = _DIGIT * (len(str(one[2])) + len(str(other[2]))) / 2
    return abs(one[0] - other[0]) < widths and abs(one[1] - other[1]) < _LINE
