"""Owns how a person's name is taken apart: given names, particles, family name, suffix."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.names import is_family_first

# Words that go with a family name when written small; other small words are names people chose.
_PARTICLES = frozenset(
    (
        *("af", "al", "am", "ap", "auf", "av", "bin", "bint", "da", "das", "de", "degli", "dei"),
        *("del", "della", "delle", "dello", "den", "der", "des", "di", "do", "dos", "du", "e"),
        *("el", "ibn", "in", "la", "las", "le", "les", "li", "lo", "los", "op", "'s", "'t", "’t"),
        *("te", "ten", "ter", "tot", "und", "van", "vande", "vander", "vom", "von", "y", "zu"),
        *("zum", "zur"),
    )
)
# Those that also begin a family name when written with a capital, unless the family is one of
# Vietnam, where Van and the like are given names.
_CAPITALS = frozenset(
    (
        *("Da", "Dal", "De", "Dei", "Del", "Della", "Den", "Der", "Des", "Di", "Dos", "El", "La"),
        *("Las", "Le", "Lo", "Los", "Ten", "Ter", "Van", "Vander", "Von"),
    )
)
_ALL_PARTICLES = _PARTICLES | _CAPITALS
_VIETNAMESE = frozenset(
    (
        *("Bui", "Bùi", "Cao", "Dang", "Đặng", "Dinh", "Đinh", "Do", "Đỗ", "Doan", "Đoàn", "Duong"),
        *("Dương", "Ho", "Hồ", "Hoang", "Hoàng", "Huynh", "Huỳnh", "Le", "Lê", "Luong", "Lương"),
        *("Ly", "Lý", "Mai", "Minh", "Ngo", "Ngô", "Nguyen", "Nguyễn", "Pham", "Phạm", "Phan"),
        *("Ta", "Tạ", "Thai", "Thin", "Tran", "Trần", "Trinh", "Trịnh", "Truong", "Trương"),
        *("Vo", "Võ", "Vu", "Vũ"),
    )
)
_SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
# What stands for names that are not given.
_OTHERS = frozenset(("et al", "et al.", "and others", "others", "u. a.", "etc", "etc."))


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name in parts; one that cannot be taken apart is all `family`."""

    family: str
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None

    @property
    def surname(self) -> str:
        """Return the family name with its particle, as lists begin with it."""
        return f"{self.particle} {self.family}" if self.particle else self.family

    @property
    def sorting(self) -> str:
        """Return the name with a comma, family name first: ``van Rijn, Ada, Jr.``."""
        if self.suffix or not self.given:
            return ", ".join(filter(None, (self.surname, self.given, self.suffix)))
        return f"{self.surname}, {self.given}"

    @property
    def initials(self) -> str | None:
        """Return the given names' initials: ``J.-P. K.`` for Jean-Paul Karl."""
        return _initials(self.given) if self.given else None


def names(authors: Iterable[str]) -> tuple[Name, ...]:
    """Return the names of a page's authors; what stands for names not given is left out."""
    return tuple(split(each) for each in authors if is_name(each))


def is_name(author: str) -> bool:
    """Return whether an author's name is one, and does not stand for names not given."""
    return author.casefold().strip() not in _OTHERS


@lru_cache(maxsize=65536)
def split(name: str) -> Name:
    """Return a name written given name first (or with a comma, family name first) in parts."""
    if "," in name:
        return _with_comma(name)
    words = name.split()
    if len(words) > 1 and is_family_first(name):
        return Name(family=words[0], given=" ".join(words[1:]))
    if not words:
        return Name(family=name)
    suffix = _suffix(words[-1]) if len(words) > 2 else None
    return _parts(words[:-1] if suffix else words, suffix)


def _with_comma(name: str) -> Name:
    """Return the parts of ``Rijn, Ada``, ``Reed, Jr., Ada`` or ``Ada Reed, Jr.``."""
    parts = [part for part in (part.strip() for part in name.split(",")) if part]
    suffix = next((found for part in parts[1:] if (found := _suffix(part))), None)
    rest = [part for part in parts if not (suffix and _suffix(part) == suffix)]
    if not rest:
        return Name(family=name)
    if len(rest) == 1:
        return _parts(rest[0].split(), suffix)
    words = rest[0].split()
    count = _leading_particles(words)
    return Name(
        family=" ".join(words[count:]),
        particle=" ".join(words[:count]) or None,
        given=" ".join(rest[1:]),
        suffix=suffix,
    )


def _parts(words: list[str], suffix: str | None) -> Name:
    """Return the parts of a name without commas.

    A run of particles begins the family name, as in BibTeX; else the family name is one word.
    """
    start, end = _particles(words)
    return Name(
        given=" ".join(words[:start]) or None,
        particle=" ".join(words[start:end]) or None,
        family=" ".join(words[end:]),
        suffix=suffix,
    )


def _particles(words: list[str]) -> tuple[int, int]:
    """Return where the particles begin and end; with none, both are where the family begins."""
    last = len(words) - 1
    if _ALL_PARTICLES.isdisjoint(words):
        return last, last
    first = 0 if words[-1][0].isupper() else 1  # "van Rijn" lacks a given name, "di zhang" does not
    small = [place for place in range(first, last) if words[place] in _PARTICLES]
    capital = [place for place in range(1, last) if _is_capital(words, place)]
    if small:
        return min([small[0], *(each for each in capital if each < small[0])]), small[-1] + 1
    start = capital[0] if capital else last
    return start, start


def _is_capital(words: list[str], place: int) -> bool:
    return words[place] in _CAPITALS and words[place + 1] not in _VIETNAMESE


def _leading_particles(words: list[str]) -> int:
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    return count


def _suffix(word: str) -> str | None:
    return _SUFFIXES.get(word.casefold().rstrip("."))


@lru_cache(maxsize=65536)
def _initials(given: str) -> str:
    if is_family_first(given):
        return given
    words = re.sub(r"\.(?=\w)", ". ", given).split()
    return " ".join(_initial(word) for word in words)


def _initial(word: str) -> str:
    parts = (part for part in re.split("[-‐‑]", word) if part)
    return "-".join(f"{part[0]}." if part[0].isalpha() else part for part in parts) or word
