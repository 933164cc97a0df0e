"""Makes the files in which papers are handed on: all of them, and each section's, in every format.

What a section's papers are in a format is worked out once, and kept compressed: a file of all
papers is made of these, one section after another, and a compressed one needs nothing but to put
them in a row (RFC 1952 lets a file have several members). So a section without a change costs
nothing.

A browser that wants some papers in a format takes their records from small files and joins them by
what ``exports/formats.json`` says of the format. Such a file has a line of JSON for each of its
papers, compressed: the slug, then its record in each of the formats listed there, which side by
side take little more room than one of them.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from generator.publish.compact import FULL, Extent
from generator.publish.exports import json_text
from generator.publish.exports.format import Format
from generator.publish.exports.formats import COMPACT, FORMATS
from generator.publish.exports.json_lines import JSON_LINES
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.reuse.fingerprint import fingerprint
from generator.store import NOTHING, Store, digest

if TYPE_CHECKING:
    from generator.publish.published import Published
    from generator.publish.site import Site

FOLDER = "exports"
INDEX = f"{FOLDER}/formats.json"
# What readers take a selection of papers in; the rest is for who takes them all.
SELECTABLE = ("bibtex", "ris", "csl", "text", "csv")
PER_FILE = 32  # papers; a browser reads one such file for one paper
COMPRESSION = 4  # a tenth fewer bytes than the fastest in hardly more time; all further is slow
SLOWER = 6  # where every byte counts: a twentieth fewer in twice the time
# Bytes from which a file is published compressed alone: hosts, browsers and editors choke on
# larger ones, and a site may hold no more than a gigabyte.
LARGE = 1_000_000

Sections = Mapping[str, Sequence[PaperView]]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportFile:
    """A file of `size` bytes that holds `papers` papers; `section` is None where it holds all."""

    path: str
    form: str
    section: str | None
    papers: int
    size: int

    @property
    def format(self) -> Format:
        """Return the format of what it holds."""
        return FORMATS[self.form]

    @property
    def zipped(self) -> bool:
        """Return whether the content is compressed."""
        return self.path.endswith(".gz")


class Body(NamedTuple):
    """The records of some papers in one format, joined and compressed; `size` is without that."""

    size: int
    papers: int
    zipped: bytes


class Manner(NamedTuple):
    """How files are made: formats by id, those by section and of all papers, the compression."""

    formats: Mapping[str, Format]
    shelved: tuple[Format, ...]
    whole: tuple[Format, ...]
    level: int


_ALL = tuple(FORMATS.values())
_AT_LENGTH = Manner(FORMATS, _ALL, _ALL, COMPRESSION)
_BRIEFLY = Manner(COMPACT, tuple(COMPACT[each] for each in SELECTABLE), (JSON_LINES,), SLOWER)


class Made(NamedTuple):
    """A file that `content` makes; `key` tells it from what else it ever was."""

    path: str
    form: str | None  # None: of no use to people
    section: str | None
    papers: int
    key: bytes
    content: Callable[[], bytes]


@kept
def exports(site: Site) -> tuple[ExportFile, ...]:
    """Return the files in which the site's papers are handed on to people."""
    files = made(site.papers, _filed(site), extent=site.extent)
    return tuple(_told(each, len(each.content())) for each in files if each.form)


def write(site: Site, published: Published, store: Store) -> tuple[ExportFile, ...]:
    """Write the files of a site, and return those for people."""
    found = []
    for each in made(site.papers, _filed(site), store, site.extent):
        _, written = published.renew(each.path, each.key, each.content)
        if each.form:
            found.append(_told(each, written.size))
    return tuple(found)


def made(
    papers: Mapping[str, PaperView],
    sections: Sections,
    store: Store = NOTHING,
    extent: Extent = FULL,
) -> Iterator[Made]:
    """Yield the files of all papers, and of each section, and the records for browsers.

    Where the site is compact, all papers are there together in JSON Lines alone, and by section in
    what readers select papers in, compressed: whoever joins the sections' files has the others.
    """
    manner = _BRIEFLY if extent.compact else _AT_LENGTH
    about = digest(store.about, repr(extent).encode())
    bodies: dict[str, list[tuple[bytes, Body]]] = {}
    for section, members in sections.items():
        key = digest(about, fingerprint(tuple(members)))
        held = _held(section, members, manner, key, store)
        for form in manner.shelved:
            yield _file(form, section, [(key, held[form.id])], zipped=extent.compact)
        for name, body in held.items():
            bodies.setdefault(name, []).append((key, body))
    for form in manner.whole:
        yield from _whole(form, bodies.get(form.id, []))
    yield from _records(tuple(papers.values()), manner, about)


