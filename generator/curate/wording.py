"""Turns what people type or paste into the text of a page: one line, paragraphs, or a quotation."""

from __future__ import annotations

import re

from generator import inline, latex, text

_LONGEST_LINE = 1000  # characters of a title, a name, a venue
_LONGEST = 20_000  # characters of an abstract
# What Python-Markdown takes a backslash before, and entities for what else GitHub would render.
_MARKS = re.compile(r"[\\`*_{}\[\]#]|(?<=\])\(")
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "|~$^"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
_OPENING = re.compile(r"^(?:([-+])|(\d+)(?=[.)](?:\s|$))|([=:]))")


class TooLongError(ValueError):
    """Text that no page should hold; its message says which."""


def line(source: str) -> str | None:
    """Return LaTeX or plain text as one line of a page, or None where nothing is left.

    Raises:
        TooLongError: it is longer than any line should be.
    """
    if len(source) > _LONGEST_LINE:
        raise TooLongError(f"a line of {len(source)} characters")
    return text.clean(latex.to_unicode(text.clean(source))) or None


def paragraphs(source: str) -> str | None:
    """Return LaTeX or plain text as an abstract, or None where nothing is left.

    Raises:
        TooLongError: it is longer than any abstract should be.
    """
    if len(source) > _LONGEST:
        raise TooLongError(f"an abstract of {len(source)} characters")
    parts = (text.clean(part) for part in inline.paragraphs(source))
    cleaned = (text.clean(latex.to_unicode(part)) for part in parts)
    return "\n\n".join(part for part in cleaned if part) or None


def quotation(source: str) -> str:
    """Return `source` as quoted Markdown that shows its words and does nothing else."""
    parts = [text.clean(part) for part in source.splitlines()]
    quoted = re.sub(r"\n{3,}", "\n\n", "\n".join(map(_inert, parts)).strip("\n"))
    return "".join(f"> {each}".rstrip() + "\n" for each in quoted.split("\n")) if quoted else ""


def _inert(words: str) -> str:
    escaped = _MARKS.sub(r"\\\g<0>", words).translate(_ENTITIES)
    return _OPENING.sub(_opening, escaped)


def _opening(match: re.Match[str]) -> str:
    dash, number, _ = match.groups()
    if number:
        return f"{number}\\"
    return f"\\{dash}" if dash else f"&#{ord(match[0])};"
