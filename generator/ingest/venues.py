"""Owns how a venue is written: short and in one spelling, such as ``ICLR 2025``."""

from __future__ import annotations

import re

_SHORT = (
    *("AAAI", "AACL", "ACL", "COLING", "COLM", "CoNLL", "CoRL", "CVPR", "EACL", "ECCV", "EMNLP"),
    *("ICASSP", "ICCV", "ICLR", "ICML", "IJCAI", "IJCNLP", "IJCNLP-AACL", "Interspeech", "JMLR"),
    *("LREC", "LREC-COLING", "NAACL", "NeurIPS", "TACL", "TMLR"),
)
_NAMES = {name.casefold(): name for name in _SHORT} | {"nips": "NeurIPS"}
_SOCIETY = "the Association for Computational Linguistics"
_CHAPTER = rf"Conference of the {{}} Chapter of {_SOCIETY}"
_AMERICAN = _CHAPTER.format("(?:North American|Nations of the Americas)")
_JOINT = "International Joint Conference on Natural Language Processing"
_FORMS = {
    rf"Annual Meeting of {_SOCIETY}(?: and the \w+ {_JOINT})?": "ACL",
    rf"{_AMERICAN}(?:: Human Language Technologies)?": "NAACL",
    _CHAPTER.format("European"): "EACL",
    rf"{_JOINT} and the \w+ {_CHAPTER.format('Asia-Pacific')}": "IJCNLP-AACL",
    r"Conference on Empirical Methods in Natural Language Processing": "EMNLP",
    r"Conference on Computational Natural Language Learning": "CoNLL",
    r"International Conference on Computational Linguistics": "COLING",
    r"Language Resources and Evaluation Conference": "LREC",
    r"International Conference on Machine Learning": "ICML",
    r"International Conference on Learning Representations": "ICLR",
    r"(?:IEEE/CVF )?Conference on Computer Vision and Pattern Recognition": "CVPR",
    r"(?:IEEE/CVF )?International Conference on Computer Vision": "ICCV",
    r"European Conference on Computer Vision": "ECCV",
    r"Transactions on Machine Learning Research": "TMLR",
    r"Journal of Machine Learning Research": "JMLR",
    r"AAAI Conference on Artificial Intelligence": "AAAI",
    r"International Joint Conference on Artificial Intelligence": "IJCAI",
    r"Conference on Language Modeling": "COLM",
    r"Conference on Robot Learning": "CoRL",
    r"(?:IEEE )?International Conference on Acoustics, Speech,? and Signal Processing": "ICASSP",
    _CHAPTER.format("Asia-Pacific"): "AACL",
    _JOINT: "IJCNLP",
    r"Joint International Conference on Computational Linguistics, "
    r"Language Resources and Evaluation": "LREC-COLING",
    r"Advances in Neural Information Processing Systems": "NeurIPS",
    rf"Transactions of {_SOCIETY}": "TACL",
    r"Computational Linguistics": "Computational Linguistics",
}
_KNOWN = [(re.compile(form, re.IGNORECASE), short) for form, short in _FORMS.items()]
_ORDINAL = re.compile(r"(?:\d{4}|\d+(?:st|nd|rd|th)|First|Twelfth) (?=\w)", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"^(?:Proceedings of )?(?:the )?", re.IGNORECASE)
_VOLUME = re.compile(r" \(Volume \d+: [^)]*\)$|, Volume \d+.*$", re.IGNORECASE)
_ACRONYM = re.compile(r" \([A-Za-z-]+(?: \d{4})?\)$")
_PART = re.compile(r": (?P<part>Student Research Workshop|Industry Track|System Demonstrations)$")
_FINDINGS = re.compile(rf"Findings of {_SOCIETY}: (?P<venue>[\w-]+(?: \d{{4}})?)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED = "|".join(map(re.escape, sorted((*_SHORT, "NIPS"), key=len, reverse=True)))
_STATED = re.compile(
    rf"(?P<before>findings of (?:the )?)?\b(?P<name>{_NAMED})"
    r"(?: ?[-'’,] ?|  ?)?(?P<year>(?:20)?\d\d)\b(?P<after>,? \(?findings)?",
    re.IGNORECASE,
)
# Words beside a venue's name that mean it did not publish the work, or not this one.
_NOT_THERE = re.compile(
    r"submitted|under review|submission|rejected|workshop|extended|previous|earlier|challenge"
    r"|shared task|tutorial|withdrawn",
    re.IGNORECASE,
)


def short(venue: str, year: str | None = None) -> str:
    """Return `venue` under its usual short name and with its year; an unknown one as it is.

    `year` is when it took place, for a venue that does not say so itself.
    """
    if findings := _FINDINGS.fullmatch(venue):
        return f"Findings of {short(findings['venue'], year)}"
    stated = _YEAR.search(venue)
    part = _PART.search(venue)
    bare = _VOLUME.sub("", _PROCEEDINGS.sub("", _PART.sub("", venue)))
    known = _short_name(bare)
    if known is None:
        return bare
    words = (known, stated[0] if stated else year, part and part["part"])
    return " ".join(word for word in words if word)


def _short_name(venue: str) -> str | None:
    name, _, last = venue.rpartition(" ")
    if known := _NAMES.get((name if _YEAR.fullmatch(last) else venue).casefold()):
        return known
    bare = _ACRONYM.sub("", _ORDINAL.sub("", venue, count=1))
    return next((short for form, short in _KNOWN if form.fullmatch(bare)), None)


def stated(remark: str) -> str | None:
    """Return the known venue that a remark such as "Accepted to EMNLP'23 (main)" plainly names."""
    found = _STATED.search(remark)
    if not found or _NOT_THERE.search(remark):
        return None
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    venue = f"{_NAMES[found['name'].casefold()]} {year}"
    return f"Findings of {venue}" if found["before"] or found["after"] else venue
