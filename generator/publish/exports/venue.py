"""Owns what a venue is to whoever cites it: proceedings or a journal, its full name, its year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["conference", "journal", "other"]

_ACL = "the Association for Computational Linguistics"
_MEETINGS = {
    "AAAI": "AAAI Conference on Artificial Intelligence",
    "AACL": f"Conference of the Asia-Pacific Chapter of {_ACL}",
    "ACL": f"Annual Meeting of {_ACL}",
    "COLING": "International Conference on Computational Linguistics",
    "COLM": "Conference on Language Modeling",
    "CoNLL": "Conference on Computational Natural Language Learning",
    "CoRL": "Conference on Robot Learning",
    "CVPR": "Conference on Computer Vision and Pattern Recognition",
    "EACL": f"Conference of the European Chapter of {_ACL}",
    "ECCV": "European Conference on Computer Vision",
    "EMNLP": "Conference on Empirical Methods in Natural Language Processing",
    "ICASSP": "IEEE International Conference on Acoustics, Speech and Signal Processing",
    "ICCV": "International Conference on Computer Vision",
    "ICLR": "International Conference on Learning Representations",
    "ICML": "International Conference on Machine Learning",
    "IJCAI": "International Joint Conference on Artificial Intelligence",
    "IJCNLP": "International Joint Conference on Natural Language Processing",
    "LREC": "Language Resources and Evaluation Conference",
    "LREC-COLING": "Joint International Conference on Computational Linguistics, "
    "Language Resources and Evaluation",
    "NAACL": f"Conference of the North American Chapter of {_ACL}",
    "NeurIPS": "Advances in Neural Information Processing Systems",
}
_JOURNALS = {
    "Computational Linguistics": "Computational Linguistics",
    "JMLR": "Journal of Machine Learning Research",
    "TACL": f"Transactions of {_ACL}",
    "TMLR": "Transactions on Machine Learning Research",
}
_FINDINGS = re.compile(r"Findings of (?P<venue>[\w-]+(?: \d{4})?)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAST_YEAR = re.compile(r" (?P<year>(?:19|20)\d\d)")
_MEETING = re.compile(
    r"\b(?:proceedings|conferences?|workshops?|symposium|meeting|congress|challenge|findings|tracks?"
    rf"|demonstrations|colloquium|{'|'.join(_MEETINGS)}|Interspeech)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|reviews?|annals|magazine|bulletin|quarterly|revue"
    r"|zeitschrift)\b|^(?:nature|science|cell|plos|pnas|ieee access)\b",
    re.IGNORECASE,
)
_PREPRINT = re.compile(r"\b(?:arxiv|corr|biorxiv|preprints?)\b", re.IGNORECASE)
# An id of the ACL Anthology names the volume, and with it the year and whether it is a journal.
_ACL_ID = re.compile(
    r"(?P<year>\d{4})\.(?P<volume>[a-z0-9_]+)-|(?P<letter>[A-Z])(?P<short>\d\d)-\d"
)
_ACL_JOURNALS = ("cl", "tacl", "J", "Q")


@dataclass(frozen=True, kw_only=True, slots=True)
class Venue:
    """Where a paper appeared; `year` is the venue's own, where it is known."""

    kind: Kind
    name: str
    year: int | None = None


@lru_cache(maxsize=8192)
def read(venue: str, acl: str | None = None) -> Venue | None:
    """Return what a page's venue is, or None for a server of preprints.

    `acl` is the paper's id in the ACL Anthology, which tells kind and year for certain.
    """
    if _PREPRINT.search(venue) and not acl:
        return None
    kind, year = _of_anthology(acl) if acl else (None, None)
    stated = _YEAR.search(venue)
    name = _full_name(venue)
    return Venue(
        kind=kind or _kind(name), name=name, year=year or (int(stated[0]) if stated else None)
    )


def _full_name(venue: str) -> str:
    """Return the name without the year that every citation has beside it, spelt out if known."""
    if findings := _FINDINGS.fullmatch(venue):
        return f"Findings of {_ACL}: {findings['venue']}"
    last = _LAST_YEAR.search(venue, len(venue) - 5) if len(venue) > 5 else None
    name = " ".join((venue[: last.start()] if last else venue).split())
    return _MEETINGS.get(name) or _JOURNALS.get(name) or name


def _kind(name: str) -> Kind:
    if name in _MEETINGS.values():
        return "conference"
    if name in _JOURNALS.values() or (_JOURNAL.search(name) and not _MEETING.search(name)):
        return "journal"
    return "conference" if _MEETING.search(name) else "other"


def _of_anthology(acl: str) -> tuple[Kind | None, int | None]:
    found = _ACL_ID.match(acl)
    if found is None:
        return None, None
    volume = found["volume"] or found["letter"]
    century = "19" if (found["short"] or "00") > "60" else "20"
    year = int(found["year"] or century + found["short"])
    return ("journal" if volume in _ACL_JOURNALS else "conference"), year
