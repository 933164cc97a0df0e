"""Owns what tells quickly whether two texts can be alike: fingerprints, and bounds on likeness.

The fingerprints are the smallest hashes of an abstract's word triples and of a title's letters (a
bottom sketch after Broder 1997), so that looking for those in common grows linearly. A signature of
`_BITS` bits then bounds from above how many triples two abstracts share.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.arrays import Integers, Marks, bounds, counted, ranges, split, starts
from generator.workers import mapped

CROWD = 40  # a fingerprint shared by more texts is boilerplate and proves nothing

_LETTERS, _FROM_TITLE = 9, 6  # how long a stretch of a title is, and how many of them count
_TRIPLE, _FROM_ABSTRACT = 3, 8  # texts that share 70 % meet with 1 - 0.3⁸
_BITS = 4096
_BLOCK = 512  # works that are hashed at once
_BLOCKS = 4  # … that a process takes at a time
_PAIRS = 8192  # pairs that are bounded at once
_HASH = 48  # bits
_STEP, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)  # odd, bits well mixed
_KEY, _MAIN_KEY, _STRETCH, _WORDS = range(4)  # kinds of fingerprints
_WORD = re.compile(r"\w+")
_SPACED = {code: chr(code).lower() if _WORD.match(chr(code)) else " " for code in range(128)}

_Hashes: TypeAlias = NDArray[np.uint64]


class Sketched(Protocol):
    """What is compared: the key of a title, that of its part before the colon, and an abstract."""

    @property
    def key(self) -> str:
        """Return the title without what two spellings may differ in."""

    @property
    def main_key(self) -> str:
        """Return the key of the title without its subtitle."""

    @property
    def abstract(self) -> str | None:
        """Return the abstract."""

    @property
    def incomplete(self) -> bool:
        """Return whether the abstract is cut off."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sketches:
    """The sketches of some works.

    Each of `marks` is a fingerprint, beside it the place of its work, of which there may be many.
    `keys` and `main_keys` are hashes, equal for equal ones. An abstract has as many different word
    triples as `sizes` says; `signatures` are the bits they set, where `hidden` of them meet others.
    """

    marks: Integers
    owners: Integers
    keys: Integers
    main_keys: Integers
    signatures: _Hashes
    sizes: Integers
    hidden: Integers
    incomplete: Marks
    has_abstract: Marks

    def pairs(self) -> Iterator[tuple[Integers, Integers]]:
        """Yield pairs of works that share a fingerprint, in order, so many at a time."""
        first, second = pairs(self.marks, self.owners)
        for start in range(0, len(first), _PAIRS):
            yield first[start : start + _PAIRS], second[start : start + _PAIRS]

    def most_alike(self, first: Integers, second: Integers) -> NDArray[np.float64]:
        """Return what the likeness of the abstracts of pairs cannot exceed; NaN if not known."""
        common = _set_bits(self.signatures[first] & self.signatures[second])
        common += np.minimum(self.hidden[first], self.hidden[second])
        smaller = np.minimum(self.sizes[first], self.sizes[second])
        common = np.minimum(common, smaller)
        whole = self.sizes[first] + self.sizes[second] - common
        of = np.where(self.incomplete[first] | self.incomplete[second], smaller, whole)
        unknown = np.where(self.has_abstract[first] & self.has_abstract[second], 1.0, np.nan)
        return np.where(smaller > 0, common / np.maximum(of, 1), unknown)


def sketch(works: Sequence[Sketched]) -> Sketches:
    """Return the sketches of works."""
    places, hashes = np.arange(len(works)), _WordHashes()
    keys = _hashes_of(work.key for work in works)
    main_keys = _hashes_of(work.main_key for work in works)
    blocks = mapped(
        lambda start: _of_block(works[start : start + _BLOCK], start, hashes),
        range(0, len(works), _BLOCK),
        chunk=_BLOCKS,
    )
    marks, owners, signatures, sizes = map(np.concatenate, zip(_NONE, *blocks, strict=True))
    return Sketches(
        marks=np.concatenate([_marked(_KEY, keys), _marked(_MAIN_KEY, main_keys), marks]),
        owners=np.concatenate([places, places, owners]),
        keys=keys,
        main_keys=main_keys,
        signatures=signatures,
        sizes=sizes,
        hidden=sizes - _set_bits(signatures),
        incomplete=np.array([work.incomplete for work in works], bool),
        has_abstract=np.array([bool(work.abstract) for work in works], bool),
    )


def pairs(marks: Integers, owners: Integers) -> tuple[Integers, Integers]:
    """Return the pairs of works that share a fingerprint, in order.

    All works with one of the `marks` have to be among its `owners`, the first of them first.
    """
    total = int(owners.max(initial=0)) + 1
    order = np.argsort(marks, kind="stable")
    begins = starts(marks[order])
    sizes = np.diff(begins, append=len(order))
    exact = _is_title(marks[order[begins]])
    found = [
        owners[order[first]] * total + owners[order[second]]
        for first, second in (*_within(begins, sizes), *_from_first(begins, sizes, exact))
    ]
    keys, _ = counted(np.concatenate(found))
    return split(keys, total)


