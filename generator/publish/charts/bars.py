"""Owns the bar chart of counts, with numbers and labels at the bars that have room for them."""

from __future__ import annotations

import math
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
    steps, texts, taken = "", [], (-math.inf, 0.0)
    for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
        middle = (place + 0.5) * step
        height = count / full * (_HEIGHT - _ABOVE)
        top = _HEIGHT - height
        steps += f"M{short(middle - thick / 2)} {_HEIGHT}V{short(top)}h{short(thick)}V{_HEIGHT}z"
        if count and _is_free(taken, middle - _DIGIT * len(str(count)) / 2, top):
            texts.append(text(middle, top - 4, count, "chart__number"))
            taken = middle + _DIGIT * len(str(count)) / 2, top
        if (len(counts) - 1 - place) % every == 0:
            texts.append(text(middle, _HEIGHT + 12, label, "chart__label"))
    ground = path("chart__ground", f"M0 {_HEIGHT}h{WIDTH}")
    return drawing(
        "chart", WIDTH, _HEIGHT + _BELOW, title, path("chart__bars", steps), ground, *texts
    )


def _is_free(taken: tuple[float, float], start: float, top: float) -> bool:
    """Return whether a number may begin here beside the one before it: its end, and its height."""
    end, height = taken
    return start >= end or abs(top - height) >= _LINE
