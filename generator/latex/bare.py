r"""Owns finding the formulas of a text that lost their dollars, such as ``U_{15,2}`` or ``10^6``.

It looks at whole words and would rather miss a formula than take a name apart: an identifier,
a file or an address never is one.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator

from generator.latex.formula import GREEK_NAMES, NAMES, repair
from generator.text import words_with

# What no white space divides, but that of a group or of a function's arguments.
_WORD = re.compile(r"(?:[^\s{}(]+|(?<=[A-Za-z])(?<![A-Za-z]{2})\([^()]{1,60}\)|\{[^{}]*\}|[({}])+")
_MARK = re.compile(r"[_^={]")  # no word is a formula without one
_SCRIPT = re.compile(r"[_^]")
_LOWER = r"_(?:\{[^{}]{1,40}\}|[A-Za-z0-9α-ω](?![A-Za-z0-9]))"
_UPPER = r"\^(?:\{[^{}]{1,40}\}|[-+]?\d+|[A-Za-zα-ω](?![A-Za-z0-9])|['*+])"
# What may bear a script: one letter or command, a number, something in brackets, another script.
_SCRIPTED = re.compile(
    rf"((?<![A-Za-z_\\])(?:[A-Za-zα-ωΑ-Ω]|\\?(?:{GREEK_NAMES}))|(?<![A-Za-z_]{{2}})[A-Za-z](?=\^)"
    rf"|(?<![A-Za-z\d_])\d+(?:\.\d+)?(?=\^)|[)\]}}|])((?:{_LOWER})(?:{_UPPER})?|(?:{_UPPER})(?:{_LOWER})?)"
)
_ALPHABET = re.compile(r"(?:\{[^{}]*\}|[A-Za-z0-9 α-ωΑ-Ω()\[\]+\-*/=<>|,.:'!≤≥≈≠×·∈→∞∼±−√∑∏∂∇\\])+")
_LETTERS = re.compile(rf"\\?(?:{NAMES})(?![a-z])|\\[A-Za-z]+")
_WORDLIKE = re.compile(r"[A-Za-z]{3}|[./\\:][A-Za-z]{2}|//|,[A-Za-z]{2}")
_TYPED = re.compile(r"\\?(?:mathcal|mathbb|mathbf|mathrm|sqrt|frac)\{[^{}]+\}")
_EQUALS = re.compile(r"=(?<=[A-Za-zα-ω]=)(?=\.?\d)")
_EQUATION = re.compile(rf"(?:{GREEK_NAMES}|[α-ω])[=<>≤≥≈](?:\d+(?:\.\d+)?|\.\d+)")
_WEAK = re.compile(r"\d+(?:\.\d+)?×?|[B-HJ-Zb-zα-ω]|[A-Za-z]\([A-Za-z0-9]\)|(?:[A-Za-z]|\d+)?cdot")
_OPERATOR = re.compile(r"[=+\-<>≤≥≈≠×·*/−→]|times|cdot|leq|geq|approx")
_WRAPPED = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_JOINS = re.compile(r"(?:[A-Za-z]|\d+)?cdot|\d[\d.]*×")
_TAIL = re.compile(r"(?:['’]s|-[A-Za-z]{2,}[\w-]*|[.,;:!?\"'”’…]+)$")

# A name with a raised number, of which only the number is mathematics: LLMBench^2, M^3Net, H_2O.
_NAMED = re.compile(
    r"(?<![\w^\\/.@)\]}{])(?:([A-Za-z][A-Za-z0-9-]+[A-Za-z])(\^(?:\d(?!\d)|\{[^{}\s]{1,8}\}|\+))"
    r"|((?:[A-Z]|[a-z]{2})[A-Za-z0-9-]*[A-Za-z0-9])(_\{[^{}\s]{1,12}\})"
    r"|([A-Za-z])(\^\d)(?=[A-Za-z]{2})|([A-Z][a-z]?)(_\d)(?=[A-Z][a-z]?\b))"
)
_LONG_SCRIPT = re.compile(r"([_^])([-+]?\d{2,}|[-+]\d)")


def enclose(text: str, hold: Callable[[str], str]) -> str:
    """Return `text` with every bare formula replaced by what `hold` makes of its source."""
    if not ("_" in text or "^" in text or "{" in text or has_equation(text)):
        return text
    named = _name(text, hold)
    parts, end = [], 0
    for start, stop in _runs(named):
        source = _LONG_SCRIPT.sub(r"\1{\2}", named[start:stop])
        parts += [named[end:start], hold(repair(source))]
        end = stop
    return "".join([*parts, named[end:]])


def has_equation(text: str) -> bool:
    """Return whether `text` may hold an equation without scripts, such as ``alpha=0.5``."""
    return "=" in text and _EQUALS.search(text) is not None


def _name(text: str, hold: Callable[[str], str]) -> str:
    """Return `text` with the scripts of names held."""
    parts, end = [], 0
    for start, stop in words_with(_SCRIPT, text):
        parts += [text[end:start], _NAMED.sub(lambda match: _named(match, hold), text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _named(match: re.Match[str], hold: Callable[[str], str]) -> str:
    name, script = (group for group in match.groups() if group)
    return f"{name}{hold(script)}"


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where formulas begin and end: words that are one, and what operators join to them."""
    words = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in words]
    marked = dict.fromkeys(bisect(starts, mark.start()) - 1 for mark in _MARK.finditer(text))
    after = 0
    for index in marked:
        start, end = words[index]
        core = _core(text, start, end) if index >= after else None
        if core:
            left = _reach_left(text, words, index, after) if core[0] == start else core[0]
            after, right = index + 1, core[1]
            if right == end:
                after, right = _reach_right(text, words, index)
            yield left, right


