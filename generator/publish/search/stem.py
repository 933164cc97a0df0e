"""Owns the stem of a word: Porter's algorithm (1980) as lunr.js understands it.

The stemmer of Lunr for Python differs from it (``survey``), so that a browser would not find what
was indexed here; a test holds this one against lunr.js for every word of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_CONSONANTS = "[^aeiou][^aeiouy]*"
_VOWELS = "[aeiouy][aeiou]*"
_START = f"^(?:{_CONSONANTS})?"

# How many times vowels are followed by consonants: Porter's measure m.
_MEASURED = re.compile(f"{_START}{_VOWELS}{_CONSONANTS}")  # m > 0
_MEASURED_ONE = re.compile(f"{_START}{_VOWELS}{_CONSONANTS}(?:{_VOWELS})?$")  # m = 1
_MEASURED_MORE = re.compile(f"{_START}(?:{_VOWELS}{_CONSONANTS}){{2}}")  # m > 1
_HAS_VOWEL = re.compile(f"{_START}[aeiouy]")
_SHORT = re.compile(f"^{_CONSONANTS}[aeiouy][^aeiouwxy]$")  # hop, as in hoping

_EED = re.compile(r"^(.+?)eed$")
_ED_ING = re.compile(r"^(.+?)(?:ed|ing)$")
_LACKS_E = re.compile(r"(?:at|bl|iz)$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")
_FINAL_Y = re.compile(r"^(.+?[^aeiou])y$")
_FINAL_ION = re.compile(r"^(.+?[st])ion$")

_DERIVED = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
_FURTHER = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
}
_LAST = dict.fromkeys(
    (
        *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou"),
        *("ism", "ate", "iti", "ous", "ive", "ize"),
    ),
    "",
)
_LONGEST = max(map(len, (*_DERIVED, *_FURTHER, *_LAST)))


@cache
def stem(word: str) -> str:
    """Return the stem of a folded word."""
    if len(word) < 3:
        return word
    # A first y is a consonant; no class above holds the capital.
    found = "Y" + word[1:] if word.startswith("y") else word
    for letters, endings, step in _STEPS:  # asking for the ends first spares most of the patterns
        if found[-1] in letters and found.endswith(endings):
            found = step(found)
    return "y" + found[1:] if word.startswith("y") else found


def _without_plural(word: str) -> str:
    if (word.endswith("sses") and len(word) > 4) or (word.endswith("ies") and len(word) > 3):
        return word[:-2]
    return word[:-1] if word[-2] != "s" else word


def _without_ed_or_ing(word: str) -> str:
    if match := _EED.match(word):
        return word[:-1] if _MEASURED.match(match[1]) else word
    match = _ED_ING.match(word)
    if not match or not _HAS_VOWEL.match(match[1]):
        return word
    rest = match[1]
    if _LACKS_E.search(rest):
        return rest + "e"
    if _DOUBLED.search(rest):
        return rest[:-1]
    return rest + "e" if _SHORT.match(rest) else rest


def _with_final_i(word: str) -> str:
    return _FINAL_Y.sub(r"\1i", word)


def _underived(word: str) -> str:
    return _replaced(word, _DERIVED, _MEASURED) or word


def _underived_further(word: str) -> str:
    return _replaced(word, _FURTHER, _MEASURED) or word


def _without_last_ending(word: str) -> str:
    found = _replaced(word, _LAST, _MEASURED_MORE)
    if found is None and (match := _FINAL_ION.match(word)) and _MEASURED_MORE.match(match[1]):
        return match[1]
    return found or word


def _replaced(word: str, by: dict[str, str], measured: re.Pattern[str]) -> str | None:
    """Return the word with its longest known ending replaced where the rest is long enough.

    None is a word of no such ending.
    """
    for length in range(min(_LONGEST, len(word) - 1), 1, -1):
        other = by.get(word[-length:])
        if other is not None:
            rest = word[:-length]
            return rest + other if measured.match(rest) else word
    return None


def _without_final_e(word: str) -> str:
    if word.endswith("e") and len(word) > 1:
        rest = word[:-1]
        if _MEASURED_MORE.match(rest) or (_MEASURED_ONE.match(rest) and not _SHORT.match(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _MEASURED_MORE.match(word) else word


# What is done one after another, each to words that end so, and with which letters.
_STEPS: tuple[tuple[frozenset[str], tuple[str, ...], Callable[[str], str]], ...] = tuple(
    (frozenset(ending[-1] for ending in endings), endings, step)
    for endings, step in (
        (("s",), _without_plural),
        (("ed", "ing"), _without_ed_or_ing),
        (("y",), _with_final_i),
        (tuple(_DERIVED), _underived),
        (tuple(_FURTHER), _underived_further),
        ((*_LAST, "ion"), _without_last_ending),
        (("e", "ll"), _without_final_e),
    )
)
