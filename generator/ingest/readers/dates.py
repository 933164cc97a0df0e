"""Reads the dates of bylines, which come in several spellings, with the precision they have."""

from __future__ import annotations

import datetime
import re

_MONTH_NUMBERS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}

_WORD = r"[^\W\d_]{3,12}\.?"
# What has the form of a date, in a pattern; there need be no such day or month.
FORM = (
    rf"{_WORD} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_WORD},? \d{{4}}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|{_WORD},? \d{{4}}"
)
YEARLESS = rf"{_WORD} \d{{1,2}}(?:,(?: \d{{0,3}})?)?"
_FRAGMENT = re.compile(r"([A-Z][a-z]{0,8})(?: \d{0,2}(?:,(?: \d{0,3})?)?)?")
_PARTS = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|"
    r"(?:(?P<first>\d{1,2}) )?(?P<name>[^\W\d_]+)\.?,?"
    r"(?: (?P<second>\d{1,2})\w*,?)? (?P<late>\d{4})"
)


def iso(date: str) -> str | None:
    """Return a text of that form as ``2024-05-28`` or ``2024-05``, or None if no such day is."""
    parts = _PARTS.fullmatch(date)
    if not parts:
        return None
    year = int(parts["year"] or parts["late"])
    month = int(parts["month"] or _MONTH_NUMBERS.get((parts["name"] or "").lower(), 0))
    day = parts["day"] or parts["first"] or parts["second"]
    try:
        known = datetime.date(year, month, int(day) if day else 1)
    except ValueError:
        return None
    return known.isoformat() if day else known.isoformat()[:7]


def is_date(date: str | None) -> bool:
    """Return whether a text is in the form of a date, be there such a day or not."""
    parts = _PARTS.fullmatch(date) if date else None
    return bool(parts and (not parts["name"] or parts["name"].lower() in _MONTH_NUMBERS))


def is_fragment(text: str) -> bool:
    """Return whether a text is the beginning of a date, as in a file cut off there."""
    match = _FRAGMENT.fullmatch(text)
    return match is not None and any(name.startswith(match[1].lower()) for name in _MONTH_NUMBERS)