def _core(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where in a word a formula stands, without the sentence's punctuation around it."""
    if not _MARK.search(text, start, end):
        return None
    while start < end:
        word = text[start:end]
        if tail := _TAIL.search(word):
            end -= len(tail[0])
        elif word[0] in "\"'“‘" or (word[0] in "([" and _is_loose(word)):
            start += 1
        elif word[-1] in ")]" and _is_loose(word):
            end -= 1
        elif _WRAPPED.fullmatch(word):
            start, end = start + 1, end - 1
        else:
            return (start, end) if _is_formula(word) else None
    return None


def _is_loose(word: str) -> bool:
    """Return whether a bracket of `word` lacks its counterpart."""
    return word.count("(") != word.count(")") or word.count("[") != word.count("]")


def _is_formula(word: str) -> bool:
    """Return whether `word` has scripts, all where mathematics has them, and no words."""
    if _EQUATION.fullmatch(word):
        return True
    bare, scripts = _SCRIPTED.subn(r"\1", word)
    if not scripts and not _TYPED.match(word):
        return False
    if not _ALPHABET.fullmatch(bare):
        return False
    return not _WORDLIKE.search(_LETTERS.sub(" ", re.sub(r"\{[^{}]*\}", " ", bare)))


def _reach_left(text: str, words: list[tuple[int, int]], index: int, after: int) -> int:
    while index > after:
        before = text[slice(*words[index - 1])]
        if _JOINS.fullmatch(before):
            index -= 1
        elif (
            index - 2 >= after
            and _OPERATOR.fullmatch(before)
            and _WEAK.fullmatch(text[slice(*words[index - 2])])
        ):
            index -= 2
        else:
            break
    return words[index][0]


def _reach_right(text: str, words: list[tuple[int, int]], index: int) -> tuple[int, int]:
    """Return the next word's index and the end of the formula that begins with word `index`."""
    end = words[index][1]
    index += 1
    while index + 1 < len(words) and _OPERATOR.fullmatch(text[slice(*words[index])]):
        start, stop = words[index + 1]
        operand = index + 1
        if _JOINS.fullmatch(text[start:stop]) and operand + 1 < len(words):
            operand += 1
            start, stop = words[operand]
        core = _core(text, start, stop) or _weak(text, start, stop)
        if core is None or core[0] != start:
            break
        end, index = core[1], operand + 1
        if core[1] != stop:
            break
    return index, end


def _weak(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a number or letter stands that is mathematics beside a formula."""
    stop = end - len(text[start:end]) + len(text[start:end].rstrip(".,;:"))
    return (start, stop) if _WEAK.fullmatch(text, start, stop) else None
