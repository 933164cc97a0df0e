"""Weighs, by its form alone, whether a line reads like a title or like an abstract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from statistics import median

# Beyond this weight a line says on its own what it is.
CERTAIN = 3.0
# Below this weight a line says nothing.
VAGUE = 1.5
_LIMIT = 10.0
# So long a line is an abstract whatever else can be said of it.
_LONG = 700
# So much louder the evidence of a file may be made whose titles and abstracts are much alike.
_LOUDEST = 1.5

_CLOSERS = "\"')]}”’»」』》*$_ \t\xa0"
_STOPS = ".。．।؟。"
_FINAL = _STOPS + "?!？！…"
# Where one sentence ends and another begins. It begins with what it is found by: that is fast.
_SENTENCE = re.compile(
    r"[.。।](?:(?:(?<=[^\W\d_]{3}\.)|(?<=\w[)\]%]\.)|(?<=\d\d\.))"
    r"[\"”')\]]*\s+[\"“('\[]?[^\Wa-zа-яё_]|(?<=[。।])(?=\s*\w))"
)
_URL = re.compile(r"https?://|www\.|[\w-]\.[a-z]{2,6}/")
_WIDE = re.compile("[ᄀ-ᇿ぀-ヿ㐀-鿿가-힯]")
# Words by which an abstract speaks; titles do without most of them.
_TALK = {
    *("we", "our", "this", "these", "that", "which", "is", "are", "was", "were", "has", "have"),
    *("been", "it", "its", "they", "their", "can", "not", "be", "show", "propose", "present"),
    *("мы", "что", "это", "этой", "для", "является", "wir", "ist", "sind", "wird", "dass"),
    *("nous", "est", "sont", "cette", "que", "es", "son", "una", "esta", "se"),
}
_TALK_UNSPACED = re.compile("我们|我們|本文|提出|ます|である|した|하였다|한다")


@dataclass(frozen=True, slots=True)
class Habits:
    """How one file writes: what its first lines teach about weighing the others.

    `middle` and `spread` are of the logarithm of a line's width: halfway between the file's
    titles and abstracts, and from there to either. `apart` tells that widths make two groups.
    `stops` is the share of lines that end in a full stop. `wrapped` is the width at which the
    file breaks its lines, if it does. `centre` and `scale` bring the weights of the file's titles
    and abstracts to either side of zero and apart.
    """

    middle: float = 5.25
    spread: float = 1.0
    apart: bool = False
    stops: float = 0.5
    wrapped: int | None = None
    centre: float = 0.0
    scale: float = 1.0


def learn(texts: Iterable[str]) -> Habits:
    """Return the habits of a file from a sample of its titles and abstracts, told apart or not."""
    sample = tuple(texts)
    if len(sample) < 4:
        return Habits()
    low, high = _two_means(sorted(log(width(text) + 1) for text in sample))
    apart = high - low >= log(2.5)
    # Four lines of the usual kind are added, so that a small sample does not say too much.
    stops = (sum(map(_ends_in_stop, sample)) + 2) / (len(sample) + 4)
    habits = Habits(stops=stops, wrapped=_wrapped(sample))
    if apart:
        habits = replace(habits, middle=(low + high) / 2, spread=(high - low) / 2, apart=True)
    return habits if habits.wrapped else _centred(habits, sample)


def _centred(habits: Habits, sample: Sequence[str]) -> Habits:
    """Return the habits such that the file's titles and abstracts weigh alike, but for the sign."""
    weights = sorted(weigh(text, habits) for text in sample)
    half = len(weights) // 2
    low, high = median(weights[:half]), median(weights[half:])
    if high - low < 2:
        return habits
    centre = max(-3.0, min(3.0, (low + high) / 2))
    return replace(habits, centre=centre, scale=max(1.0, min(_LOUDEST, 10 / (high - low))))


def weigh(text: str, habits: Habits) -> float:
    """Return how much a line speaks for an abstract (above 0) or for a title (below 0)."""
    if len(text) >= _LONG:
        return _LIMIT
    weight = _by_width(text, habits) + _by_end(text, habits) + _by_words(text)
    if ". " in text or not text.isascii():
        weight += min(6, 3 * len(_SENTENCE.findall(text)))
    return max(-_LIMIT, min(_LIMIT, (weight - habits.centre) * habits.scale))


def is_closed(text: str) -> bool:
    """Return whether the text ends as a text may: in a sentence's end or in an address."""
    end = text[-300:].rstrip(_CLOSERS)
    return end[-1:] in _FINAL or _ends_in_address(end)


def is_cut(text: str) -> bool:
    """Return whether the text breaks off in the middle of a sentence."""
    end = text[-300:].rstrip(_CLOSERS)
    return not is_closed(text) or end.endswith(("…", "..."))


def width(text: str) -> float:
    """Return the length of a text, where one ideogram says as much as two letters and a half."""
    return len(text) if text.isascii() else len(text) + 1.5 * len(_WIDE.findall(text))


def _by_width(text: str, habits: Habits) -> float:
    weight = 4 * (log(width(text) + 1) - habits.middle) / habits.spread
    # Where widths do not make two groups a short line need not be a title.
    return max(-4.0 if habits.apart else -2.0, min(4.0, weight))


def _by_end(text: str, habits: Habits) -> float:
    end = text[-300:].rstrip(_CLOSERS)
    last = end[-1:]
    if last not in _FINAL:
        return 2.0 if _ends_in_address(end) else -3 * min(1.0, 2.5 * habits.stops)
    if last in _STOPS and not end.endswith(".."):
        return 3 * min(1.0, 2 * (1 - habits.stops))
    # A title may ask; an abstract seldom ends so.
    return -2.0 if last in "?!？！" else 0.0


def _by_words(text: str) -> float:
    folded = text.lower().split()
    talk = 0 if _TALK.isdisjoint(folded) else len(_TALK.intersection(folded))
    if not text.isascii():
        talk += len(_TALK_UNSPACED.findall(text))
    return min(3, talk) + _by_capitals([word[0] for word in text.split()[1:] if len(word) >= 4])


def _by_capitals(starts: Sequence[str]) -> float:
    """Return what the first letters of a text's long words say."""
    capital = sum(map(str.isupper, starts))
    small = sum(map(str.islower, starts))
    if capital + small < 2:
        return 0.0
    if capital >= 0.6 * (capital + small):
        return -3.0
    return float(small >= 3 * capital and capital + small >= 4)


def _ends_in_stop(text: str) -> bool:
    end = text[-300:].rstrip(_CLOSERS)
    return end[-1:] in _STOPS and not end.endswith("..")


def _ends_in_address(end: str) -> bool:
    last = end.rpartition(" ")[2]
    return "/" in last and _URL.search(last) is not None


def _two_means(values: list[float]) -> tuple[float, float]:
    low, high = values[0], values[-1]
    for _ in range(8):
        below = [value for value in values if value <= (low + high) / 2]
        above = values[len(below) :]
        if not above:
            break
        low, high = sum(below) / len(below), sum(above) / len(above)
    return low, high


def _wrapped(sample: Sequence[str]) -> int | None:
    """Return the width of a file whose full lines go on in the next; some titles may be wider."""
    usual = sorted(map(len, sample))[len(sample) * 9 // 10]
    going_on = sum(
        text[:1].islower() and len(before) + 1 + len(text.split(maxsplit=1)[0]) > usual
        for before, text in pairwise(sample)
    )
    return usual if usual <= 140 and len(sample) >= 6 and going_on >= 0.25 * len(sample) else None
