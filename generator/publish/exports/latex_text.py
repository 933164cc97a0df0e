r"""Owns how text is written for LaTeX: special characters, accents, and mathematics that is sound.

Braces come in pairs whatever the text holds, as BibTeX counts them without looking at backslashes.
"""

from __future__ import annotations

import re
import unicodedata

from pylatexenc.latexencode import get_builtin_uni2latex_dict

from generator import inline
from generator.latex.formula import readable, symbol

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "%&#_$"},
}
SPECIAL = re.compile(r"[\\{}~^%&#_$]")
_PUNCTUATION = {
    "–": "--",
    "—": "---",
    "‘": r"{\textquoteleft}",
    "’": r"{\textquoteright}",
    "“": r"{\textquotedblleft}",
    "”": r"{\textquotedblright}",
    "…": r"\ldots{}",
    "\u00a0": "~",
    "‐": "-",
    "‑": "-",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_LETTERS = {
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ı": "i",
    "ȷ": "j",
    "đ": "dj",
    "Đ": "DJ",
    "ð": "dh",
    "Ð": "DH",
    "þ": "th",
    "Þ": "TH",
    "ŋ": "ng",
    "Ŋ": "NG",
}
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
    "\u0309": "h",
}
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.?))", re.DOTALL)
_TYPESETTING = frozenset(
    (
        *("mathcal", "mathbb", "mathbf", "mathrm", "mathit", "mathsf", "mathtt", "mathfrak"),
        *("boldsymbol", "bm", "text", "textbf", "textit", "textrm", "operatorname", "hat", "bar"),
        *("tilde", "vec", "dot", "ddot", "widehat", "widetilde", "overline", "underline", "sqrt"),
        *("frac", "dfrac", "tfrac", "left", "right", "big", "Big", "log", "exp", "min", "max"),
        *("sin", "cos", "tan", "tanh", "arg", "sup", "inf", "lim", "ln", "det", "Pr", "gcd"),
    )
)


_NOT_IN_FONTS = re.compile("[<>|]")  # in those that LaTeX takes when nobody says otherwise
# What two marks enclose beyond doubt, so that marks of ASCII enclose it as well.
_QUOTED = re.compile("“(?!')([^“”`]{1,300})(?<!')”")
_QUOTED_ONCE = re.compile(
    r"(?<![\w“‘])‘([A-Za-z0-9](?:[A-Za-z0-9 ,.:;-]{0,80}[A-Za-z0-9])?)’(?![\w”’])"
)
_BRACE_OF_TEXT = re.compile(r"\\[{}]")
_FORMULA = re.compile(r"(\{\$[^$]*\$\})")  # as entries hold them; a sound one holds no dollar


class _Ascii(dict[int, str]):
    """How each character is written in ASCII, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _written(chr(code))
        return found


def escape(text: str) -> str:
    """Return plain text with LaTeX's special characters escaped, all others as they are."""
    if not SPECIAL.search(text):
        return text
    return "".join(_SPECIAL.get(char, char) for char in text)


def ascii_only(written: str) -> str:
    """Return text that is written for LaTeX in ASCII, as far as LaTeX has commands for it.

    Formulas stay, and so does what there is no command for, such as Chinese.
    """
    if written.isascii() and not _NOT_IN_FONTS.search(written):
        return written
    pieces = _FORMULA.split(unicodedata.normalize("NFC", written))
    pieces[::2] = [_quoted(piece).translate(_ASCII) for piece in pieces[::2]]
    return "".join(pieces)


def _quoted(piece: str) -> str:
    return (
        _QUOTED_ONCE.sub(r"`\1'", _QUOTED.sub(r"``\1''", piece))
        if "’" in piece or "”" in piece
        else piece
    )


def with_mathematics(source: str) -> list[tuple[bool, str]]:
    """Return a page's text in pieces, each with whether it is a formula for LaTeX to set.

    All others are plain text, formulas that are not sound among them, as they read in words.
    """
    if "$" not in source:
        return [(False, source)]
    pieces = []
    for piece in inline.segments(source):
        formula = piece.kind == "math"
        if formula and is_sound(piece.text[1:-1]):
            pieces.append((True, piece.text))
        else:
            plain = readable(piece.text[1:-1]) if formula else piece.text.replace("\\$", "$")
            pieces.append((False, plain))
    return pieces


def is_sound(formula: str) -> bool:
    """Return whether a formula is plain mathematics: any LaTeX can set it, and it runs nothing."""
    if not formula.isascii() or not formula.isprintable():
        return False
    # BibTeX counts the braces that are text as well, LaTeX only the others.
    if not _is_balanced(formula) or not _is_balanced(_BRACE_OF_TEXT.sub("", formula)):
        return False
    if re.search(r"(?<!\\)[%#&]", formula):
        return False
    return all(_is_harmless(*match.groups()) for match in _COMMAND.finditer(formula))


def _is_harmless(name: str | None, mark: str | None) -> bool:
    if name is None:
        return bool(mark) and str(mark) in ",;:! |%&#_{}"
    return name in _TYPESETTING or symbol(name) is not None


def _is_balanced(formula: str) -> bool:
    depth = 0
    for char in formula:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _written(char: str) -> str:
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    if char.isascii():
        return char
    if char in _LETTERS:
        return f"{{\\{_LETTERS[char]}}}"
    return _accented(char) or _symbol(char) or char


def _accented(char: str) -> str | None:
    r"""Return ``{\'e}``, or a nest of accents, or None where LaTeX lacks the letter or a mark."""
    base, *marks = tuple(unicodedata.normalize("NFD", char))
    if not marks or not base.isalpha() or not all(mark in _ACCENTS for mark in marks):
        return None
    written = base if base.isascii() else f"{{\\{_LETTERS[base]}}}" if base in _LETTERS else None
    for mark in marks if written else ():
        accent = _ACCENTS[mark]
        bare = len(written or "") == 1 and not accent.isalpha()
        written = f"\\{accent}{written}" if bare else f"\\{accent}{{{written}}}"
    return written and f"{{{written}}}"


def _symbol(char: str) -> str | None:
    found = _SYMBOLS.get(ord(char))
    if found is None or not found.isascii() or "\\CYR" in found or "\\cyr" in found:
        return None
    return f"{{{found}}}"


_SYMBOLS: dict[int, str] = get_builtin_uni2latex_dict()
_ASCII = _Ascii()