def record_file_of(slug: str, count: int) -> int:
    """Return the number of the file, of `count`, that holds a paper's record.

    It depends on the slug alone, so that browsers can work it out.
    """
    return crc32(slug.encode()) % count


def _filed(site: Site) -> Sections:
    return {name: section.papers for name, section in site.sections.items()}


def _told(each: Made, size: int) -> ExportFile:
    return ExportFile(
        path=each.path, form=each.form or "", section=each.section, papers=each.papers, size=size
    )


def _held(
    section: str, papers: Sequence[PaperView], manner: Manner, key: bytes, store: Store
) -> Mapping[str, Body]:
    """Return the bodies of a section by format, as an earlier build has kept them or made now."""
    name = f"exports-{section}"
    found = store.read(name, dict[str, Body], key)
    if found is None:
        forms = {form.id: form for form in (*manner.shelved, *manner.whole)}
        found = {name: _body(form, papers, manner.level) for name, form in forms.items()}
        store.write(name, found, key)
    return found


def _body(form: Format, papers: Sequence[PaperView], level: int) -> Body:
    text = form.separator.join(map(form.record, papers)).encode()
    return Body(len(text), len(papers), _gzip(text, level))


def _whole(form: Format, bodies: Sequence[tuple[bytes, Body]]) -> Iterator[Made]:
    """Yield the file of all papers; JSON Lines are there compressed in any case."""
    light = _file(form, None, bodies)
    yield light
    if form is JSON_LINES and not light.path.endswith(".gz"):
        yield _file(form, None, bodies, zipped=True)


def _file(
    form: Format, section: str | None, bodies: Sequence[tuple[bytes, Body]], *, zipped: bool = False
) -> Made:
    """Return a file that holds bodies with their keys; a large one is compressed."""
    held = [body for _, body in bodies if body.papers]
    large = zipped or sum(body.size for body in held) >= LARGE
    name = f"topics/{section}" if section else "papers"
    return Made(
        path=f"{FOLDER}/{name}.{form.extension}{'.gz' if large else ''}",
        form=form.id,
        section=section,
        papers=sum(body.papers for body in held),
        key=digest(form.id.encode(), *(key for key, _ in bodies)),
        content=partial(_compressed if large else _plain, form, held),
    )


def _plain(form: Format, bodies: Sequence[Body]) -> bytes:
    return form.join(gzip.decompress(body.zipped) for body in bodies)


def _compressed(form: Format, bodies: Sequence[Body]) -> bytes:
    between = _gzip(form.separator.encode()).join(body.zipped for body in bodies)
    return _gzip(form.head.encode()) + between + _gzip(form.tail.encode())


def _records(papers: Sequence[PaperView], manner: Manner, about: bytes) -> Iterator[Made]:
    """Yield the files from which browsers take papers in a format, and what they know it by."""
    held: list[list[PaperView]] = [[] for _ in range(max(1, -(-len(papers) // PER_FILE)))]
    for view in papers:
        held[record_file_of(view.slug, len(held))].append(view)
    index = _index(len(held))
    yield Made(INDEX, None, None, 0, digest(index), lambda: index)
    for number, views in enumerate(held):
        key = digest(about, fingerprint(tuple(views)))
        path = f"{FOLDER}/records/{number}.gz"
        yield Made(path, None, None, len(views), key, partial(_lines, views, manner))


def _lines(papers: Iterable[PaperView], manner: Manner) -> bytes:
    """Return the records of papers as browsers read them."""
    forms = [manner.formats[each] for each in SELECTABLE]
    lines = (json_text.line([view.slug, *(form.record(view) for form in forms)]) for view in papers)
    return _gzip("\n".join(lines).encode(), manner.level)


def _gzip(content: bytes, level: int = COMPRESSION) -> bytes:
    """Return the content compressed, the same bytes whenever that is done."""
    return gzip.compress(content, compresslevel=level, mtime=0)


def _index(count: int) -> bytes:
    """Return what a browser needs to know: the number of files, and the formats in their order."""
    told = ("id", "label", "extension", "media_type", "head", "separator", "tail")
    formats = [{name: getattr(FORMATS[each], name) for name in told} for each in SELECTABLE]
    return json_text.line({"files": count, "formats": formats}).encode()
