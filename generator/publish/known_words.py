"""Owns the words that an earlier build has found: only texts that changed are taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count

import numpy as np

from generator.arrays import Integers, Small, bounds
from generator.publish import tokens
from generator.publish.reuse.fingerprint import fingerprint
from generator.publish.site import Site
from generator.publish.tokens import FIELDS, Words
from generator.store import Store

_NAME = "words"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """Words as they are kept: the fingerprints of their papers, the names, and the arrays."""

    papers: list[bytes]
    names: tuple[str, ...]
    numbers: bytes
    bounds: bytes
    joined: bytes
    joined_in: bytes

    def words(self) -> Words:
        return Words(
            names=self.names,
            numbers=np.frombuffer(self.numbers, np.int32),
            bounds=np.frombuffer(self.bounds, np.int64),
            joined=np.frombuffer(self.joined, np.int32),
            joined_in=np.frombuffer(self.joined_in, np.int64),
        )


def words(site: Site, store: Store) -> Words:
    """Return the words of a site's papers, the same as `tokens.words` finds, and keep them."""
    views = tuple(site.papers.values())
    about = fingerprint(site.tags)
    papers = [view.told for view in views]
    kept = store.read(_NAME, _Kept, about)
    if kept is None:
        found = tokens.read(views, site.tags)
    elif kept.papers == papers:
        return kept.words()
    else:
        known = {told: place for place, told in enumerate(kept.papers)}
        fresh = tokens.read(
            [v for v, p in zip(views, papers, strict=True) if p not in known], site.tags
        )
        further = count(len(kept.papers))
        order = [known[told] if told in known else next(further) for told in papers]
        found = _picked(_behind(kept.words(), fresh), np.array(order, np.int64))
    store.later(_NAME, partial(_kept, found, papers), about)
    return found


def _kept(found: Words, papers: list[bytes]) -> _Kept:
    return _Kept(
        papers=papers,
        names=found.names,
        numbers=found.numbers.tobytes(),
        bounds=found.bounds.tobytes(),
        joined=found.joined.tobytes(),
        joined_in=found.joined_in.tobytes(),
    )


def _behind(first: Words, second: Words) -> Words:
    """Return the words of some papers, and of others behind them."""
    places = {name: place for place, name in enumerate(first.names)}
    numbers = np.array([places.setdefault(name, len(places)) for name in second.names], np.int32)
    return Words(
        names=tuple(places),
        numbers=np.concatenate([first.numbers, numbers[second.numbers]]),
        bounds=np.concatenate([first.bounds, second.bounds[1:] + first.bounds[-1]]),
        joined=np.concatenate([first.joined, numbers[second.joined]]),
        joined_in=np.concatenate([first.joined_in, second.joined_in + len(first.bounds) - 1]),
    )


def _picked(words: Words, papers: Integers) -> Words:
    """Return the words of these papers, in their order."""
    texts = (papers[:, None] * len(FIELDS) + np.arange(len(FIELDS))).ravel()
    edges = np.searchsorted(words.joined_in, np.arange(len(words.bounds)))
    made = np.diff(edges)[texts]
    return tokens.ordered(
        Words(
            names=words.names,
            numbers=_taken(words.numbers, words.bounds, papers),
            bounds=bounds(np.diff(words.bounds)[texts]),
            joined=_taken(words.joined, edges, papers),
            joined_in=np.repeat(np.arange(len(texts)), made),
        )
    )


def _taken(held: Small, bounds: Integers, papers: Integers) -> Small:
    """Return what papers hold, given where that of each text begins.

    Those that stay where they were are taken together.
    """
    if not len(papers):
        return held[:0]
    cuts = np.flatnonzero(np.diff(papers) != 1) + 1
    firsts, lasts = papers[np.append(0, cuts)], papers[np.append(cuts, len(papers)) - 1] + 1
    edges = zip(*(bounds[each * len(FIELDS)].tolist() for each in (firsts, lasts)), strict=True)
    return np.concatenate([held[first:last] for first, last in edges])
