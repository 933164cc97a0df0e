"""Makes up the facts of a paper like those of its theme: ids, authors, links, tags, comments."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bench.corpus.material import Real
from bench.corpus.people import People
from generator.model import Link, Paper

FIVE_DIGITS = "1501"  # the month from which arXiv numbers have five digits

_NUMBER = re.compile(r"\d+$")
_ADDRESSES: Mapping[str, Callable[[str, str], str]] = {
    "code": lambda owner, name: f"https://github.com/{owner}/{name}",
    "model": lambda owner, name: f"https://huggingface.co/{owner}/{name}",
    "dataset": lambda owner, name: f"https://huggingface.co/datasets/{owner}/{name}",
    "demo": lambda owner, name: f"https://huggingface.co/spaces/{owner}/{name}",
    "project": lambda owner, name: f"https://{owner}.github.io/{name}/",
    "paper": lambda owner, name: f"https://openreview.net/forum?id={owner}{name}",
}


class Facts:
    """Makes facts; no two papers have the same id."""

    def __init__(self, papers: Sequence[Real]) -> None:
        self._people = People(name for each in papers for name in each.facts.authors)
        self._comments = [each.facts.comments for each in papers if each.facts.comments is not None]
        self._numbers: Counter[str] = Counter()

    def of(self, pool: Sequence[Real], chance: random.Random) -> Paper:
        """Return the pool's first paper with facts of its own, and tags from the whole pool."""
        like = pool[0].facts
        acl = like.acl and self._numbered(like.acl)
        authors = self._authors(pool[0], chance)
        return replace(
            like,
            tags=_tags(pool, chance),
            authors=authors,
            author_count=like.author_count and (len(authors) or like.author_count),
            comments=None if like.comments is None else chance.choice(self._comments),
            arxiv=self._arxiv(like.arxiv) if like.arxiv else None,
            acl=acl,
            doi=like.doi
            and (f"10.18653/v1/{acl}" if acl else f"{like.doi}.{self._next(like.doi)}"),
            links=tuple(self._link(link.kind, chance) for link in like.links),
            formerly=(),
        )

    def _next(self, series: str) -> int:
        self._numbers[series] += 1
        return self._numbers[series]

    def _numbered(self, name: str) -> str:
        """Return the id of the same series with the next number, as wide as its own."""
        series = _NUMBER.sub("", name)
        width = len(name) - len(series) if name[0].isupper() else 0
        return f"{series}{self._next(series):0{width}}"

    def _arxiv(self, like: str) -> str:
        month = like[:4]
        number = self._next(f"arxiv {month}")
        return f"{month}.{number:05}" if month >= FIVE_DIGITS else f"{month}.{number:04}"

    def _authors(self, theme: Real, chance: random.Random) -> tuple[str, ...]:
        count = len(theme.facts.authors)
        return self._people.authors(count, theme.slug, chance) if count else ()

    def _link(self, kind: str, chance: random.Random) -> Link:
        owner = f"group-{chance.randrange(10**4)}"
        return Link(kind=kind, url=_ADDRESSES[kind](owner, f"work-{self._next(kind)}"))


def _tags(pool: Sequence[Real], chance: random.Random) -> tuple[str, ...]:
    """Return as many tags as the first paper has."""
    known = list(dict.fromkeys(tag for paper in pool for tag in paper.facts.tags))
    return tuple(chance.sample(known, len(pool[0].facts.tags)))
