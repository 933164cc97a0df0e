"""Draws how build time grows with the papers: a line for each, both scales logarithmic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10

from markupsafe import Markup

from generator.publish.charts.slopes import spread
from generator.publish.charts.svg import drawing, path, short, text

Point = tuple[int, float]  # papers, seconds

WIDTH, HEIGHT = 740, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 490, 30, 350
LINE = 18  # room for a label
# Apart in lightness in either scheme, and by their dashes for who sees no colours.
STYLE = Markup("""<style>
svg{background:#fff;color:#1c1f24;--a:#0b5cad;--b:#a3470b;--c:#1b7340;--d:#8a2f8f;--e:#5c6470}
@media (prefers-color-scheme:dark){svg{background:#16181d;color:#e8eaed;
--a:#7ab8ff;--b:#ffab70;--c:#6fd394;--d:#e39be8;--e:#a4abb6}}
text{font:13px system-ui,sans-serif;fill:currentColor}.end{text-anchor:end}
.middle{text-anchor:middle}.grid{stroke:currentColor;opacity:.18;fill:none}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.l0{stroke:var(--a)}.l1{stroke:var(--b);stroke-dasharray:9 5}
.l2{stroke:var(--c);stroke-dasharray:2 6}.l3{stroke:var(--d);stroke-dasharray:12 4 2 4}
.l4{stroke:var(--e);stroke-dasharray:5 5}
</style>""")
OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '


def chart(lines: Mapping[str, Sequence[Point]], label: str) -> str:
    """Return the chart as a file of SVG; `label` says in a sentence what it shows."""
    points = [point for line in lines.values() for point in line]
    across = _Scale([papers for papers, _ in points], LEFT, RIGHT)
    upward = _Scale([seconds for _, seconds in points], BOTTOM, TOP)
    ends = spread([upward.place(line[-1][1]) for line in lines.values()], LINE, TOP)
    parts = [STYLE, *_grid(across, upward)]
    for number, ((name, line), end) in enumerate(zip(lines.items(), ends, strict=True)):
        places = [f"{short(across.place(x))} {short(upward.place(y))}" for x, y in line]
        last = across.place(line[-1][0])
        # A line without length has round ends: a dot.
        steps = f"M{'L'.join(places)}" if len(places) > 1 else f"M{places[0]}h0"
        lead = f"M{short(last + 5)} {short(upward.place(line[-1][1]))}L{RIGHT + 8} {short(end)}"
        parts += [path("grid", lead), path(f"line l{number}", steps)]
        parts.append(text(RIGHT + 14, end + 4, _ending(name, *line[-1]), "name"))
    drawn = str(drawing("growth", WIDTH, HEIGHT, label, *parts))
    return f"{drawn.replace('<svg ', OPENING, 1)}\n"


class _Scale:
    """A logarithmic scale over whole powers of ten, or halves of them, around some numbers."""

    def __init__(self, numbers: Sequence[float], start: float, end: float) -> None:
        self.first = floor(2 * log10(min(numbers))) / 2
        self.last = max(ceil(2 * log10(max(numbers))) / 2, self.first + 0.5)
        self.start, self.end = start, end

    def place(self, number: float) -> float:
        """Return where a number stands."""
        share = (log10(number) - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """Return the powers of ten within."""
        return [10.0**power for power in range(ceil(self.first), floor(self.last) + 1)]


def _grid(across: _Scale, upward: _Scale) -> list[Markup]:
    """Return the lines at powers of ten, named, and what the two scales are."""
    parts = [
        text(LEFT, 16, "seconds", "end"),
        text((LEFT + RIGHT) / 2, BOTTOM + 42, "papers", "middle"),
    ]
    for papers in across.ticks:
        x = across.place(papers)
        parts.append(path("grid", f"M{short(x)} {TOP}V{BOTTOM}"))
        parts.append(text(x, BOTTOM + 20, f"{papers:,.0f}", "middle"))
    for seconds in upward.ticks:
        y = upward.place(seconds)
        parts.append(path("grid", f"M{LEFT} {short(y)}H{RIGHT}"))
        parts.append(text(LEFT - 8, y + 4, f"{seconds:g}", "end"))
    return parts


def _ending(name: str, papers: int, seconds: float) -> str:
    """Return what stands at the end of a line."""
    return f"{name}, {seconds:.{0 if seconds >= 10 else 1}f} s at {papers:,}"
