"""Owns the citation keys: readable, unique over the index, and as lasting as can be."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import count

from generator.model import Paper
from generator.publish.exports.names import Name, names
from generator.publish.exports.venue import read
from generator.text import slugify

_EMPTY = frozenset(
    (
        *("a", "about", "an", "and", "are", "as", "at", "be", "beyond", "but", "by", "can", "do"),
        *("does", "for", "from", "how", "in", "into", "is", "it", "its", "new", "not", "of", "on"),
        *("or", "so", "some", "than", "that", "the", "their", "they", "this", "to", "toward"),
        *(
            "towards",
            "under",
            "using",
            "via",
            "we",
            "what",
            "whats",
            "when",
            "where",
            "which",
            "who",
            "why",
        ),
        *("will", "with", "without", "you", "your"),
    )
)
_LONE = 3  # words of a title that stand for authors nobody knows
_HASHED = re.compile("paper-[0-9a-f]{8}")  # the slug of a name without a Latin letter


def keys(papers: Mapping[str, Paper]) -> dict[str, str]:
    """Return the key of each paper by slug: ``reed-etal-2017-rivers``.

    Of papers that would share one, the one that was published first keeps it, and each later one
    gets further words of its title, in the end a number. So a new paper, which is mostly the
    newest, changes no key that somebody has cited.
    """
    ordered = sorted(papers, key=lambda slug: (papers[slug].date or "~", slug))
    taken: dict[str, str] = {}
    for slug in ordered:
        taken[_free(slug, papers[slug], taken)] = slug
    return {slug: key for key, slug in taken.items()}


def year_of(paper: Paper) -> int | None:
    """Return the year under which a paper is cited: its venue's, else that of its date."""
    venue = read(paper.venue, paper.acl) if paper.venue else None
    return (venue and venue.year) or paper.year


def _free(slug: str, paper: Paper, taken: Container[str]) -> str:
    return next(key for key in _candidates(slug, paper) if key not in taken)


def _candidates(slug: str, paper: Paper) -> Iterator[str]:
    """Yield keys of growing length, without end."""
    words = _words(slug)
    authors = _authors(names(paper.authors[:3]))
    year = year_of(paper)
    head = [*authors, *([str(year)] if year else [])]
    least = 1 if authors else _LONE
    for length in range(min(least, len(words)), len(words) + 1):
        tail = words[:length]
        yield "-".join([*head, *tail] if authors else [*tail, *head])
    for number in count(2):
        yield "-".join([*(head if authors else ()), *words, str(number)])


def _authors(found: tuple[Name, ...]) -> list[str]:
    """Return what a key says of the authors; nothing where it cannot write the first one's name."""
    parts = [_folded(name.surname) for name in found]
    if not parts or not parts[0]:
        return []
    if len(parts) == 1:
        return [parts[0]]
    return [parts[0], "etal"] if len(parts) > 2 or not parts[1] else [parts[0], parts[1]]


def _words(slug: str) -> list[str]:
    """Return the words of a title that tell it apart; the slug has them in ASCII and keeps them."""
    words = slug.split("-")
    return [word for word in words if word not in _EMPTY] or words


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    """Return a name in ASCII words joined by hyphens, or nothing where it has no Latin form."""
    folded = slugify(name).removesuffix("-paper")
    return "" if _HASHED.fullmatch(folded) else folded
