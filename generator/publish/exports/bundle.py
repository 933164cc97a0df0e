"""Makes the files in which papers are handed on: all of them, and each section's, in every format.

A browser that wants some papers in a format takes their records from small files and joins them by
what ``exports/formats.json`` says of the format. Such a file has a line with the slugs of its
papers, then their records with the format's separator between them; it is compressed.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from generator.publish.exports import json_text
from generator.publish.exports.formats import FORMATS
from generator.publish.exports.json_lines import JSON_LINES

if TYPE_CHECKING:
    from generator.publish.exports.format import Format
    from generator.publish.paper_view import PaperView
    from generator.publish.site import Site

FOLDER = "exports"
INDEX = f"{FOLDER}/formats.json"
# What readers take a selection of papers in; the rest is for who takes them all.
SELECTABLE = ("bibtex", "ris", "csl", "text", "csv")
PER_FILE = 32  # records; a browser reads one such file for one paper
FASTEST = 1  # compression: a tenth more bytes in a third of the time
# Bytes from which a file is published compressed alone: hosts, browsers and editors choke on
# larger ones, and a site may hold no more than a gigabyte.
LARGE = 4_000_000

Records = Mapping[str, bytes]  # by slug


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportFile:
    """A file that holds `papers` papers; `section` is None where it holds all."""

    path: str
    format: Format
    section: str | None
    papers: int
    content: bytes

    @property
    def size(self) -> int:
        """Return the number of bytes."""
        return len(self.content)

    @property
    def zipped(self) -> bool:
        """Return whether the content is compressed."""
        return self.path.endswith(".gz")


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """What is handed on: files for people, and by path the records for browsers."""

    files: tuple[ExportFile, ...]
    records: Mapping[str, bytes]

    def of_section(self, section: str) -> tuple[ExportFile, ...]:
        """Return the files of one section."""
        return tuple(file for file in self.files if file.section == section)


def build(papers: Mapping[str, PaperView], sections: Mapping[str, Sequence[PaperView]]) -> Bundle:
    """Return the files of all papers and of each section; no paper is written twice."""
    files: list[ExportFile] = []
    count = max(1, -(-len(papers) // PER_FILE))
    records = {INDEX: _index(count)}
    for form in FORMATS.values():
        written = {slug: form.record(view).encode() for slug, view in papers.items()}
        whole = _file(form, written, list(papers), None)
        if whole.size < LARGE:
            files.append(whole)
        if whole.size >= LARGE or form is JSON_LINES:
            files.append(_zipped(whole))
        for section, members in sections.items():
            file = _file(form, written, [view.slug for view in members], section)
            files.append(file if file.size < LARGE else _zipped(file))
        if form.id in SELECTABLE:
            records |= dict(_record_files(form, written, count))
    return Bundle(files=tuple(files), records=records)


def files(site: Site, address: str | None) -> dict[str, bytes]:  # noqa: ARG001  all makers' signature
    """Return every file's content by its path below the site's root."""
    return {file.path: file.content for file in site.exports.files} | dict(site.exports.records)


def record_file_of(slug: str, count: int) -> int:
    """Return the number of the file, of `count`, that holds a paper's record.

    It depends on the slug alone, so that browsers can work it out.
    """
    return crc32(slug.encode()) % count


def _file(form: Format, written: Records, slugs: Sequence[str], section: str | None) -> ExportFile:
    name = f"topics/{section}" if section else "papers"
    return ExportFile(
        path=f"{FOLDER}/{name}.{form.extension}",
        format=form,
        section=section,
        papers=len(slugs),
        content=form.join([written[slug] for slug in slugs]),
    )


def _zipped(file: ExportFile) -> ExportFile:
    """Return the file compressed."""
    return ExportFile(
        path=f"{file.path}.gz",
        format=file.format,
        section=file.section,
        papers=file.papers,
        content=_gzip(file.content),
    )


def _record_files(form: Format, written: Records, count: int) -> Iterator[tuple[str, bytes]]:
    held: list[list[str]] = [[] for _ in range(count)]
    for slug in written:
        held[record_file_of(slug, count)].append(slug)
    separator = form.separator.encode()
    for number, slugs in enumerate(held):
        head = " ".join(slugs).encode()
        content = b"%s\n%s" % (head, separator.join([written[slug] for slug in slugs]))
        yield f"{FOLDER}/records/{form.id}/{number}.gz", _gzip(content)


def _gzip(content: bytes) -> bytes:
    """Return the content compressed, the same bytes whenever that is done."""
    return gzip.compress(content, compresslevel=FASTEST, mtime=0)


def _index(count: int) -> bytes:
    """Return what a browser needs to know: the number of files, and how records make a file."""
    told = ("id", "label", "extension", "media_type", "head", "separator", "tail")
    formats = [{name: getattr(FORMATS[each], name) for name in told} for each in SELECTABLE]
    return json_text.line({"files": count, "formats": formats}).encode()
