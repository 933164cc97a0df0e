"""Owns how a date of any precision is written for readers."""

from __future__ import annotations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(date: str) -> str:
    """Return an ISO date such as 2024, 2024-05 or 2024-05-28 as 2024, May 2024 or 28 May 2024."""
    year, _, rest = date.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    name = MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def first_day(date: str) -> str:
    """Return the first day that an ISO date of any precision may mean."""
    return date + "0000-01-01"[len(date) :]
