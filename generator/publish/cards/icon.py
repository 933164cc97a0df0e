"""Owns the site's icon for those who put it among their programs: a page with lines of text."""

from __future__ import annotations

import io

from PIL import Image

_PAPER, _COLOUR = (0xFF, 0xFF, 0xFF), (0x0B, 0x5A, 0x86)
_LINES = (0.5, 0.4, 0.5, 0.3)  # lengths of the lines; the icon's width is 1


def draw(size: int) -> bytes:
    """Return the icon as PNG, `size` pixels wide and high; its edge may be cut to any shape."""
    image = Image.new("P", (size, size), 0)
    image.putpalette([*_COLOUR, *_PAPER])
    for place, length in enumerate(_LINES):
        top = 0.26 + place * 0.14
        places = (0.25, top, 0.25 + length, top + 0.06)
        left, upper, right, lower = (round(each * size) for each in places)
        image.paste(1, (left, upper, right, lower))
    stream = io.BytesIO()
    image.save(stream, "PNG", bits=1)
    return stream.getvalue()
