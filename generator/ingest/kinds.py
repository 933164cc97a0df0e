"""Owns the guess of what kind of paper a title and abstract announce, from cues that name a kind.

Every cue adds its weight to its kind and the heaviest kind is the guess. Cues are words in which
authors of any field speak of their own work: "A Survey", "we prove", "we release a corpus".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import PAPER_KINDS

_Cues = tuple[tuple[str, int, str], ...]

_WE = (
    r"\b(?:we|this (?:paper|work|study|article|report|survey|review|thesis|chapter|note)|here)\b"
    r"[^.]{0,60}?"
)
# A title that begins with "Pruning …" tells what was made, unless looking is all that was done.
_LOOKING = (
    "(?:understand|analy[sz]|investigat|explor|prob|evaluat|assess|examin|measur|track|observ|test"
    "|character|interpret|revisit|rethink|scal|benchmark|compar|reveal|detect|document|survey"
    "|count|emerg|uncover|discover)"
)
# Kind, weight, pattern; case does not count. The weights are log-odds (times four, at least one)
# fitted to 450 papers read by hand; a title that says "survey" or "review" outright got more.
# fmt: off
_TITLE: _Cues = (
    ("survey", 20, r"\b(?:survey|overview|primer|tutorial|roadmap|literature review)\b"),
    ("survey", 12, r"\b(?:a|systematic|comprehensive|comparative|scoping|critical) review\b"
     r"|^review of\b|: (?:an? )?review\b|\brecent advances\b|^an? introduction to\b"
     r"|\bbest practices\b"),
    ("survey", 1, r"\b(?:landscape|trends|the future|challenges and|opportunities)\b"),
    ("benchmark", 12, r"\bbench(?:mark(?:s|ing)?)?\b|\b\w+bench\b|\b(?:leaderboard|testbed)\b"),
    ("benchmark", 7, r"\b\w+(?:eval|qa|quiz)\b(?=.*:)|\btest suite\b|\bholistic evaluation\b"
     r"|\bshared task\b|\bcall for papers\b"),
    ("dataset", 7, r"\b(?:dataset|data set|corpus|corpora|treebank|database|data collection)\b"),
    ("model", 6, r"\btechnical report\b|\bopen foundation\b|\bfoundation models? (?:for|by|of)\b"),
    ("model", 5, r"^[\w.-]{2,20}: (?:an? |the )?(?:\S+ ){0,5}models?(?:$| for| with| of| from"
     r"| that| to)"),
    ("model", 7, r"^(?=\S{2,30}: )(?-i:\S*?[A-Z]\S*?[A-Z]|\S*?\d)(?!.*(?:benchmark|survey"
     r"|dataset))"),
    ("theory", 9, r"\b(?:theor(?:y|ies|em|etical)|provabl[ey]|expressive (?:power|capacity)"
     r"|solvable|homomorphism|formal(?:ism| language)|impossibility"
     r"|computational(?:ly)? (?:universal|power)|can represent|as \w+ (?:chains?"
     r"|process(?:es)?))\b"),
    ("position", 5, r"\b(?:position|manifesto|call to|case for|should|need to|ought|must"
     r"|mistaking|pathway|against)\b"),
    ("analysis", 2, r"\b(?:analy(?:sis|[sz]ing|ses)|investigat\w+|understanding|exploring"
     r"|study)\b"),
    ("analysis", 6, r"\b(?:empirical|case study|comparison|comparing|evidence|lessons|insights"
     r"|probing)\b"),
    ("analysis", 3, r"\b(?:evaluat(?:ing|ion)|assess\w+|examin\w+|interpret(?:ing|ation)"
     r"|reveals?|revisiting|rethinking)\b"),
    ("analysis", 3, r"\?"),
    ("analysis", 4, r"^(?:how|why|when|what|do|does|are|is|can)\b"),
    ("analysis", 5, r"\b(?:effects?|impact|role|behaviou?r|emergen\w+|dynamics|scaling laws?"
     r"|limits?|properties|phenomen\w+|consequences|gap)\b"),
    ("analysis", 5, r"\b(?:represent|encode|learn|share|predicts?|drive\w*|correlat\w+"
     r"|mechanis\w+|emerges?|matter\w*|arise)\b"),
    ("analysis", 4, r"\b(?:in|of|on) (?:\w+ ){0,3}models?$|\bacross\b"),
    ("method", 5, rf"^(?!{_LOOKING})[a-z-]+ing\b"),
    ("method", 6, r"\b(?:efficient\w*|improv\w+|enhanc\w+|accelerat\w+|optimi[sz]\w+|mitigat\w+"
     r"|method|robust|fast|automatic)\b"),
    ("method", 5, r"\b(?:via|through|using|based|approach|framework|augment\w+|guided|aware"
     r"|driven|enhanced|free|informed)\b"),
    ("method", 5, r"\bwith\b"),
    ("method", 1, r"\b(?:for|towards?|beyond|without)\b"),
    ("method", 1, r"^[\w.@+-]{2,25}: "),
    ("method", 3, r"\b(?:network|networks|architecture|mechanism|algorithm|system|learning to"
     r"|objective)\b"),
)
_ABSTRACT: _Cues = (
    ("survey", 6, _WE + r"\b(?:survey|review|overview|summari[sz]es? (?:recent|the|existing))\b"),
    ("survey", 7, r"\b(?:this|our|comprehensive|systematic) (?:survey|review|overview)\b"
     r"|\boverview of\b"),
    ("survey", 7, r"\b(?:taxonomy|(?:future|promising) (?:research )?directions|open problems"
     r"|we categori[sz]e|we discuss|discuss the)\b"),
    ("benchmark", 9, _WE + r"\b(?:benchmark|test suite|evaluation suite|leaderboard|testbed)\b"),
    ("benchmark", 4, r"\b(?:our|new|novel|the first|comprehensive) (?:\w+ )?benchmark\b"
     r"|\bbenchmark (?:for|to|designed|that|of|consisting|comprising)\b"),
    ("benchmark", 7, r"\bdesigned to (?:evaluate|assess|test|measure)\b|\bfor evaluating\b"
     r"|\b(?:to|rigorously|systematically) (?:assess|evaluate) the\b"),
    ("dataset", 7, _WE + r"\b(?:release|introduce|present|collect|publish|create|build"
     r"|construct)\w* [^.]{0,50}\b(?:dataset|corpus|corpora|database|data set)\b"),
    ("model", 4, _WE + r"\b(?:introduc|present|releas|develop|train|describ"
     r"|propos)\w* (?-i:[A-Z])[^.]{0,40}\b(?:models?|family|series|suite)\b"),
    ("model", 4, r"\b(?:billion|million)[ -]parameters?\b|\bparameter models?\b"
     r"|\b\d+(?:\.\d+)?[bm] (?:parameter|model)"),
    ("model", 4, r"\bopen[- ]sourc(?:e|ed|ing)\b|\b(?:model )?(?:weights|checkpoints)\b"
     r"|\bpublicly (?:available|release)"),
    ("model", 4, r"\b(?:series|family|suite) of\b|\btrained on (?:\w+ ){0,5}(?:corpus|corpora"
     r"|data)\b|\bbase model"),
    ("theory", 6, r"\bwe (?:\w+ )?(?:prove|derive)\b|\b(?:theorems?|proofs?|provably"
     r"|lower bounds?|upper bounds?)\b"),
    ("theory", 10, r"\b(?:theoretical (?:analysis|framework|study|results?)|our theor\w+"
     r"|theory of|a theory|formali[sz]e|axioms?|mathematical framework)\b"),
    ("position", 4, r"\bwe (?:\w+ )?(?:argue|contend|advocate|posit|call (?:for|on))\b"),
    ("position", 5, r"\b(?:position|perspective|opinion) paper\b|\bthis (?:paper|note"
     r"|essay) argues\b|\bI argue\b|\bwe should\b"),
    ("analysis", 5, r"\bwe (?:\w+ )?(?:find|found|observe|discover|uncover)\b"),
    ("analysis", 5, r"\bwe (?:\w+ )?(?:study|investigate|examine|explore|probe|ask|analy[sz]e)\b"),
    ("analysis", 4, r"\bwe (?:\w+ )?(?:test|compare|evaluate|assess|measure|perform|conduct)\b"),
    ("analysis", 4, r"\bwe (?:\w+ )?(?:show|demonstrate|reveal) that\b"),
    ("analysis", 3, r"\b(?:our|these) (?:\w+ )?(?:findings|results"
     r"|analys[ei]s) (?:\w+ )?(?:suggest|reveal|indicate|show|highlight|provide|imply|challenge"
     r"|demonstrate)"),
    ("analysis", 6, r"\bthis (?:study|paper|work) (?:\w+ )?(?:investigat|examin|analy[sz]"
     r"|explor|assess|evaluat|compar|stud)\w*"),
    ("analysis", 5, r"\b(?:surprisingly|evidence (?:that|for|of)|suggest(?:s|ing)? that"
     r"|correlat\w+|relationship|phenomen\w+|whether|insights? into|shed light)\b"),
    ("analysis", 3, r"\b(?:it (?:is|remains) (?:unclear|unknown)|little is known"
     r"|poorly understood|not well understood|remains? (?:unclear|elusive|underexplored)"
     r"|to what extent|hypothes\w+|the role of|effects? of)\b"),
    ("method", 5, r"\bwe (?:\w+ )?(?:propose|develop|design|devise)\b"),
    ("method", 2, r"\bwe (?:\w+ )?(?:introduce|present|describe)\b"),
    ("method", 3, r"\b(?:novel|new|simple|our|proposed|effective|efficient"
     r"|general) (?:\w+ ){0,2}(?:method|approach|framework|technique|algorithm|architecture"
     r"|strategy|objective|model|mechanism|system|pipeline|paradigm)"),
    ("method", 2, r"\b(?:outperform\w*|surpass\w*|improv(?:es|ing|ements?)\b"
     r"|state-of-the-art results?|superior performance|competitive)"),
    ("method", 2, r"\b(?:this|the) (?:paper|work) (?:\w+ )?(?:proposes|introduces|presents"
     r"|develops)\b|\bin this (?:paper|work), we (?:\w+ )?propose\b"),
    ("method", 3, r"\bour (?:method|model|approach|framework|technique|algorithm|system)\b"
     r"|\bthe proposed\b"),
    ("method", 7, r"\b(?:without (?:any )?|while maintaining|compared (?:to|with)|baselines?"
     r"|end-to-end|from scratch|efficiently|to enable|experimental results|experiments on)\b"),
)
# fmt: on


def _compiled(cues: _Cues) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((kind, weight, re.compile(cue, re.IGNORECASE)) for kind, weight, cue in cues)


_TITLE_CUES = _compiled(_TITLE)
_ABSTRACT_CUES = _compiled(_ABSTRACT)


def guess(title: str, abstract: str) -> str | None:
    """Return one of PAPER_KINDS, the earlier in that order where two weigh the same; else None."""
    weights = dict.fromkeys(PAPER_KINDS, 0)
    for kind, weight in _found(title, abstract):
        weights[kind] += weight
    best = max(PAPER_KINDS, key=lambda kind: weights[kind])
    return best if weights[best] else None


def _found(title: str, abstract: str) -> Iterator[tuple[str, int]]:
    """Yield the kind and weight of every cue in the title and in the abstract, each cue once."""
    yield from ((kind, weight) for kind, weight, cue in _TITLE_CUES if cue.search(title))
    yield from ((kind, weight) for kind, weight, cue in _ABSTRACT_CUES if cue.search(abstract))
