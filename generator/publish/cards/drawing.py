"""Owns what a card looks like: a title and two lines, drawn as a small PNG."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

STYLE = 1  # raised when cards are drawn otherwise, so that none is taken from the cache
SIZE = (1200, 630)  # pixels, which is what the sites that show cards ask for

_MARGIN = 80
_WIDTH = SIZE[0] - 2 * _MARGIN
_TITLE = (150, 330)  # where the title begins, and how high it can be
_TITLE_SIZES = (84, 72, 62, 54, 46)
_LEADING = 1.16
_BAR = 16  # pixels of colour along the upper edge

# Shades from ink to paper, which keep the edges of letters smooth, and one colour: sixteen in all.
_SHADES = 15
_INK, _GREY = 0, 100
_COLOURS = [(*(0x1D + (0xFF - 0x1D) * n // 14 for _ in "rgb"),) for n in range(_SHADES)]
_COLOUR = (0x0B, 0x5A, 0x86)


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What a card says: the site's name above, the title, and up to two lines below."""

    head: str
    title: str
    foot: str

    @property
    def is_legible(self) -> bool:
        """Return whether the font has every letter; it knows Latin, Greek and Cyrillic."""
        return all(_has(char) for char in {*self.head, *self.title, *self.foot})


def draw(card: Card) -> bytes:
    """Return the card as PNG; the same card gives the same bytes."""
    image = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(image)
    pen.text((_MARGIN, 66), _cut(card.head, _font("Semibold", 34)), _GREY, _font("Semibold", 34))
    font, lines = _fitted(card.title)
    for place, line in enumerate(lines):
        pen.text((_MARGIN, _TITLE[0] + place * int(font.size * _LEADING)), line, _INK, font)
    small = _font("Regular", 34)
    for place, line in enumerate(_shortened(card.foot, small, 2)):
        pen.text((_MARGIN, 505 + place * 42), line, _GREY, small)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    found = image.point([value * (_SHADES - 1) // 255 for value in range(256)])
    found.paste(_SHADES, (0, 0, SIZE[0], _BAR))
    found.putpalette([part for colour in (*_COLOURS, _COLOUR) for part in colour])
    stream = io.BytesIO()
    found.save(stream, "PNG", bits=4, compress_level=6)
    return stream.getvalue()


def _fitted(title: str) -> tuple[FreeTypeFont, Sequence[str]]:
    """Return the largest font in which the title has room, and its lines."""
    for size in _TITLE_SIZES:
        font = _font("Semibold", size)
        lines = [*_lines(title, font)]
        fits = all(font.getlength(line) <= _WIDTH for line in lines)
        if fits and len(lines) * int(size * _LEADING) <= _TITLE[1]:
            return font, lines
    return font, _shortened(title, font, _TITLE[1] // int(size * _LEADING))


def _lines(text: str, font: FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _WIDTH:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _shortened(text: str, font: FreeTypeFont, most: int) -> list[str]:
    lines = [*_lines(text, font)]
    if len(lines) > most:
        lines[most - 1 :] = [f"{lines[most - 1]} …"]
    return [_cut(line, font) for line in lines]


def _cut(line: str, font: FreeTypeFont) -> str:
    """Return a line that fits: its end gives way to an ellipsis where it is too long."""
    if font.getlength(line) <= _WIDTH:
        return line
    line = line.removesuffix(" …")
    while font.getlength(f"{line}…") > _WIDTH:
        line = line[:-1]
    return f"{line.rstrip()}…"


@lru_cache
def _font(weight: str, size: int) -> FreeTypeFont:
    file = files("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(char: str) -> bool:
    if char.isspace():
        return True
    return _drawn(char) != _drawn("\uffff")  # which no font has


def _drawn(char: str) -> tuple[tuple[int, int], bytes]:
    mask = _font("Regular", 34).getmask(char)
    return mask.size, bytes(mask)
