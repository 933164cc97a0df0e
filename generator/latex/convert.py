r"""Owns turning the LaTeX left-overs of a listing into Unicode text with ``$…$`` for mathematics.

In the text that results, a dollar that would open a formula but is money reads ``\$``; any other
backslash belongs to a macro of the authors that nobody defined.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator import links
from generator.latex import bare, delimited, markup
from generator.latex.formula import FORMULA

_PASSES = 8

# Noncharacters stand for what a later step must not see; no text may hold them (see `text.clean`).
_NONCHARACTER = re.compile("[\ufdd0-\ufdd7]")
_HELD = "\ufdd3"
_HELD_PIECE = re.compile(f"{_HELD}([\U000f0000-\U000fffff])(?=(\\d)?)")
_MOST_HELD = 0xFFF0

_SPACES = re.compile("  +")
_URL = re.compile(r"\\url\s*\{\s*([^{}]*?)\s*\}")
_HREF = re.compile(r"\\href\s*\{\s*([^{}]*?)\s*\}\s*\{\s*((?:[^{}]|\{[^{}]*\})*?)\s*\}")
_ESCAPED_ADDRESS = re.compile(r"https?://[^\s{}\\]*\\[^\s{}]*")
_LOST_BACKSLASH = re.compile(
    r"(?<![A-Za-z\\])(?=(?:emph|text(?:bf|it|tt|sc|rm|sf)?|mbox|underline|url|href|cite[pt]?"
    r"|footnote)\{)"
)
_GLUED_BRACE = re.compile(r"\{(?<=[a-z]\{)")
# A Unicode escape that lost its backslash, where a dash or a quotation mark is at home.
_LOST_CODE = re.compile(
    r"\\[ux](20(?:1[0-9a-f]|2[0-6]))|(?<=[a-z]{2})x(201[34])(?=[a-z]{2})|(?<= )x(201[34])(?= )"
    r"|(?<=[a-z])x(2019)(?=(?:s|t|re|ve|ll|d|m)\b)|(?<![^\s(])x(201[8c])(?=[A-Za-z])"
)
# Citation keys that lost the command around them.
_KEY = r"[a-z]{2,}(?:19|20)\d\d[a-z]+"
_LOST_KEYS = re.compile(rf"(?<![\w,[]){_KEY}(?:,{_KEY})+(?![\w,])")
_SECOND_KEY = re.compile(f",{_KEY}")
# What may have lost a backslash or a bracket beside a number, told in as few searches as can be.
_BESIDE_NUMBERS = (
    re.compile(r"times(?<=\dtimes)"),
    re.compile(r"sim(?=\d)"),
    re.compile(r"q(?<=[lg]eq)(?= ?\d)"),
    re.compile(r"x(?:(?=20\d)|(?<=approx)(?= ?\d))"),
    _SECOND_KEY,
)
_TWICE = re.compile(r"(https?://[^\s{}]+)\{\1\}")


def to_unicode(text: str) -> str:
    """Return cleaned `text` as Unicode, its mathematics in ``$…$``. No text makes it fail."""
    result = text
    for _ in range(_PASSES):  # what one pass joins, the next may understand
        if _is_plain(result):
            break
        before, result = result, _convert(result)
        if result == before or "\\" in before:
            break
    return result


def macros(text: str) -> tuple[str, ...]:
    """Return the macros in converted `text` that nobody defined, each once, with backslash."""
    if "\\" not in text:
        return ()
    return tuple(dict.fromkeys(re.findall(r"\\[A-Za-z]+", FORMULA.sub(" ", text))))


def _is_plain(text: str) -> bool:
    """Return whether there is nothing to convert; most texts are plain, so this has to be fast."""
    if "\\" in text or "$" in text or "^" in text or "_" in text or "{" in text or "}" in text:
        return False
    if bare.has_equation(text) or not markup.is_punctuated(text):
        return False
    for pattern in _BESIDE_NUMBERS if markup.has_digit(text) else ():
        if pattern.search(text):
            return False
    return links.restore_hosts(text) is text


def _convert(text: str) -> str:
    """Return `text` after one pass: formulas and addresses are held back from all other steps."""
    held: list[str] = []

    def hold(piece: str) -> str:
        if len(held) > _MOST_HELD:
            return piece
        held.append(piece)
        return f"{_HELD}{chr(0xEFFFF + len(held))}"

    def hold_formula(source: str) -> str:
        return hold(f"${source}$")

    text = _restore(text if text.isascii() else _NONCHARACTER.sub("", text))
    text = delimited.hold(text, hold_formula)
    text = _hold_addresses(text, hold)
    text = markup.punctuate(markup.expand(text))
    text = bare.enclose(text, hold_formula)
    text = _SPACES.sub(" ", markup.unguard(markup.ungroup(text)))
    return delimited.settle(_release(text.strip(), held) if held else text.strip())


def _restore(text: str) -> str:
    """Return `text` with the hosts, backslashes and characters that a listing lost."""
    text = links.restore_hosts(text)
    if "{" in text:
        text = _TWICE.sub(r"\1", text)
        text = _LOST_BACKSLASH.sub(r"\\", text) if _GLUED_BRACE.search(text) else text
    if not markup.has_digit(text):
        return text
    if "x20" in text or "\\u20" in text:
        text = _LOST_CODE.sub(_character, text)
    if _SECOND_KEY.search(text):
        text = _LOST_KEYS.sub(lambda match: f"[{match[0].replace(',', ', ')}]", text)
    return text


def _character(match: re.Match[str]) -> str:
    return chr(int(next(filter(None, match.groups())), 16))


def _hold_addresses(text: str, hold: Callable[[str], str]) -> str:
    """Return `text` with its addresses held, freed from the commands and escapes around them."""
    if "\\" in text:
        text = _HREF.sub(_href, _URL.sub(r"\1", text))
        text = _ESCAPED_ADDRESS.sub(lambda match: re.sub(r"\\([_%#&~])", r"\1", match[0]), text)
    parts, end = [], 0
    for start, stop in links.spans(text):
        parts += [text[end:start], hold(text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]]) if parts else text


def _href(match: re.Match[str]) -> str:
    address, words = match.groups()
    return f"{words} ({address})" if words and words != address else address


def _release(text: str, held: list[str]) -> str:
    """Return `text` with the held pieces put back; a digit behind a formula would undo it."""

    def piece(match: re.Match[str]) -> str:
        source = held[ord(match[1]) - 0xF0000]
        return f"{source} " if match[2] and source.endswith("$") else source

    return _HELD_PIECE.sub(piece, text)
