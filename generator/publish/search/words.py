"""Owns what a word is to the search: the same for what is indexed and for what is asked.

The browser's twin of this module is ``overrides/assets/javascripts/search/words.js``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category, normalize

from lunr.stop_word_filter import WORDS as STOP_WORDS

from generator.publish.search.spelling import unified
from generator.publish.search.stem import stem

__all__ = ["STOP_WORDS", "Terms", "compounds", "fold", "runs", "tied", "words"]

_RUN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TIED = re.compile(r"(?<![^\W_])[^\W_]++(?:-[^\W_]++)+")  # never tries a word twice
_WORD = re.compile(r"[^\W_]+")


class _Plain(dict[int, str | None]):
    """What becomes of each character: marks go, hyphens are one; worked out as they occur."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = plain = None if category(char).startswith("M") else char
        return plain


_PLAIN = _Plain(dict.fromkeys(range(0x2010, 0x2014), "-"))


def fold(text: str) -> str:
    """Return `text` in lower case: compatibility forms resolved, accents gone, one hyphen."""
    if text.isascii():
        return text.lower()
    return normalize("NFKD", text).lower().translate(_PLAIN)


def words(text: str) -> list[str]:
    """Return the runs of letters and digits in `text`, folded."""
    return _WORD.findall(fold(text))


def tied(text: str) -> list[str]:
    """Return the words of a folded text that hyphens join, each run whole."""
    return _TIED.findall(text) if "-" in text else []


def runs(text: str) -> list[str]:
    """Return the words of `text`, folded; those that hyphens join stay together."""
    return _RUN.findall(fold(text))


def compounds(run: str) -> list[str]:
    """Return what each two neighbours of a hyphenated run read as without their hyphen.

    ``pre-training`` is found as ``pretraining`` as well.
    """
    return [first + second for first, second in pairwise(run.split("-"))]


class Terms(dict[str, str]):
    """What a word is looked up by: its stem in one spelling; worked out once for each word."""

    def __missing__(self, word: str) -> str:
        """Return the term of a folded word."""
        self[word] = term = stem(unified(word))
        return term
