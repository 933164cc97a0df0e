"""Reads the lines under an abstract that tell who wrote it, when, and how much it is discussed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.ingest.readers import dates
from generator.model import Organization

LONGEST = 160
_DOT = "[•·∙‧・●⋅]"
# Every line of a byline, but an organization's, has one of these.
_SIGN = re.compile(rf"{_DOT}|\d")
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_HANDLE = r"(?=[\d_.-]*[A-Za-z])[A-Za-z0-9][\w.-]*"
_BYLINE = re.compile(
    rf"(?P<dot>{_DOT} ?)?(?:(?P<authors>{_NUMBER}) authors?)?(?: ?{_DOT} ?)?"
    rf"(?:(?P<date>{dates.FORM})(?: (?P<comments>{_NUMBER}))?)?"
)
_NAMED = re.compile(
    rf"(?P<organization>{_HANDLE}(?: [^•·]+?)?) ?{_DOT} ?"
    rf"(?P<date>{dates.FORM})(?: (?P<comments>{_NUMBER}))?"
)
_ORGANIZATION = re.compile(rf"{_HANDLE}(?: .*[^.?!:;,])?")
_CARD = re.compile(
    rf"Paper ?{_DOT} ?\S+ ?{_DOT} ?Published(?: on)?\b ?(?P<when>[^•·]*)(?:{_DOT}.*)?"
)
_YEARLESS = re.compile(rf"(?:{_DOT} ?)?{dates.YEARLESS}")
_COUNT_FRAGMENT = re.compile(rf"{_DOT}(?: ?\d[\d,]*)?(?: [author]{{0,6}})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """What a byline, or a line of one, tells.

    `dated` is whether the place of the date is filled, with a date or with something else;
    `fault` says what cannot be read; `card` marks the form of byline that has no abstract
    before it.
    """

    author_count: int | None = None
    organization: Organization | None = None
    date: str | None = None
    comments: int | None = None
    dated: bool = False
    fault: str | None = None
    card: bool = False


_NOTHING = Byline()


def parse(text: str, before: Byline | None = None) -> Byline | None:
    """Return what a line says as a part of a byline, or None where it is no such line.

    `before` is what the byline's lines above said: inside a byline more things are plausible.
    """
    if len(text) > LONGEST or not _SIGN.search(text):
        return None
    return _parsed(text, _lacks_date(before)) or _odd(text, before)


def parse_organization(text: str, following: str) -> Byline | None:
    """Return the organization that a line names, where the line after it goes on as a byline."""
    if len(text) > 100 or len(following) > LONGEST or not _SIGN.search(following):
        return None
    after = _BYLINE.fullmatch(following) if _ORGANIZATION.fullmatch(text) else None
    if after is None or after["authors"] or not (after["dot"] or dates.is_date(after["date"])):
        return None
    return Byline(organization=_organization(text))


def join(before: Byline | None, part: Byline) -> Byline | None:
    """Return a byline with one line more, or None where the line belongs to another byline."""
    if before is None or part is _NOTHING:
        return before or part
    again = before.dated and part.dated and not _only_comments(part)
    if again or part.card or before.card:
        return None
    if _tells_who(part) and (_tells_who(before) or before.dated):
        return None
    return Byline(
        author_count=before.author_count or part.author_count,
        organization=before.organization or part.organization,
        date=before.date or part.date,
        comments=before.comments if part.comments is None else part.comments,
        dated=before.dated or part.dated,
        fault=before.fault or part.fault,
    )


def is_fragment(text: str, before: Byline | None) -> bool:
    """Return whether a text is the beginning of a byline's line, as in a file cut off there."""
    if _COUNT_FRAGMENT.fullmatch(text):
        return True
    return _lacks_date(before) and dates.is_fragment(text)


@lru_cache(maxsize=4096)  # most bylines of a listing are made of the same few lines
def _parsed(text: str, lacks_date: bool) -> Byline | None:
    if match := _BYLINE.fullmatch(text) or _NAMED.fullmatch(text):
        return _told(match.groupdict(), lacks_date)
    card = _CARD.fullmatch(text)
    return _card(card["when"].strip()) if card else None


def _told(found: dict[str, str | None], lacks_date: bool) -> Byline | None:
    date, comments, named = found["date"], found["comments"], found.get("organization")
    authors = _integer(found.get("authors"))
    organization = _organization(named) if named else None
    if not date:
        told = authors is not None or organization
        return Byline(author_count=authors, organization=organization) if told else _NOTHING
    expected = lacks_date or found.get("dot") or authors is not None
    if not expected and not dates.is_date(date):
        return None
    iso = dates.iso(date)
    return Byline(
        author_count=authors,
        organization=organization,
        date=iso,
        comments=_integer(comments) if comments else (0 if iso else None),
        dated=True,
        fault=None if iso else f"there is no date {date!r}",
    )


def _card(when: str) -> Byline:
    match = re.fullmatch(dates.FORM, when)
    iso = dates.iso(when) if match else None
    fault = f"there is no date {when!r}" if match and not iso else None
    return Byline(date=iso, dated=True, fault=fault, card=True)


def _odd(text: str, before: Byline | None) -> Byline | None:
    if before and before.dated and not before.comments and re.fullmatch(_NUMBER, text):
        return Byline(comments=_integer(text), dated=True)
    dotted = re.match(_DOT, text)
    if _YEARLESS.fullmatch(text) and (dotted or _lacks_date(before)):
        return Byline(dated=True, fault=f"the date {text!r} has no year")
    if dotted and len(text) <= 40 and text[-1] not in ".!?":
        return Byline(fault=f"{text!r} is not a byline")
    return None


def _lacks_date(before: Byline | None) -> bool:
    return before is not None and not before.dated


def _organization(text: str) -> Organization:
    handle, _, name = text.partition(" ")
    return Organization(handle=handle, name=name.strip() or None)


def _integer(digits: str | None) -> int | None:
    return int(digits.replace(",", "")) if digits and len(digits) <= 12 else None


def _tells_who(part: Byline) -> bool:
    return part.author_count is not None or part.organization is not None


def _only_comments(part: Byline) -> bool:
    return part.comments is not None and part.date is None and part.fault is None
