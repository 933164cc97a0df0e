"""Owns what a word is to the search: the same for what is indexed and for what is asked.

The browser's twin of this module is ``overrides/assets/javascripts/search/words.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from unicodedata import category, normalize

import numpy as np
from lunr.stop_word_filter import WORDS as STOP_WORDS

from generator.arrays import Small
from generator.publish.search.spelling import unified
from generator.publish.search.stem import stem

__all__ = [
    "END",
    "STOP_WORDS",
    "TermNumbers",
    "Terms",
    "as_javascript",
    "compounds",
    "fold",
    "runs",
    "spaced",
    "words",
]

_RUN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FOREIGN = re.compile(
    r"(?<!\S)[^\s\x80-\U0010ffff]*+[^\x00-\x7f\s]\S*"
)  # what spaces divide and is not ASCII
_WORD = re.compile(r"[^\W_]+")


class _Plain(dict[int, str | None]):
    """What becomes of each character: marks go, hyphens are one; worked out as they occur."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = plain = None if category(char).startswith("M") else char
        return plain


_SPACED = bytes(
    ord(chr(code).lower() if chr(code) == "-" or _RUN.match(chr(code)) else " ")
    for code in range(128)
) + bytes(range(128, 256))
END = b"\xff"  # no text in UTF-8 holds it
_PLAIN = _Plain(dict.fromkeys(range(0x2010, 0x2014), "-"))


def fold(text: str) -> str:
    """Return `text` in lower case: compatibility forms resolved, accents gone, one hyphen."""
    if text.isascii():
        return text.lower()
    return normalize("NFKD", text).lower().translate(_PLAIN)


def words(text: str) -> list[str]:
    """Return the runs of letters and digits in `text`, folded."""
    return _WORD.findall(fold(text))


def runs(text: str) -> list[str]:
    """Return the words of `text`, folded; those that hyphens join stay together."""
    return _RUN.findall(fold(text))


def spaced(texts: Iterable[str]) -> bytes:
    """Return the runs of texts in UTF-8, spaces between, and END behind each text.

    There may be further hyphens around a run. It tells what `runs` does, in a fifth of the time.
    """
    plain = (text if text.isascii() else _unforeign(text) for text in texts)
    return (b" %b " % END).join(map(str.encode, chain(plain, ("",)))).translate(_SPACED)


def _unforeign(text: str) -> str:
    """Return a text with what is not ASCII folded, and no spaces but those of ASCII."""
    found = " ".join(_FOREIGN.sub(_spaced, text).split())
    return found.encode("utf-8", "replace").decode()


def _spaced(part: re.Match[str]) -> str:
    return " ".join(_known_runs(part[0]))


@lru_cache(maxsize=1 << 16)
def _known_runs(part: str) -> list[str]:
    return runs(part)


def compounds(run: str) -> list[str]:
    """Return what each two neighbours of a hyphenated run read as without their hyphen.

    ``pre-training`` is found as ``pretraining`` as well.
    """
    return [first + second for first, second in pairwise(run.split("-"))]


def as_javascript(texts: Sequence[str]) -> Sequence[str] | Sequence[bytes]:
    """Return what stands for texts that are to be sorted as JavaScript does: by UTF-16 code units.

    Python's order is another one only where a character is beyond the first 65,536.
    """
    if max(map(max, filter(None, texts)), default="") <= "\uffff":
        return texts
    return [text.encode("utf-16-be") for text in texts]


class Terms(dict[str, str]):
    """What a word is looked up by: its stem in one spelling; worked out once for each word."""

    def __missing__(self, word: str) -> str:
        """Return the term of a folded word."""
        self[word] = term = stem(unified(word))
        return term


class TermNumbers(dict[str, int]):
    """The numbers of terms, for very many texts: words of the same term have the same number."""

    def __init__(self, terms: Terms | None = None) -> None:
        super().__init__()
        self._terms = Terms() if terms is None else terms
        self._known: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        """Return the number of the term of a folded word."""
        self[word] = number = self._known.setdefault(self._terms[word], len(self._known))
        return number

    def of(self, words: Sequence[str]) -> Small:
        """Return the number of the term of each word."""
        terms = [*map(self._terms.__getitem__, words)]
        for term in dict.fromkeys(terms):
            self._known.setdefault(term, len(self._known))
        return np.fromiter(map(self._known.__getitem__, terms), np.int32, len(terms))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the terms by number."""
        return tuple(self._known)
