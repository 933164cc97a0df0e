"""Owns the guess of what kind of paper a text is: cues speak first, decided pages add to them.

A cue is a pattern of words in which authors of any field speak of their own work: "A Survey",
"we prove", "we release a corpus". Each that is met adds its weight to its kind, and so do the
phrases that go with a kind on the pages whose kind people decided; the heaviest kind is the guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.classify import phrasing
from generator.classify.keywords import Text
from generator.classify.phrasing import Decided, Phrasing
from generator.model import PAPER_KINDS
from generator.workers import mapped

_Cues = tuple[tuple[str, float, str], ...]

_WE = r"\b(?:we|this (?:paper|work|study|article|report|survey|review|thesis|note))\b[^.]{0,60}?"

# Kind, weight, pattern; case does not count. What a title says weighs most, and rare kinds more
# than common ones, whose words every paper uses.
_TITLE: _Cues = (
    (
        "survey",
        4.0,
        r"\b(?:survey|overview|review|primer|tutorial|roadmap|introduction to|recent advances)\b",
    ),
    (
        "benchmark",
        3.0,
        r"\b(?:bench(?:mark(?:s|ing)?)?|\w+bench|test suite|shared task|leaderboard)\b",
    ),
    ("dataset", 3.0, r"\b(?:dataset|data set|corpus|corpora|treebank|database)\b"),
    ("model", 2.5, r"\btechnical report\b|\b(?:open|foundation) (?:\w+ )?models?\b"),
    ("theory", 2.0, r"\b(?:theor(?:y|ies|em|etical)|provabl[ey]|proofs?|formal languages?)\b"),
    ("position", 2.0, r"\b(?:position|should|must|ought|need to|case for|call to)\b"),
    (
        "analysis",
        1.0,
        r"\?|^(?:how|why|when|what|do|does|are|is|can)\b|\b(?:analy(?:sis|[sz]ing)|understanding"
        r"|investigating|exploring|evaluating|empirical|study|evidence|probing|effects?|role)\b",
    ),
    (
        "method",
        0.75,
        r"\b(?:via|through|using|with|towards?|improving|efficient|framework|method|approach)\b"
        r"|^(?!\w+(?:standing|gating|oring|[sz]ing|ating|bing)\b)\w+ing\b",
    ),
)
_ABSTRACT: _Cues = (
    ("survey", 1.5, _WE + r"\b(?:survey|review|overview|categori[sz]e)\b"),
    ("benchmark", 1.5, _WE + r"\b(?:benchmark|test suite|shared task)\b"),
    (
        "dataset",
        1.5,
        _WE + r"(?:releas|introduc|present|collect|creat|build|construct)\w* [^.]{0,50}"
        r"\b(?:dataset|corpus|corpora|database)\b",
    ),
    (
        "model",
        1.5,
        _WE + r"(?:introduc|present|releas|train|develop)\w* [^.]{0,60}"
        r"\b(?:(?:large|open|base|foundation|trained) models?|family|series|suite of|billion"
        r"|\d+b)\b",
    ),
    (
        "theory",
        1.5,
        r"\bwe (?:\w+ )?(?:prove|derive|formali[sz]e)\b"
        r"|\b(?:theorems?|theoretical(?:ly)?|(?:lower|upper) bounds?)\b",
    ),
    ("position", 2.0, r"\bwe (?:\w+ )?(?:argue|contend|advocate|call for)\b|\bposition paper\b"),
    (
        "analysis",
        1.0,
        r"\bwe (?:\w+ )?(?:find|show|observe|study|investigate|examine|explore|analy[sz]e|compare"
        r"|ask|test)\b|\bthis (?:study|paper|work) (?:\w+ )?(?:investigat|examin|analy[sz]|explor)"
        r"|\bour (?:findings|results)\b",
    ),
    (
        "method",
        1.0,
        r"\bwe (?:\w+ )?(?:propose|develop|design|introduce|present)\b|\boutperform"
        r"|\b(?:novel|our|proposed) (?:\w+ ){0,2}(?:method|approach|framework|technique|algorithm"
        r"|architecture|model)\b",
    ),
)


# Words of which an abstract has to hold one, or the cue of that kind need not be looked for.
_NEEDED = {
    "survey": ("survey", "review", "overview", "categori"),
    "benchmark": ("benchmark", "test suite", "shared task"),
    "dataset": ("dataset", "corpus", "corpora", "database"),
    "theory": ("prove", "derive", "formali", "theor", "bound"),
    "position": ("argue", "contend", "advocate", "call for", "position paper"),
}


def _compiled(cues: _Cues) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((kind, weight, re.compile(cue)) for kind, weight, cue in cues)


_TITLE_CUES = _compiled(_TITLE)
_ABSTRACT_CUES = _compiled(_ABSTRACT)


def guess(texts: Sequence[Text], decided: Sequence[Decided] = ()) -> list[str | None]:
    """Return for each (title, abstract) one of PAPER_KINDS, or None where nothing names a kind.

    `decided` holds (title, abstract, kind) of pages whose kind people decided. Where two kinds
    weigh the same, the earlier in the order of PAPER_KINDS is taken.
    """
    known = phrasing.learn([page for page in decided if page[2] in PAPER_KINDS])
    return mapped(lambda text: _guess(text, known), texts)


def _guess(text: Text, known: Phrasing) -> str | None:
    cues = list(_cues(*text))
    weights = dict.fromkeys(PAPER_KINDS, 0.0)
    for kind, weight in (*cues, *_leanings(text, known)):
        weights[kind] += weight
    best = max(PAPER_KINDS, key=lambda kind: round(weights[kind], 6))
    return best if cues or known.telling else None


def _leanings(text: Text, known: Phrasing) -> Iterator[tuple[str, float]]:
    """Yield how much more than the least likely kind each learned one fits."""
    lean = known.lean(text)
    least = min(lean.values(), default=0.0)
    yield from ((kind, weight - least) for kind, weight in lean.items())


def _cues(title: str, abstract: str) -> Iterator[tuple[str, float]]:
    """Yield the kind and weight of every cue in the title and in the abstract, each cue once."""
    title, abstract = title.lower(), abstract.lower()  # a third faster than to ignore case
    yield from ((kind, weight) for kind, weight, cue in _TITLE_CUES if cue.search(title))
    for kind, weight, cue in _ABSTRACT_CUES:
        needed = _NEEDED.get(kind)
        if not needed or any(word in abstract for word in needed):
            yield from [(kind, weight)] if cue.search(abstract) else ()
