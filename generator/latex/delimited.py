r"""Owns which dollars of a text enclose mathematics, and how the others are written.

What is sure to be read again as one formula is left as ``$…$``. A dollar that would open a formula
and does not becomes ``\$``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.latex.formula import FORMULA, NAMES, repair

LITERAL = "\ufdd0"  # stands for a dollar that is one, until `settle`

_DELIMITER = re.compile(
    r"(?P<literal>\\\$)|(?P<break>\\\\)|\\\((?P<round>.{1,600}?)\\\)|\\\[(?P<square>.{1,600}?)\\\]"
    r"|\\begin\{(?P<name>(?:equation|align|gather|math|displaymath)\*?)\}(?P<block>.{1,600}?)"
    r"\\end\{(?P=name)\}|\$\$(?P<display>(?:[^\\$]|\\.)+)\$\$"
    r"|\$(?P<inline>(?:[^\\$]|\\.)+)\$(?P<digits>\d*)|\$",
    re.DOTALL,
)
_MARK = re.compile(r"[\\$]")  # every delimiter begins with one: so the engine need not try a place
_ONLY_TEXT = re.compile(
    r"\\?(?:emph|text\w*|mbox|math(?:rm|sf|tt))\{([^{}$]*[A-Za-z]{2}[^{}$]*)\}", re.DOTALL
)
_MATHEMATICAL = re.compile(r"\\[A-Za-z]|[\^_=]")
_TYPED = re.compile(r"\\(?:text|math\w+|operatorname|mbox)\s*\{[^{}]*\}|\\[A-Za-z]+")
_PROSE = re.compile(rf"(?<![\w\\])(?!(?:{NAMES})\b)[a-z]{{2,}}(?!\w)")


def hold(text: str, keep: Callable[[str], str]) -> str:
    """Return `text` with what `keep` makes of each formula, and `LITERAL` for other dollars.

    Where dollars enclose plain words, a listing lost some of them: those are dropped.
    """
    if "$" not in text and "\\" not in text:
        return text
    parts, end, after = [], 0, 0
    while mark := _MARK.search(text, after):
        after = mark.end()
        if match := _DELIMITER.match(text, mark.start()):
            piece, after = _read(match, keep)
            parts += [text[end : match.start()], piece]
            end = after
    return "".join([*parts, text[end:]]) if parts else text


def settle(text: str) -> str:
    r"""Return `text` with ``$`` for each `LITERAL`, or ``\$`` where any would open a formula."""
    plain = text.replace(LITERAL, "$")
    opens = any(text[match.start()] == LITERAL for match in FORMULA.finditer(plain))
    return text.replace(LITERAL, "\\$") if opens else plain


def _read(match: re.Match[str], keep: Callable[[str], str]) -> tuple[str, int]:
    """Return what to put for a delimiter, and where to read on."""
    if match["break"]:
        return match[0], match.end()
    if match["inline"] and not _encloses(match["inline"], match["digits"]):
        return LITERAL, match.start() + 1
    if match["inline"]:
        return _judge(match["inline"], match["digits"], keep), match.end()
    source = match["round"] or match["square"] or match["block"] or match["display"] or ""
    if bare := source.replace("$", " ").strip().rstrip("\\ "):
        return _judge(bare, "", keep), match.end()
    return LITERAL, match.end() if match["literal"] else match.start() + 1


def _encloses(inner: str, digits: str) -> bool:
    """Return whether two dollars belong together, rather than each to a sum of money."""
    words = _count_words(inner)
    if inner != inner.strip() or digits:
        return bool(_MATHEMATICAL.search(inner)) and words < 3 and not inner[0].isdigit()
    return not (inner[0].isdigit() and words and not _MATHEMATICAL.search(inner))


def _judge(inner: str, digits: str, keep: Callable[[str], str]) -> str:
    """Return the formula kept, digits glued to its end included, or the words that it is."""
    if only := _ONLY_TEXT.fullmatch(inner.strip()):
        return only[1] + digits
    if _count_words(inner) > 2:
        return inner.replace("\\$", LITERAL)
    source = repair(inner.strip())
    return keep(f"{source} {digits}" if digits else source)


def _count_words(source: str) -> int:
    """Return how many ordinary words `source` has beside its commands and their arguments."""
    return len(_PROSE.findall(_TYPED.sub(" ", source)))
