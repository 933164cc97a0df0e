"""Owns the sparkline: a bar for each count, as small as a word."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.publish.charts.svg import drawing, path, short

_BAR, _GAP, _HEIGHT = 5, 1, 18
_LEAST = 1.0  # height of the bar of a count that is not zero


def sparkline(counts: Sequence[int], label: str = "", most: int | None = None) -> Markup:
    """Return the bars of `counts`; `most` is the count of a full bar, the largest if None.

    Without a `label` it is hidden from those who cannot see it: give one, or say the same nearby.
    """
    full = max(most or max(counts, default=0), 1)
    width = max(len(counts) * (_BAR + _GAP) - _GAP, _BAR)
    steps = "".join(
        _bar(place * (_BAR + _GAP), max(count / full * _HEIGHT, _LEAST))
        for place, count in enumerate(counts)
        if count
    )
    ground = f"M0 {short(_HEIGHT)}h{short(width)}"
    return drawing(
        "spark",
        width,
        _HEIGHT + 1,
        label,
        path("spark__ground", ground),
        path("spark__bars", steps),
    )


def _bar(left: float, height: float) -> str:
    return f"M{short(left)} {_HEIGHT}v-{short(height)}h{_BAR}v{short(height)}z"
