"""Finds what must not stand in Markdown that anybody can propose: HTML, and links that do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from generator.markdown import without_marked_code
from generator.pages import IMAGES

SCHEMES = ("http", "https")

_HTML = re.compile(
    r"<(?![a-zA-Z&][^\s<>]*[:@][^<>]*>)"  # an address in angle brackets is a link, see below
    r"(?:[a-zA-Z][\w-]*(?:\s[^>]*)?/?|/[a-zA-Z][\w-]*\s*|[!?])>?"
)
_LABEL = r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
_INLINE = re.compile(rf"{_LABEL}\(\s*(?P<target>[^)]*)")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\(\s*(?P<target>[^)]*)")
_BY_NAME = re.compile(r"!\[([^\[\]]*)\](?!\()(?:\s?\[([^\[\]]*)\])?")
_DEFINITION = re.compile(rf"^ {{0,3}}{_LABEL}:\s*(?P<target>[^\n]*)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<(?P<target>[a-zA-Z&][^\s<>]*[:@][^<>]*)>")
_SCHEME = re.compile(r"([a-zA-Z][\w+.-]*):")


@dataclass(frozen=True, slots=True)
class Harm:
    """What stands at an offset of the text and should not, and what to do instead."""

    offset: int
    what: str
    remedy: str


def harms(text: str) -> Iterator[Harm]:
    """Yield all HTML and all suspicious links and images of Markdown `text`; code is harmless."""
    text = without_marked_code(text)
    for found in _HTML.finditer(text):
        what = f"HTML ({found[0].split(chr(10))[0][:30]!r})"
        yield Harm(found.start(), what, "write Markdown, or put it in `backticks`")
    for pattern in (_INLINE, _DEFINITION, _AUTOMATIC):
        for found in pattern.finditer(text):
            yield from _link(found.start(), found["target"])
    yield from _images(text)


def links(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and target of every link in Markdown `text`; code holds none."""
    text = without_marked_code(text)
    for pattern in (_INLINE, _DEFINITION):
        for found in pattern.finditer(text):
            words = found["target"].strip().split()
            if words:
                yield found.start(), words[0].strip("<>")


def _link(offset: int, target: str) -> Iterator[Harm]:
    scheme = _SCHEME.match(_bare(target))
    if scheme and scheme[1].lower() not in SCHEMES:
        yield Harm(offset, f"a link to '{scheme[1]}:'", "link to an http(s) address")


def _images(text: str) -> Iterator[Harm]:
    named = {found["label"].casefold(): found["target"] for found in _DEFINITION.finditer(text)}
    shown = [(found.start(), found["target"]) for found in _IMAGE.finditer(text)]
    for found in _BY_NAME.finditer(text):
        target = named.get((found[2] or found[1]).casefold())
        shown += [(found.start(), target)] if target else []
    for offset, target in shown:
        address = re.split(r"[\s>]", unescape(target).lstrip("<"))[0].replace("\\", "/")
        path = re.split(r"[?#]", address)[0].lower()
        if _SCHEME.match(_bare(target)) or address.startswith("//") or not path.endswith(IMAGES):
            what = f"an image that is no file of docs/ ({address[:30]!r})"
            yield Harm(offset, what, f"put one of {', '.join(IMAGES)} into docs/ and show that")


def _bare(target: str) -> str:
    """Return the address as a browser sees it: without entities, white space and escapes."""
    return re.sub(r"[\s\\<\x00-\x20]", "", unescape(unescape(target)))
