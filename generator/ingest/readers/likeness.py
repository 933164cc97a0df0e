"""Decides whether text is a listing at all, or source code, markup, data or plain prose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.ingest.readers import byline, site
from generator.ingest.readers.evidence import Habits, weigh, width
from generator.ingest.source import Head, plain
from generator.model import Entry, Record, Reject

# What no listing begins with: markup, JSON, BibTeX, RIS, code, TeX.
_FOREIGN = re.compile(
    r"<(?:!|\?xml|/?(?:html|head|body|div|p|ul|table|rss|feed|svg|article|section)\b)"
    r"|\{\s*(?:[\"}]|$)|\[\s*(?:[\"{\[\]]|$)|@\w+\s*[{(]|TY  - "
    r"|#(?:!|include\b|define\b|ifn?def\b)|=(?:head\d|pod)\b"
    r"|\\(?:documentclass|begin|usepackage|input)\b",
    re.IGNORECASE | re.MULTILINE,
)
_MARKED = re.compile(r"#+ |[-*>|+=] |```|//|/\*|\.\. ")
# By so much more an abstract must speak for itself than its title does.
_CONTRAST = 3.0
_LONGEST = 10_000
_ABSTRACT_START = 500


def is_foreign(head: Head) -> bool:
    """Return whether a file begins as one of another kind does."""
    return bool(_FOREIGN.match(head.text.lstrip("\ufeff \t")))


def has_marks(head: Head) -> bool:
    """Return whether the listing site itself left its traces: its banner, or a byline."""
    for line in head.lines:
        text = plain(line.text) if len(line.text) <= byline.LONGEST else ""
        told = byline.parse(text) if text else None
        if told and (told.author_count is not None or told.card):
            return True
        if text and site.mark(text, None) is site.Mark.EMAIL:
            return True
    return False


def is_listing(records: Iterable[Record]) -> bool:
    """Return whether what was read as a listing looks as if it were one.

    Of the pairs at least half must be like a title and its abstract, and more than are rejected.
    """
    found = tuple(records)
    pairs = [one for one in found if isinstance(one, Entry) and one.abstract is not None]
    lone = [one for one in found if isinstance(one, Entry) and one.abstract is None]
    likely = sum(map(_is_likely, pairs))
    rejects = sum(isinstance(one, Reject) for one in found)
    if not pairs:
        return not rejects and any(_is_title(one.title) for one in lone)
    return likely > 0 and likely >= rejects and 2 * likely >= len(pairs)


def _is_likely(entry: Entry) -> bool:
    title, abstract = entry.title, entry.abstract or ""
    # A sentence that goes on in the next line is a broken text, not a title and an abstract.
    if title[:1].islower() or title[-1] in ",;:" or abstract[:1].islower():
        return False
    if len(abstract) > _LONGEST or not _is_wordy(abstract) or not _is_heading(title):
        return False
    return weigh(abstract, Habits()) - weigh(title, Habits()) >= _CONTRAST


def _is_title(text: str) -> bool:
    return weigh(text, Habits()) <= -_CONTRAST and width(text) >= 10 and _is_heading(text)


def _is_heading(text: str) -> bool:
    return _is_wordy(text) and not _MARKED.match(text)


def _is_wordy(text: str) -> bool:
    start = text[:_ABSTRACT_START]
    spoken = sum(c.isalpha() or c == " " for c in start) >= 0.7 * len(start)
    return spoken and (" " in start or not start.isascii())
