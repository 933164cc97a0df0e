"""Owns which work an id or an address names: arXiv, DOI, ACL Anthology, or a link."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator import links
from generator.model import Link

ARXIV_ID = r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}"

_ARXIV = rf"(?P<id>{ARXIV_ID})(?:v\d{{1,3}})?"
_ARXIV_MONTH = re.compile(
    r"(?P<year>\d\d)(?P<month>\d\d)\.|[a-z-]+(?:\.[A-Z]{2})?/(?P<old_year>\d\d)(?P<old_month>\d\d)"
)
_ARXIV_ID = re.compile(rf"(?:arxiv[:.]\s*)?{_ARXIV}(?:\s*\[[\w.-]+\])?", re.IGNORECASE)
_ARXIV_URL = re.compile(
    rf"https?://(?:(?:www\.)?arxiv\.org/(?:abs|pdf|html|format)|(?:huggingface\.co|hf\.co)/papers)"
    rf"/{_ARXIV}(?:\.pdf)?/?(?:[?#].*)?"
)
_DOI = re.compile(
    r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(?P<id>10\.\d{4,9}/[^\s<>\"]+)", re.I
)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ARXIV}", re.IGNORECASE)
_ACL_URL = re.compile(
    r"https?://(?:www\.)?aclanthology\.org/(?P<id>[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)"
    r"(?:\.pdf|\.bib)?/?"
)
_LONGEST = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """What names a work; at most one of these is known from one id or address."""

    arxiv: str | None = None
    doi: str | None = None
    acl: str | None = None
    link: Link | None = None


def identify(text: str) -> Identity | None:
    """Return what an id or address names, or None where it is neither."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := _ARXIV_URL.fullmatch(text) or _ARXIV_ID.fullmatch(text):
        return Identity(arxiv=found["id"])
    if found := _DOI.fullmatch(text):
        arxiv = _ARXIV_DOI.fullmatch(found["id"])
        return Identity(arxiv=arxiv["id"]) if arxiv else Identity(doi=found["id"])
    if found := _ACL_URL.fullmatch(text):
        return Identity(acl=found["id"])
    return _address(text)


def arxiv_month(arxiv: str) -> str | None:
    """Return the month in which an arXiv id was given, as ``2024-05``, or None if it is none."""
    found = _ARXIV_MONTH.match(arxiv)
    if found is None:
        return None
    year, month = found["year"] or found["old_year"], found["month"] or found["old_month"]
    century = 19 if found["old_year"] and year > "90" else 20
    return f"{century}{year}-{month}" if "01" <= month <= "12" else None


def _address(text: str) -> Identity | None:
    url = links.normalize_url(text) if re.match("https?://", text) else None
    if url is None:
        return None
    known = links.find(url)
    whole = len(known) == 1 and known[0].url.rstrip("/") == url.rstrip("/")
    return Identity(link=Link(kind=known[0].kind if whole else "paper", url=url))