def crowds(marks: Integers) -> Integers:
    """Return those marks that tell a title which more works have than a crowd."""
    different, counts = counted(marks[_is_title(marks)])
    return different[counts > CROWD]


def _is_title(marks: Integers) -> Marks:
    exact: Marks = marks >> _HASH == _KEY
    return exact


class _Block(NamedTuple):
    """Fingerprints of some works, and whose they are; the bits and the number of their triples."""

    marks: Integers
    owners: Integers
    signatures: _Hashes
    sizes: Integers


_NONE = _Block(
    marks=np.zeros(0, np.int64),
    owners=np.zeros(0, np.int64),
    signatures=np.zeros((0, _BITS // 64), np.uint64),
    sizes=np.zeros(0, np.int64),
)


def _of_block(works: Sequence[Sketched], start: int, hashes: _WordHashes) -> _Block:
    stretches, whose = _distinct(*_windows(*_letters([work.key for work in works]), _LETTERS))
    few = _first(whose, _FROM_TITLE)
    triples, of = _distinct(*_windows(*_words(works, hashes), _TRIPLE))
    some = _first(of, _FROM_ABSTRACT)
    return _Block(
        marks=np.concatenate([_marked(_STRETCH, stretches[few]), _marked(_WORDS, triples[some])]),
        owners=np.concatenate([whose[few], of[some]]) + start,
        signatures=_signatures(triples, of, len(works)),
        sizes=np.bincount(of, minlength=len(works)),
    )


def _within(begins: Integers, sizes: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Yield all pairs of places within groups that are no crowd."""
    fit = (sizes > 1) & (sizes <= CROWD)
    places = ranges(begins[fit], sizes[fit])
    ends = np.repeat((begins + sizes)[fit], sizes[fit])
    for step in range(1, CROWD):
        within = places + step < ends
        places, ends = places[within], ends[within]
        yield places, places + step


def _from_first(
    begins: Integers, sizes: Integers, exact: Marks
) -> Iterator[tuple[Integers, Integers]]:
    """Yield the first of each crowd of the same title with each of the others."""
    crowds = exact & (sizes > CROWD)
    others = ranges(begins[crowds] + 1, sizes[crowds] - 1)
    yield np.repeat(begins[crowds], sizes[crowds] - 1), others


def _marked(kind: int, hashes: Integers | _Hashes) -> Integers:
    return hashes.astype(np.int64) | kind << _HASH


def _hashes_of(keys: Iterable[str]) -> Integers:
    return np.array([zlib.crc32(key.encode("utf-8", "surrogatepass")) for key in keys], np.int64)


class _WordHashes(dict[str, int]):
    """The hash of each word, worked out once."""

    def __missing__(self, word: str) -> int:
        self[word] = found = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return found


def _words(works: Sequence[Sketched], hashes: _WordHashes) -> tuple[_Hashes, Integers]:
    """Return the words of all abstracts as hashes, and how many each has."""
    found = [words(work.abstract or "") for work in works]
    lengths = np.array(list(map(len, found)), np.int64)
    each = map(hashes.__getitem__, chain.from_iterable(found))
    return np.fromiter(each, np.uint64, int(lengths.sum())), lengths


def words(text: str) -> list[str]:
    """Return the words of a text that count for its likeness to others."""
    if text.isascii():
        return text.translate(_SPACED).split()
    return _WORD.findall(text.casefold())


def _letters(texts: Sequence[str]) -> tuple[_Hashes, Integers]:
    """Return the characters of all texts as numbers, and how many each has."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes.astype(np.uint64), np.array(list(map(len, texts)), np.int64)


def _windows(units: _Hashes, lengths: Integers, width: int) -> tuple[_Hashes, Integers]:
    """Return a hash of each stretch of `width` units within a text, and the text's place."""
    counts = np.maximum(lengths - width + 1, 0)
    begins = ranges(bounds(lengths)[:-1], counts)
    found = np.zeros(len(begins), np.uint64)
    for place in range(width):
        found *= _STEP
        found += units[begins + place]
    found ^= found >> np.uint64(32)
    found *= _MIX
    return found >> np.uint64(64 - _HASH), np.repeat(np.arange(len(lengths)), counts)


def _distinct(hashes: _Hashes, owners: Integers) -> tuple[Integers, Integers]:
    """Return each hash of an owner once, in order."""
    keys, _ = counted(hashes.astype(np.int64) | owners << _HASH)
    return keys & ((1 << _HASH) - 1), keys >> _HASH


def _first(owners: Integers, count: int) -> Integers:
    """Return the places of the first few of each owner."""
    begins = starts(owners)
    sizes = np.diff(begins, append=len(owners))
    return ranges(begins, np.minimum(sizes, count))


def _signatures(hashes: Integers, owners: Integers, total: int) -> _Hashes:
    """Return for each owner which of `_BITS` bits its hashes set."""
    found = np.zeros((total, _BITS), bool)
    found[owners, hashes % _BITS] = True
    return np.packbits(found, axis=1).view(np.uint64)


def _set_bits(signatures: _Hashes) -> Integers:
    found: Integers = np.bitwise_count(signatures).sum(axis=1, dtype=np.int64)
    return found
