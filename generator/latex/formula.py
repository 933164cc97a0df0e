"""Owns what one formula is: its delimiters, its commands, and how it reads as plain text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import get_default_latex_context_db

# Pandoc's rule: a character that is no space behind the opening dollar and before the closing one,
# no digit behind it, no other dollar between. A backslash takes the next character along.
FORMULA = re.compile(r"(?<!\\)\$(?=[^\s$])((?:[^\\$]|\\.)+)(?<!\s)\$(?!\d)", re.DOTALL)

_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho"
    "|sigma|tau|upsilon|phi|varphi|chi|psi|omega"
)
GREEK_NAMES = f"{_GREEK}|{_GREEK.title()}"
NAMES = (
    f"{GREEK_NAMES}|cdots|cdot|times|leq|geq|neq|approx|equiv|simeq|sim|propto|infty|partial|nabla"
    "|sum|prod|sqrt|frac|mathcal|mathbb|mathbf|mathrm|mathit|text|log|exp|min|max|sin|cos|tanh"
    "|ldots|cup|cap|subset|forall|exists|leftarrow|rightarrow|mid|ell|hat|bar|tilde|vec|pm"
)
_BARE_NAME = re.compile(
    rf"(?<![A-Za-z])(?:()({NAMES})|([A-Za-z])(cdot|times|leq|geq|approx|sim|rightarrow))(?![A-Za-z])"
)
_GROUP = re.compile(r"([_^]?)\{([^{}]*)\}")
_SCRIPT = re.compile(r"([_^])(\\?[^\W_]|[*+])")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ACCENTED = re.compile(
    r"\\(?:wide)?(hat|tilde|bar|overline|vec|dot|ddot)(?: |(?=\{))(?:\{([A-Za-z])\}|([A-Za-z]))"
)
_ACCENTS = {
    "hat": "\u0302",
    "tilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0304",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
_RELATION = re.compile(r"(?<=[^\s(]) ?([=<>≤≥≈≠∈→×∼≡+]) ?(?=[^\s)])")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_SPACING = re.compile(r"\\[,;:!> ]|~|\\(?:left|right|big|Big|displaystyle|limits)(?![A-Za-z])")
_SUPERSCRIPTS = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵀ",
)
_SUBSCRIPTS = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
)


_BRACES = ("\ufdd1", "\ufdd2")  # noncharacters, for braces that are text


@lru_cache(maxsize=4096)
def symbol(name: str) -> str | None:
    """Return the text that stands for the command `name`, or None where it is not a symbol."""
    if name in _OWN_SYMBOLS:
        return _OWN_SYMBOLS[name]
    text = getattr(_database().get_macro_spec(name), "simplify_repl", None)
    return text if isinstance(text, str) and "%" not in text else None


_OWN_SYMBOLS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textdollar": "$",
    "textquotesingle": "'",
    "textperiodcentered": "·",
    "checkmark": "✓",
    "cmark": "✓",
    "xmark": "✗",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "copyright": "©",
    "S": "§",
    "P": "¶",
    "bmod": "mod",
    "mid": "|",
    "vert": "|",
    "langle": "⟨",
    "rangle": "⟩",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "newline": " ",
    "par": " ",
    "xspace": "",
    "centering": "",
    "noindent": "",
}


@lru_cache(maxsize=1)
def _database() -> Any:
    return get_default_latex_context_db()


def repair(source: str) -> str:
    """Return `source` with the backslashes that a listing stripped from its commands."""
    if "\\" in source:
        return source
    return _BARE_NAME.sub(r"\1\3\\\2\4", source)


@lru_cache(maxsize=4096)
def readable(source: str) -> str:
    r"""Return the formula as plain text: ``O(n^2)`` as ``O(n²)``, ``\alpha_1`` as ``α₁``."""
    text = source.replace("\\{", _BRACES[0]).replace("\\}", _BRACES[1])
    text = _ACCENTED.sub(_accented, _SPACING.sub(" ", text))
    text = _ROOT.sub(r"√(\1)", _FRACTION.sub(_fraction, text))
    text = _COMMAND.sub(_command, re.sub(r"\\([%&#_$])", r"\1", text))
    for _ in range(8):  # innermost groups first; deeper nests keep their braces
        text, changed = _GROUP.subn(_group, text)
        if not changed:
            break
    text = _SCRIPT.sub(lambda match: _script(match[1], match[2]), text)
    text = re.sub(r"(?<=[(\[]) ", "", _RELATION.sub(_spaced, " ".join(text.split())))
    return text.replace(_BRACES[0], "{").replace(_BRACES[1], "}")


def _accented(match: re.Match[str]) -> str:
    letter = match[2] or match[3]
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])


def _spaced(match: re.Match[str]) -> str:
    """Return a relation with spaces on both sides if it has one on either."""
    return f" {match[1]} " if " " in match[0] else match[0]


def _fraction(match: re.Match[str]) -> str:
    return "/".join(part if len(part) < 2 else f"({part})" for part in match.groups())


def _command(match: re.Match[str]) -> str:
    """Return the symbol for a command; nothing for one that only sets type, else its name."""
    name = match[1]
    if name.startswith(("math", "text", "operatorname", "emph", "bold", "mbox", "bm", "rm", "bf")):
        return symbol(name) or ""
    text = symbol(name)
    return f" {name}" if text is None or text == name else text


def _group(match: re.Match[str]) -> str:
    return _script(match[1], match[2].strip()) if match[1] else match[2]


def _script(mark: str, content: str) -> str:
    """Return `content` raised or lowered, by the characters there are for it, else in brackets."""
    raised = content.translate(_SUPERSCRIPTS if mark == "^" else _SUBSCRIPTS)
    if all(new != old or old in ", *" for new, old in zip(raised, content, strict=True)):
        return raised
    return f"{mark}{content}" if len(content) < 2 else f"{mark}({content})"
