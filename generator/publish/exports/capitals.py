"""Owns which capitals of a title a bibliography style must not make small."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

Write = Callable[[str], str]

# A word ends at a space, a hyphen or a mark.
_WORD = re.compile(r"[^\W_][\w'’.+]*(?<![.'’])")
_DIGIT = re.compile(r"\d")
_LONG = re.compile(r"[^\W\d_]{4,}")
# Names that stay names in the middle of a sentence, whatever the subject.
_NAMES = frozenset(
    (
        *("African", "American", "Arabic", "Asian", "Bayes", "Bayesian", "Boolean", "Bengali"),
        *("Brownian", "Cartesian", "Chinese", "Czech", "Danish", "Darwin", "Dirichlet", "Dutch"),
        *("English", "Estonian", "Euclidean", "Euler", "European", "Finnish", "Fourier", "French"),
        *("Gaussian", "German", "Germanic", "Greek", "Hamiltonian", "Hebrew", "Hilbert", "Hindi"),
        *("Hungarian", "Icelandic", "Indian", "Indic", "Indonesian", "Italian", "Japanese"),
        *("Korean", "Lagrangian", "Laplace", "Latin", "Lipschitz", "Markov", "Markovian", "Monte"),
        *("Carlo", "Newton", "Norwegian", "Persian", "Poisson", "Polish", "Portuguese", "Python"),
        *("Riemannian", "Romanian", "Russian", "Scandinavian", "Shannon", "Spanish", "Swahili"),
        *("Swedish", "Tamil", "Thai", "Turing", "Turkish", "Ukrainian", "Urdu", "Vietnamese"),
        *("Wikipedia", "Yoruba", "Zipf"),
    )
)


def protect(text: str, write: Write, *, opens: bool, sentence_case: bool) -> str:
    """Return `text`, written with `write`, with braces around the words whose capitals must stay.

    `opens` tells whether the title begins here. In `sentence_case` every capital stays that does
    not begin a part of the title, as only names are written so there.
    """
    parts = []
    end = 0
    for match in _WORD.finditer(text):
        stays = _stays(match[0], sentence_case)
        if stays == "inside":
            stays = "" if _begins(text, match.start(), opens) else "always"
        if stays:
            parts += [write(text[end : match.start()]), "{", write(match[0]), "}"]
            end = match.end()
    return "".join([*parts, write(text[end:])])


def is_sentence_case(title: str) -> bool:
    """Return whether a title writes only names and its first word with a capital."""
    words = [word for word in _LONG.findall(title)[1:] if word[1:].islower()]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) * 3 <= len(words)


def _begins(text: str, start: int, opens: bool) -> bool:
    """Return whether a word is the first one of the title or of a part of it."""
    before = text[:start].rstrip(" \"“‘'([")
    return before[-1] in ".?!:–—" if before else opens


@lru_cache(maxsize=65536)
def _stays(word: str, sentence_case: bool) -> Literal["always", "inside", ""]:
    """Return where a word keeps its capitals: always, inside a part of the title, or nowhere."""
    small = word.lower()
    if word == small:
        return ""
    if word[1:] != small[1:] or _DIGIT.search(word) or word in _NAMES:
        return "always"
    if len(word) == 1:
        return "inside" if word != "A" else ""
    return "inside" if sentence_case else ""
