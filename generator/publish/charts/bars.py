"""Owns the bar chart of counts, with a label under each bar that has room for it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.publish.charts.svg import drawing, path, short, text

WIDTH = 340
_HEIGHT = 110
_ABOVE, _BELOW = 14, 16  # room for numbers and labels
_LABEL = 30  # room that a label needs


def bars(labels: Sequence[str], counts: Sequence[int], title: str) -> Markup:
    """Return a bar for each count, its number above it and its label below."""
    full = max(max(counts, default=0), 1)
    step = WIDTH / max(len(counts), 1)
    thick = min(step * 0.78, 44)
    every = max(1, -(-_LABEL // int(step)))
    steps, texts = "", []
    for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
        middle = (place + 0.5) * step
        height = count / full * (_HEIGHT - _ABOVE)
        top = _HEIGHT - height
        steps += f"M{short(middle - thick / 2)} {_HEIGHT}V{short(top)}h{short(thick)}V{_HEIGHT}z"
        if count:
            texts.append(text(middle, top - 4, count, "chart__number"))
        if (len(counts) - 1 - place) % every == 0:
            texts.append(text(middle, _HEIGHT + 12, label, "chart__label"))
    ground = path("chart__ground", f"M0 {_HEIGHT}h{WIDTH}")
    return drawing(
        "chart", WIDTH, _HEIGHT + _BELOW, title, path("chart__bars", steps), ground, *texts
    )
