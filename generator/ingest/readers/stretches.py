"""Cuts a listing into stretches at the places where one record certainly ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import NamedTuple

from generator.ingest.readers import byline, site
from generator.ingest.readers.byline import Byline
from generator.ingest.readers.evidence import CERTAIN, Habits, learn, weigh
from generator.ingest.readers.pairing import Piece, align
from generator.ingest.readers.site import Mark
from generator.ingest.source import Line, is_blank, plain

# No abstract is so long; so nothing of a file has to be weighed in one piece.
_LONGEST = 100_000
_SAMPLE = 200
_WINDOW = 256
_SHORT = 200


class Token(NamedTuple):
    """A visible line and what it is: the site's, a byline's, unreadable (why), or None: text.

    `byline` is what the byline said up to this line of it, and `begins` tells that it is the first.
    """

    line: Line
    text: str
    found: Mark | Byline | str | None
    byline: Byline | None
    begins: bool


class Extra(NamedTuple):
    """A line beside the records: the site's own, or for some `reason` of no use."""

    line: Line
    reason: str | None


@dataclass(slots=True)
class Stretch:
    """Some whole records: lines to be paired, and the byline that closes the last of them."""

    pieces: list[Piece] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    signed: list[tuple[Line, Byline]] = field(default_factory=list)
    byline: Byline | None = None
    final: bool = False


def cut(lines: Iterable[Line]) -> tuple[Habits, Iterator[Stretch]]:
    """Return what the first lines teach of the file's habits, and its stretches in order."""
    tokens = _tokens(lines)
    sample = list(islice(tokens, _SAMPLE))
    habits = learn(token.text for token in sample if token.found is None)
    return habits, _stretches(chain(sample, tokens), habits)


def _stretches(tokens: Iterable[Token], habits: Habits) -> Iterator[Stretch]:
    stretch = Stretch()
    for line, text, found, signed, begins in tokens:
        if found is None:
            piece = Piece(line.number, line.text, text, weigh(text, habits))
            if _ends_before(stretch, piece):
                yield stretch
                stretch = Stretch()
            elif len(stretch.pieces) >= _WINDOW:
                done, stretch = _split(stretch, habits)
                yield done
            stretch.pieces.append(piece)
        elif isinstance(found, Byline):
            if begins and stretch.byline:
                yield stretch
                stretch = Stretch()
            stretch.byline = signed
            stretch.signed.append((line, found))
        elif isinstance(found, Mark) and found is not Mark.CARD:
            if stretch.pieces or stretch.signed:
                yield stretch
                stretch = Stretch()
            stretch.extras.append(Extra(line, None))
        else:
            stretch.extras.append(Extra(line, found if isinstance(found, str) else None))
    stretch.final = True
    yield stretch


def _ends_before(stretch: Stretch, piece: Piece) -> bool:
    if stretch.byline:
        return True
    if not stretch.pieces or piece.weight > -CERTAIN:
        return False
    before = stretch.pieces[-1]
    return before.weight >= CERTAIN and before.text[-1] not in ":;,"


def _split(stretch: Stretch, habits: Habits) -> tuple[Stretch, Stretch]:
    """Return the first records of a long stretch, and what may belong to its last one."""
    last = align(stretch.pieces, habits)[-1]
    kept = len(last.abstract) + (last.title is not None)
    at = len(stretch.pieces) - kept or len(stretch.pieces)
    number = stretch.pieces[at - 1].number
    before = [extra for extra in stretch.extras if extra.line.number < number]
    after = [extra for extra in stretch.extras if extra.line.number > number]
    return Stretch(stretch.pieces[:at], before), Stretch(stretch.pieces[at:], after)


def _tokens(lines: Iterable[Line]) -> Iterator[Token]:
    visible = ((line, _spoken(line.text)) for line in lines if line.text and not is_blank(line))
    ended: tuple[tuple[Line, str] | None, ...] = (None,)
    above: str | None = None
    email = False
    signed: Byline | None = None
    for now, following in pairwise(chain(visible, ended)):
        assert now is not None  # noqa: S101  # only the last of the chain is
        line, text = now
        if email:
            text = site.unglue(text)
        found = _find(text, following and following[1], above, signed)
        begins = False
        if isinstance(found, Byline):
            joined = byline.join(signed, found)
            begins, signed = joined is None, joined or found
        elif found is None or found is Mark.PAGE or found is Mark.EMAIL:
            signed = None
        yield Token(line, text, found, signed, begins)
        email = found is Mark.EMAIL
        above = text if isinstance(found, Mark) else None


def _find(
    text: str, following: str | None, above: str | None, signed: Byline | None
) -> Mark | Byline | str | None:
    if len(text) > _SHORT:
        return None if len(text) <= _LONGEST else f"a line of {len(text):,} characters"
    if mark := site.mark(text, above):
        return mark
    if following is None and byline.is_fragment(text, signed):
        return Byline()
    if (part := byline.parse(text, signed)) is not None:
        return part
    if following and (named := byline.parse_organization(text, following)):
        return named
    return None if any(map(str.isalnum, text)) else "no word in it"


def _spoken(text: str) -> str:
    return plain(text) if len(text) <= _SHORT else text.strip()
