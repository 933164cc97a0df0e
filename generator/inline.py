r"""Owns what stands inside a title or an abstract: text, mathematics and addresses.

The text format has two rules. ``$…$`` encloses mathematics by Pandoc's rule (`formula.FORMULA`),
and ``\$`` is a dollar. Everything else is shown as it is, whatever language it looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Literal
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element

from generator import links
from generator.latex.formula import FORMULA, readable

_ELEMENTS = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace", "msub", "msup", "msubsup"),
        *("munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none", "mfrac"),
        *("msqrt", "mroot", "mstyle", "mtable", "mtr", "mtd", "mpadded", "mphantom"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("mathvariant", "stretchy", "fence", "separator", "form", "accent", "accentunder"),
        *("displaystyle", "scriptlevel", "linethickness", "columnalign", "movablelimits"),
        *("width", "height", "depth", "lspace", "rspace", "minsize", "maxsize"),
    )
)
_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_LONGEST_FORMULA = 1000  # the converter recurses and rescans; nothing of this length is inline


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text as it is written: a formula with its dollars, an address as it stands."""

    kind: Literal["text", "math", "url"]
    text: str


def segments(text: str) -> tuple[Segment, ...]:
    """Return `text` in pieces of one kind each; joined they are `text` again."""
    found: list[Segment] = []
    end = 0
    for match in FORMULA.finditer(text) if "$" in text else ():
        found += _addressed(text[end : match.start()])
        found.append(Segment("math", match[0]))
        end = match.end()
    return (*found, *_addressed(text[end:]))


def plain(text: str) -> str:
    """Return `text` to read without any markup: ``$O(n^2)$`` as ``O(n²)``, no dollars around."""
    if "$" not in text:
        return text
    return "".join(
        readable(piece.text[1:-1]) if piece.kind == "math" else piece.text.replace("\\$", "$")
        for piece in segments(text)
    )


def html(text: str, *, link: bool = True) -> str:
    """Return `text` as HTML: formulas as MathML, addresses as links if `link`, the rest escaped."""
    return "".join(_piece(piece, link) for piece in segments(text))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, which blank lines separate."""
    return tuple(part.strip() for part in re.split(r"\n[^\S\n]*\n", text) if part.strip())


def _addressed(text: str) -> list[Segment]:
    """Return the pieces of a stretch without mathematics."""
    found = []
    end = 0
    for start, stop in links.spans(text):
        if end < start:
            found.append(Segment("text", text[end:start]))
        found.append(Segment("url", text[start:stop]))
        end = stop
    if end < len(text):
        found.append(Segment("text", text[end:]))
    return found


def _piece(piece: Segment, link: bool) -> str:
    if piece.kind == "math":
        return _mathml(piece.text[1:-1])
    target = links.normalize_url(piece.text) if link and piece.kind == "url" else None
    shown = escape(piece.text.replace("\\$", "$"))
    return f'<a href="{escape(target)}" rel="noopener">{shown}</a>' if target else shown


@lru_cache(maxsize=8192)
def _mathml(source: str) -> str:
    """Return the formula as MathML that also holds its source, or the source as code."""
    root = _convert(source) if len(source) <= _LONGEST_FORMULA else None
    if root is None or not all(_make_inert(element) for element in root.iter()):
        return f'<code class="math">{escape(source)}</code>'
    root.attrib = {"xmlns": _NAMESPACE, "alttext": source}
    return tostring(root, encoding="unicode", short_empty_elements=False)


def _convert(source: str) -> Element | None:
    try:
        return convert_to_element(source)
    except Exception:  # the converter raises whatever its tables and indexes raise
        return None


def _make_inert(element: Element) -> bool:
    """Return whether `element` is plain MathML, after dropping all it might do besides showing."""
    text = unescape(element.text or "")
    if element.tag not in _ELEMENTS or "\\" in text:  # a backslash: a command nobody knows
        return False
    element.text = text
    element.tail = None
    element.attrib = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
    return True
