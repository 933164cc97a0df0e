"""Knows the listing site's own lines: banner, buttons, page numbers, rules between records."""

from __future__ import annotations

import re
from enum import Enum

_LONGEST = 60
_BUTTON = "Subscribe"


class Mark(Enum):
    """What a line of the site is to the records around it."""

    # Between records only: no record goes on across it.
    PAGE = "page"
    # May stand inside a record, as a button beside a title does.
    CARD = "card"
    # A page mark after which the site's button is glued to what follows.
    EMAIL = "email"


_SITE = re.compile(
    r"(?P<email>get trending papers in your email inbox(?: once a day)?!?)"
    r"|(?P<page>subscribe|daily papers|trending papers|previous|by ?ak and the research community"
    r"|previous(?: \d+| …| \.{3})+(?: next)?|(?:\d+ |… |\.{3} )+next)"
    r"|(?P<card>upvote(?:s|d)?(?: \d[\d,]*| -)?|submitted by(?: [\w.-]+)?|view all(?: \S+)?"
    r"|(?P<rule>[-=_*~#+.·•—–|])(?:\s?(?P=rule))+)"
)
_COUNT = re.compile(r"\d[\d,]*|-|…|\.{3}|next", re.IGNORECASE)
_HANDLE = re.compile(r"[\w.-]+")
_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?")


def mark(text: str, before: str | None) -> Mark | None:
    """Return what a line is to the site, or None where it is a paper's.

    `before` is the line above where that is the site's own: some lines are the site's only there.
    """
    if len(text) > _LONGEST and text[0].isalnum():
        return None
    if found := _SITE.fullmatch(text.lower()):
        return Mark(found.lastgroup)
    if text == "new":
        return Mark.PAGE
    return _after(text, before.lower()) if before else None


def unglue(text: str) -> str:
    """Return a title without the button that the site glues to the first one of a page."""
    return text.removeprefix(_BUTTON).lstrip() or text


def _after(text: str, before: str) -> Mark | None:
    if _COUNT.fullmatch(text) and not before.startswith("get "):
        return (
            Mark.PAGE if before.startswith(("previous", "next")) or before.isdigit() else Mark.CARD
        )
    if before.startswith("submitted") and _HANDLE.fullmatch(text):
        return Mark.CARD
    return Mark.PAGE if _DAY.fullmatch(text) else None
