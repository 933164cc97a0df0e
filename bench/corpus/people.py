"""Makes up who wrote a paper: real given and family names in new pairs, and people who return."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

from bench.corpus.coin import Mint

RETURNING = 0.5  # share of authors who have written a paper of the same theme before
CHANGE = 20  # authors: longer lists keep their length


class People:
    """Gives authors; family names that nobody had turn up as often as they do in the real lists."""

    def __init__(self, names: Iterable[str]) -> None:
        pairs = [name.rpartition(" ")[::2] for name in names if " " in name]
        self._given = sorted(given for given, _ in pairs)  # by frequency: each as often as it is
        self._family = sorted(family for _, family in pairs)
        once = sum(count == 1 for count in Counter(self._family).values())
        self._unknown = once / max(len(self._family), 1)  # Good 1953
        self._mint = Mint(word.lower() for word in self._family)
        self._active: dict[str, list[str]] = {}

    def authors(self, count: int, theme: str, chance: random.Random) -> tuple[str, ...]:
        """Return about `count` different authors of a paper of this theme."""
        wanted = max(count + chance.randint(-1, 1), 1) if count <= CHANGE else count
        active = self._active.setdefault(theme, [])
        found: dict[str, None] = {}
        while len(found) < wanted:
            back = chance.random() < RETURNING and len(active) > wanted
            found[chance.choice(active) if back else self._new(chance)] = None
        active += found
        return tuple(found)

    def _new(self, chance: random.Random) -> str:
        unknown = chance.random() < self._unknown
        family = self._mint.word("capital", chance) if unknown else chance.choice(self._family)
        return f"{chance.choice(self._given)} {family}"
