"""Owns which spellings count as one: British and American forms are folded together.

Both the index and the question are folded, so that a rule need not spare a word that happens to
look alike (``size`` becomes ``sise`` on both sides). The browser's twin of this module is
``overrides/assets/javascripts/search/spelling.js``.
"""

from __future__ import annotations

import re

# Towards -is-, not -iz-: "supervise" keeps its tie to "supervision" that way.
_RULES = (
    (re.compile(r"(?<=[a-z]{2})iz(e|ed|es|er|ers|ing|able|ation|ations)$"), r"is\1"),
    (re.compile(r"(?<=[a-z])yz(e|ed|es|er|ers|ing)$"), r"ys\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|al|ally|able|ful|ite|ites)?$"), r"or\g<1>"),
    (re.compile(r"(?<=[a-z]{2})ogue(s)?$"), r"og\g<1>"),
)
_TELLING = re.compile("z|our|ogue")  # one of which is in every word that a rule changes
_WORDS = {
    "ageing": "aging",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "centre": "center",
    "centred": "centered",
    "centres": "centers",
    "defence": "defense",
    "defences": "defenses",
    "fibre": "fiber",
    "grey": "gray",
    "judgement": "judgment",
    "judgements": "judgments",
    "learnt": "learned",
    "licence": "license",
    "licences": "licenses",
    "metre": "meter",
    "metres": "meters",
    "offence": "offense",
    "offences": "offenses",
    "programme": "program",
    "programmes": "programs",
    "sceptical": "skeptical",
    "speciality": "specialty",
    "theatre": "theater",
}


def unified(word: str) -> str:
    """Return the one spelling that stands for all spellings of a folded word."""
    word = _WORDS.get(word, word)
    if not _TELLING.search(word):
        return word
    for pattern, spelled in _RULES:
        word = pattern.sub(spelled, word)
    return word
