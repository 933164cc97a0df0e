"""Owns the slope chart: what a share was before, what it is now, and a line between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from markupsafe import Markup

from generator.publish.charts.svg import drawing, path, short, text

WIDTH = 320
_LEFT, _RIGHT = 56, 140  # where the lines begin and end
_LEAD = 12  # from an end of a line to its label
_LINE = 17  # room for a label
_TOP = 34
_ZERO = 0.2  # percent, below which everything stands at the foot


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope:
    """A line of the chart: its name, and its two shares in percent."""

    name: str
    before: float
    after: float


def slopes(lines: Sequence[Slope], before: str, after: str, title: str) -> Markup:
    """Return the lines between two logarithmic scales named `before` and `after`."""
    shares = [max(share, _ZERO) for line in lines for share in (line.before, line.after)]
    least, most = min(shares, default=_ZERO), max(shares, default=1)
    height = (len(lines) + 2) * _LINE
    scale = height / max(log(most / least), 0.1)
    starts = [_TOP + scale * log(most / max(line.before, _ZERO)) for line in lines]
    ends = [_TOP + scale * log(most / max(line.after, _ZERO)) for line in lines]
    left, right = spread(starts, _LINE, _TOP), spread(ends, _LINE, _TOP)
    parts = [
        text(_LEFT, 12, before, "chart__label"),
        text(_RIGHT, 12, after, "chart__label"),
        path("chart__ground", f"M{_LEFT} {_TOP}v{short(height)}M{_RIGHT} {_TOP}v{short(height)}"),
        path("slope__lines", "".join(map(_line, starts, ends))),
        path("slope__ends", "".join(map(_dots, starts, ends))),
        path("slope__leads", "".join(map(_leads, starts, left, ends, right))),
    ]
    for line, beside, behind in zip(lines, left, right, strict=True):
        after = f"{_percent(line.after)}  {line.name}"
        parts.append(text(_LEFT - _LEAD - 4, beside + 4, _percent(line.before), "slope__before"))
        parts.append(text(_RIGHT + _LEAD + 4, behind + 4, after, "slope__after"))
    return drawing("chart slope", WIDTH, max([*left, *right, _TOP + height]) + 8, title, *parts)


def spread(places: Sequence[float], apart: float, least: float) -> list[float]:
    """Return the places moved to lie `apart` from each other and from `least` on, in their order.

    Places that are too close become a block around their mean; blocks that meet become one.
    """
    order = sorted(range(len(places)), key=lambda number: (places[number], number))
    blocks: list[list[int]] = []
    for number in order:
        blocks.append([number])
        while len(blocks) > 1 and _meet(blocks[-2], blocks[-1], places, apart):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    found = list(places)
    lowest = least
    for block in blocks:
        first = max(_ends(block, places, apart)[0], lowest)
        for place, number in enumerate(block):
            found[number] = first + place * apart
        lowest = first + len(block) * apart
    return found


def _ends(block: Sequence[int], places: Sequence[float], apart: float) -> tuple[float, float]:
    """Return where a block begins and ends that lies around the mean of its places."""
    mean = sum(places[number] for number in block) / len(block)
    half = (len(block) - 1) * apart / 2
    return mean - half, mean + half


def _meet(one: Sequence[int], other: Sequence[int], places: Sequence[float], apart: float) -> bool:
    return _ends(other, places, apart)[0] - _ends(one, places, apart)[1] < apart


def _line(start: float, end: float) -> str:
    return f"M{_LEFT} {short(start)}L{_RIGHT} {short(end)}"


def _dots(start: float, end: float) -> str:
    # A line without length has round ends: a dot.
    return f"M{_LEFT} {short(start)}h0M{_RIGHT} {short(end)}h0"


def _leads(start: float, left: float, end: float, right: float) -> str:
    return (
        f"M{_LEFT - 3} {short(start)}L{_LEFT - _LEAD} {short(left)}"
        f"M{_RIGHT + 3} {short(end)}L{_RIGHT + _LEAD} {short(right)}"
    )


def _percent(share: float) -> str:
    return f"{share:.0f} %" if share >= 0.95 or share == 0 else f"{share:.1f} %"
