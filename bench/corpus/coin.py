"""Makes words that do not exist yet, by the letters that follow each other in known words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

SHORTEST, LONGEST = 4, 12  # letters
ACRONYM = (3, 5)  # letters
_SPOKEN = re.compile(r"[a-z]{4,14}")


def shape(word: str) -> str:
    """Return what a word looks like: number, acronym, name (`ToyWord`), capital or plain."""
    if word.isdigit():
        return "number"
    if word.isupper() and len(word) > 1:
        return "acronym"
    if word[1:] != word[1:].lower():
        return "name"
    return "capital" if word[0].isupper() else "plain"


class Mint:
    """Coins words like those it was shown, none twice and none that was known before."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = set(known)
        self._next: dict[str, list[str]] = {}
        for word in filter(_SPOKEN.fullmatch, sorted(self.known)):
            for place in range(len(word) + 1):
                follower = word[place : place + 1]  # empty: the word ends
                self._next.setdefault(word[max(place - 2, 0) : place], []).append(follower)

    def word(self, like: str, chance: random.Random) -> str:
        """Return a new word of the shape that `like` names."""
        while True:
            found = self._shaped(like, chance)
            if found.lower() not in self.known:
                self.known.add(found.lower())
                return found

    def _shaped(self, like: str, chance: random.Random) -> str:
        if like == "number":
            return str(chance.randrange(10 ** chance.randint(2, 6)))
        spoken = self._spoken(chance)
        if like == "acronym":
            return (spoken + self._spoken(chance))[: chance.randint(*ACRONYM)].upper()
        if like == "name":
            return spoken[:5].capitalize() + self._spoken(chance).capitalize()
        return spoken.capitalize() if like == "capital" else spoken

    def _spoken(self, chance: random.Random) -> str:
        while True:
            word = ""
            while len(word) <= LONGEST:
                follower = chance.choice(self._next[word[-2:]])
                if not follower:
                    break
                word += follower
            if SHORTEST <= len(word) <= LONGEST:
                return word
