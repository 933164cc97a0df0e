"""Reads listing text: papers as a title line, then the abstract, then perhaps a byline."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from generator import latex, links
from generator.ingest.readers import likeness
from generator.ingest.readers.byline import Byline
from generator.ingest.readers.evidence import Habits, is_closed, is_cut
from generator.ingest.readers.pairing import Pair, Piece, align
from generator.ingest.readers.stretches import Extra, Stretch, cut
from generator.ingest.source import Head, Line, reject
from generator.model import Banner, Entry, Record
from generator.text import clean

EXPECTED = "listing text (a title line, then its abstract, then perhaps a byline)"
_NO_TITLE = "no title"
_NO_ABSTRACT = "no abstract"
_UNSIGNED = Byline()


_UNSPACED = re.compile(r"(?<=[぀-ヿ㐀-鿿，。、；：])\n(?=[぀-ヿ㐀-鿿])|(?<=\w-)\n(?=\w)")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is a listing."""
    if likeness.is_foreign(head):
        return False
    return likeness.has_marks(head) or likeness.is_listing(read(head.lines, ""))


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records of a listing in order; the lines are held only as long as needed.

    A record that lacks its title or its abstract is a Reject and costs no other record anything.
    Only at the end of the file is a title without an abstract an Entry, marked incomplete.
    """
    habits, stretches = cut(lines)
    before: Entry | None = None
    banner: Banner | None = None
    for stretch in stretches:
        for record in _records(stretch, habits, source, before):
            if isinstance(record, Banner):
                banner = replace(banner, last_line=record.last_line) if banner else record
                continue
            if banner:
                yield banner
            banner = None
            before = record if isinstance(record, Entry) else before
            yield record
    if banner:
        yield banner


def _records(
    stretch: Stretch, habits: Habits, source: str, before: Entry | None
) -> Iterable[Record]:
    """Return the records of a stretch, and what lies between them, in the order of lines."""
    byline = stretch.byline
    ends = stretch.final if byline is None else byline.card
    pairs = align(stretch.pieces, habits, anchored=byline is not None, final=ends)
    records = [_unsigned(pair, source) for pair in pairs[:-1]]
    if pairs:
        latest = [before, *(one for one in records if isinstance(one, Entry))][-1]
        records += _last(pairs[-1], stretch, source, latest)
    elif stretch.signed:
        signed = [line for line, _ in stretch.signed]
        records.append(reject(signed, source, "a byline without a paper"))
    return _with_extras(records, stretch, source) if stretch.extras else records


def _unsigned(pair: Pair, source: str) -> Record:
    entry = _entry(pair, source, _last_line(pair), _UNSIGNED)
    if entry is None or entry.abstract is None:
        return reject(_lines(pair), source, _NO_ABSTRACT if entry else _NO_TITLE)
    return entry


def _last(pair: Pair, stretch: Stretch, source: str, before: Entry | None) -> Iterator[Record]:
    """Return the record that the stretch's byline, or the file's end, closes.

    Lines of the byline that cannot be read are a Reject of their own behind it.
    """
    byline, signed = stretch.byline, stretch.signed
    good = signed
    if byline and byline.fault:
        good = list(takewhile(lambda told: told[1].fault is None, signed))
    last_line = good[-1][0].number if good else _last_line(pair)
    entry = _entry(pair, source, last_line, byline or _UNSIGNED)
    bare = stretch.final if byline is None else byline.card
    if entry is None or (entry.abstract is None and not bare):
        lines = [*_lines(pair), *(line for line, _ in signed)]
        yield reject(lines, source, _NO_ABSTRACT if entry else _NO_TITLE)
        return
    cut_off = stretch.final and _is_cut(entry, byline, before)
    yield replace(entry, incomplete=True) if cut_off else entry
    if bad := signed[len(good) :]:
        yield reject([line for line, _ in bad], source, bad[0][1].fault or "")


def _entry(pair: Pair, source: str, last_line: int, byline: Byline) -> Entry | None:
    title = latex.to_unicode(clean(pair.title.text)) if pair.title else ""
    if not pair.title or not title:
        return None
    abstract = latex.to_unicode(clean(_joined(pair.abstract)))
    return Entry(
        title=title,
        abstract=abstract or None,
        source=source,
        line=pair.title.number,
        last_line=last_line,
        date=byline.date,
        author_count=byline.author_count,
        organization=byline.organization,
        comments=byline.comments,
        links=links.find(abstract),
    )


def _is_cut(entry: Entry, byline: Byline | None, before: Entry | None) -> bool:
    """Return whether the file's last entry lacks something that it should have."""
    if byline:
        return not byline.dated and before is not None and before.date is not None
    if entry.abstract is None or (before is not None and before.date is not None):
        return True
    # Where the abstract before goes without a full stop this one may do so, too.
    usual = before is None or before.abstract is None or is_closed(before.abstract)
    return usual and is_cut(entry.abstract)


def _joined(pieces: tuple[Piece, ...]) -> str:
    if len(pieces) == 1:
        return pieces[0].text
    return _UNSPACED.sub("", "\n".join(piece.text for piece in pieces))


def _lines(pair: Pair) -> list[Line]:
    pieces = (pair.title, *pair.abstract) if pair.title else pair.abstract
    return [Line(piece.number, piece.raw) for piece in pieces]


def _last_line(pair: Pair) -> int:
    return pair.abstract[-1].number if pair.abstract else pair.title.number if pair.title else 0


def _with_extras(records: Iterable[Record], stretch: Stretch, source: str) -> Iterator[Record]:
    """Return the records and, where they lie outside of these, the lines beside them."""
    extras = deque(stretch.extras)
    for record in records:
        while extras and extras[0].line.number < record.line:
            yield _extra(extras.popleft(), source)
        while extras and extras[0].line.number <= record.last_line:
            extras.popleft()
        yield record
    for extra in extras:
        yield _extra(extra, source)


def _extra(extra: Extra, source: str) -> Record:
    number = extra.line.number
    if extra.reason is None:
        return Banner(source=source, line=number, last_line=number)
    return reject([extra.line], source, extra.reason)
