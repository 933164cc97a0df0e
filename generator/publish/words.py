"""Owns what a word is to the search: the same for what is indexed and for what is asked.

The browser's twin of this module is ``overrides/assets/javascripts/search/words.js``.
"""

from __future__ import annotations

import re
import unicodedata

from lunr.stop_word_filter import WORDS as STOP_WORDS

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` in lower case, compatibility forms resolved and accents removed."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))


def words(text: str) -> list[str]:
    """Return the runs of letters and digits in `text`, folded."""
    return _WORD.findall(fold(text))


def asked(text: str) -> list[str]:
    """Return the words of a query that count, each once: stop words only at its end."""
    found = words(text)
    kept = [word for word in found[:-1] if word not in STOP_WORDS] + found[-1:]
    return list(dict.fromkeys(kept))
