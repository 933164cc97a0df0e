"""Writes the title, abstract and summary of one paper from parts of a few real ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.corpus.growth import Growth
from bench.corpus.material import Real, Text
from generator.schema import SUMMARY_LIMIT

NAME = "ToyName"  # whatever has this shape


@dataclass(kw_only=True)
class Draft:
    """A paper while it is written, from parts of the `pool`, whose first paper is its theme."""

    pool: Sequence[Real]
    growth: Growth
    chance: random.Random
    replaced: dict[str, str] = field(default_factory=dict)

    def title(self) -> str:
        """Return a title from parts of two papers; before a colon, where the theme has one, more.

        Calling it again gives another title.
        """
        first, second, third = (self.chance.choice(self.pool).title for _ in range(3))
        body = f"{self._fill(first.left)} {self._fill(second.right)}".strip()
        if self.pool[0].title.head is None:
            return body[0].upper() + body[1:]
        head = third.head if third.head and not third.named else None
        return f"{self._fill(head) if head else self.name()}: {body}"

    def name(self) -> str:
        """Return the name of what the paper presents."""
        return self._instead(NAME)

    def abstract(self) -> str:
        """Return an opening, sentences of the middle and a closing, as many as the theme has."""
        count = len(self.pool[0].sentences)
        middle = [part for paper in self.pool for part in paper.sentences[1:-1]]
        wanted = min(max(count - 2, 0), len(middle))
        places = sorted(self.chance.sample(range(len(middle)), wanted))
        parts = [self.chance.choice(self.pool).sentences[0], *(middle[place] for place in places)]
        if count > 1:
            parts.append(self.chance.choice(self.pool).sentences[-1])
        return " ".join(self._fill(part) for part in parts)

    def summary(self) -> str:
        """Return a summary like one of the pool's, or the theme's where that grew too long."""
        found = self._fill(self.chance.choice(self.pool).summary)
        return found if len(found) <= SUMMARY_LIMIT else self.pool[0].summary.plain

    def _fill(self, part: Text) -> str:
        """Return the part with rare words replaced, the same by the same throughout the paper."""
        pieces = list(part.pieces)
        gone = set()
        for place, rate in enumerate(part.rates):
            word = pieces[2 * place + 1]
            if word in self.replaced or self.chance.random() < rate:
                pieces[2 * place + 1] = self._instead(word)
                gone.add(word.lower())
        self.growth.read([word for word in part.words if word not in gone] if gone else part.words)
        return "".join(pieces)

    def _instead(self, word: str) -> str:
        if word not in self.replaced:
            self.replaced[word] = self.growth.word(word, self.pool[0].slug, self.chance)
        return self.replaced[word]
