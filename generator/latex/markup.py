r"""Owns what LaTeX's text commands, escapes, quotes, dashes and groups mean in plain Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text

from generator.latex.formula import readable, symbol

# Noncharacters stand for characters that no later step must take for markup.
_OPEN, _CLOSE = "\ufdd1", "\ufdd2"
_GUARDED = {"{": _OPEN, "}": _CLOSE, "_": "\ufdd4", "^": "\ufdd5", "~": "\ufdd6", "\\": "\ufdd7"}
_PASSES = 8  # groups nested deeper than this keep their braces

_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?|\\[ ,;:>]|\\begin\{\w+\*?\}|\\end\{\w+\*?\}")
_NOTHING = re.compile(r"\\[-/!@](?=\w|\s|$)")
_ITEM = re.compile(r"\\item(?![A-Za-z]) ?")
_ESCAPE = re.compile(r"\\([%&#_{}])|\\([~^])\{\}")
_CLOSING_QUOTE = re.compile(r"\\\"(?![A-Za-z{\\])")
_CONTRACTION = re.compile(r"\\'(?<=[A-Za-z]\\')(?=(?:s|t|re|ve|ll|d|m)\b)")
_ACCENT = re.compile(
    r"\\(?:[\"'`^~=.]\s?|[cHkbdruvt](?: |(?=\{)))"
    r"(?:\{\s?(?:\\(?:[ijoO]|ae|AE)|[^\W\d_])\s?\}|\\[ij](?![A-Za-z])|[^\W\d_])"
)
_SHORT_FORM = re.compile(r"\\(eg|ie|etal|etc|wrt|vs|cf)(?![A-Za-z])(?:\{\}|\.)?")
_SHORT_FORMS = {"eg": "e.g.", "ie": "i.e.", "etal": "et al.", "wrt": "w.r.t."}
_LETTER = re.compile(r"\\(ss|SS|ae|AE|oe|OE|aa|AA|[oOlLij]|dh|th|dj)(?![A-Za-z])(?:\{\}|\s)?")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\{\})?")
_COLOR = re.compile(r"\\(?:textcolor|colorbox)\s*\{[^{}]*\}\s*(?=\{)")

# Every alternative begins with the literal it is found by, and looks behind after that: the engine
# skips to literals many times faster than it tries a place.
_DOUBLE_QUOTES = re.compile(
    r"``([^`]{1,600}?)(?:''|\"|(' ')(?=\())|\"(?<![\w\"]\")(\w[^\"“”`]{0,80}?)''"
    r"|''(?<!\S'')(?=\w)([^'\"`]{1,80}?)(?<=\S)''"
)
_SINGLE_QUOTES = re.compile(
    r"`(?<![\w`]`)(?=\w)((?:[^`']|(?<=\w)'(?=\w)){1,120}?)(?<=\S)'(?![\w'])"
)
_DASH = re.compile(r"--(?<![-<!]--)-?(?![->])")
_NO_BREAK = re.compile(
    r"~(?:(?<=[^\W\d]~)|(?<=[.,;:)\]}”’%]~))(?=[\w(\[\\$“‘\ufdd3])|~(?<=\d~)(?=[^\W\d]|[(\[])"
)
_ARROW = re.compile(
    r"[LlRrud](?:(?<=[Ll])ong(?:[Ll]eft(?:[Rr]ight)?|[Rr]ight)|(?<=[Ll])eft(?:[Rr]ight)?"
    r"|(?<=[Rr])ight|(?<=u)p|(?<=d)own)arrow"
)
_ARROW_END = re.compile(r"arrow(?:(?<=tarrow)|(?<=uparrow)|(?<=downarrow))")  # not "narrow"
# Symbols that lost their backslash beside a number.
_LOST_SYMBOLS = (
    re.compile(r"times(?<=\dtimes)(?![A-Za-z])"),
    *(
        re.compile(rf"{name}(?<![A-Za-z\\]{name})(?={space}\d)")
        for name, space in (("sim", ""), ("leq", " ?"), ("geq", " ?"), ("approx", " ?"))
    ),
)
_DIGITS = "2105346789"  # by how often they stand in abstracts


def expand(text: str) -> str:
    """Return `text` with accents, escapes and symbols as characters; commands with groups stay."""
    if "\\" not in text:
        return text
    if _CLOSING_QUOTE.search(text):  # quotes escaped by a program, no accents
        text = text.replace('\\"', '"')
    text = _ITEM.sub("• ", _NOTHING.sub("", _BREAK.sub(" ", text)))
    text = _repeat(_ACCENT, _accented, _CONTRACTION.sub("'", text))
    text = _ESCAPE.sub(lambda match: _guard(match[1] or match[2]), text)
    text = _SHORT_FORM.sub(lambda match: _SHORT_FORMS.get(match[1], f"{match[1]}."), text)
    text = _LETTER.sub(lambda match: symbol(match[1]) or match[0], _COLOR.sub(r"\\text", text))
    return _repeat(_KNOWN_GROUP, _applied, _COMMAND.sub(_symbol, text))


def punctuate(text: str) -> str:
    """Return `text` with quotes, dashes and ties as characters, and symbols a listing garbled."""
    if "`" in text or ("'" in text and "''" in text):
        text = _SINGLE_QUOTES.sub(r"‘\1’", _repeat(_DOUBLE_QUOTES, _quoted, text))
    text = _DASH.sub(lambda match: "–" if len(match[0]) == 2 else "—", text)
    if "~" in text:
        text = _NO_BREAK.sub(" ", text)
    if _has_arrow(text):
        text = _ARROW.sub(_named, text)
    for pattern in _LOST_SYMBOLS if has_digit(text) else ():
        text = pattern.sub(_named, text)
    return text


def is_punctuated(text: str) -> bool:
    """Return whether all quotes, dashes, ties and arrows of `text` are characters."""
    if "`" in text or ("'" in text and "''" in text):
        return False
    if _DASH.search(text) or _has_arrow(text):
        return False
    return "~" not in text or not _NO_BREAK.search(text)


def has_digit(text: str) -> bool:
    """Return whether a digit of ours stands in `text`."""
    for digit in _DIGITS:  # noqa: SIM110  # any() costs more than the search itself
        if digit in text:
            return True
    return False


def _has_arrow(text: str) -> bool:
    return "arrow" in text and _ARROW_END.search(text) is not None


def _named(match: re.Match[str]) -> str:
    return symbol(match[0]) or match[0]


def unguard(text: str) -> str:
    """Return `text` with the characters that were guarded against being taken for markup."""
    for char, mark in _GUARDED.items():
        text = text.replace(mark, char)
    return text


def _guard(char: str) -> str:
    return _GUARDED.get(char, char)


def _accented(match: re.Match[str]) -> str:
    """Return the accented letter, or the source where there is none: that was no accent."""
    source = match[0]
    letter = _compose(source)
    base = unicodedata.normalize("NFD", letter)[:1]
    if len(letter) == 1 and letter.isalpha() and (source[1] != '"' or base in "aeiouyAEIOUY"):
        return letter
    return source if source[1].isalpha() else source[1:]


@lru_cache(maxsize=1024)
def _compose(source: str) -> str:
    return unicodedata.normalize("NFC", _converter().latex_to_text(source).strip())


@lru_cache(maxsize=1)
def _converter() -> Any:
    return LatexNodes2Text()


def _symbol(match: re.Match[str]) -> str:
    text = None if match[1] in _WITH_GROUP else symbol(match[1])
    return match[0] if text is None else _guard(text)


def _quoted(match: re.Match[str]) -> str:
    inner = match[1] or match[3] or match[4]
    return f"“{inner}” " if match[2] else f"“{inner}”"


# --- groups ---------------------------------------------------------------------------------------

_GROUP = re.compile(
    r"(?:\\([A-Za-z]+)\*?(?:\[([^\[\]{}]*)\])? ?\{|\{)([^{}]*)\}(?=([A-Za-z])?)", re.DOTALL
)
_WHOLE = re.compile(r"\{([^{}\"]+ [^{}\"]+)\}")
_SCRIPT = re.compile(r"[_^][^\s{}]")
_DECLARATION = re.compile(
    r"\s*\\(?:bf|em|it|tt|sc|rm|sf|sl|bfseries|itshape|ttfamily|scshape|tiny|small|large|Large"
    r"|footnotesize)(?![A-Za-z])\s*"
)
_ONLY_WORDS = re.compile(r"[\w\s.'’+\-–—&%/()\\\ufdd0-\ufdef\U000f0000-\U000fffff]+")
_ENDS_IN_MACRO = re.compile(r"\\[A-Za-z]+$")
_STYLES = frozenset(
    (
        *("emph", "text", "textbf", "textit", "texttt", "textsc", "textrm", "textsf", "textsl"),
        *("textnormal", "textup", "textmd", "mbox", "underline", "uline", "ul", "hbox", "fbox"),
        *("ref", "eqref", "autoref", "cref", "Cref", "url", "path", "enquote", "textsuperscript"),
        *("textsubscript", "MakeUppercase", "uppercase", "ensuremath", "mathrm", "mathbf", "term"),
    )
)
_CITATIONS = frozenset(
    ("cite", "citep", "citet", "citealp", "citealt", "citeauthor", "parencite", "textcite")
)
_SILENT = frozenset(("label", "vspace", "hspace", "phantom"))
_WITH_GROUP = _STYLES | _CITATIONS | _SILENT | {"footnote"}
_KNOWN_GROUP = re.compile(
    rf"\\({'|'.join(sorted(_WITH_GROUP))})(?![A-Za-z])\*?"
    r"(?:\[([^\[\]{}]*)\])? ?\{([^{}]*)\}"
)


def ungroup(text: str) -> str:
    """Return `text` without the braces that only group, and with commands applied to theirs."""
    if "{" not in text:
        return text
    if whole := _WHOLE.fullmatch(text):
        return whole[1]
    return _repeat(_GROUP, _ungrouped, text)


def _ungrouped(match: re.Match[str]) -> str:
    """Return what an innermost group says, its braces guarded where they belong to the text."""
    command, option, inner, follower = match.groups()
    if command is None:
        return _grouped(inner, follower)
    if command in _WITH_GROUP:
        return _applied(match)
    if not inner.strip() and not follower and not option:
        return f"\\{command}"
    return match[0].replace("{", _OPEN).replace("}", _CLOSE)


def _applied(match: re.Match[str]) -> str:
    """Return what a known command makes of its group."""
    command, option, inner = match.group(1, 2, 3)
    if command in _CITATIONS:
        return f"[{inner}, {option}]" if option else f"[{inner}]"
    if command == "footnote":
        return f" ({inner})"
    if command == "ensuremath" and _SCRIPT.fullmatch(inner):
        return readable(inner)
    if command == "texttt":
        return inner.replace("_", _GUARDED["_"])
    return "" if command in _SILENT else inner


def _grouped(inner: str, follower: str | None) -> str:
    bare = _DECLARATION.sub("", inner, count=1)
    runs_on = follower and _ENDS_IN_MACRO.search(bare)
    symbol_alone = len(bare) == 1 and not bare.isascii()
    if bare != inner or symbol_alone or (_ONLY_WORDS.fullmatch(bare) and not runs_on):
        return bare
    return f"{_OPEN}{inner}{_CLOSE}"


def _repeat(pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], text: str) -> str:
    """Return `text` with `pattern` replaced until it is found no more, or nests too deep."""
    for _ in range(_PASSES):
        text, changed = pattern.subn(replace, text)
        if not changed:
            break
    return text
