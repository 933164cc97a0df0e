"""Makes the files in which papers are handed on: all of them, and each section's, in every format.

A browser that wants some papers in a format takes their records from small files and joins them by
what ``exports/formats.json`` says of the format. Such a file has a line of JSON for each of its
papers, compressed: the slug, then its record in each of the formats listed there, which side by
side take little more room than one of them.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
PER_FILE = 32  # papers; a browser reads one such file for one paper
# Levels of compression: few papers in hardly more time than the fastest takes, and a tenth fewer
# bytes; very many in another twentieth fewer, for twice the time.
QUICK, CLOSE = 4, 6
# Bytes from which a file is published compressed alone: hosts, browsers and editors choke on
# larger ones, and a site may hold no more than a gigabyte.
LARGE = 1_000_000
# Papers from which they are handed on all together in JSON Lines alone, and by section in what
# readers select papers in: whoever joins the sections' files has the others.
MANY = 25_000

Sections = Mapping[str, Sequence["PaperView"]]
Files = Iterator[tuple[str, bytes]]  # content by path below the site's root


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
    """What is handed on: files for people, and `papers`, of which browsers find the records."""

    files: tuple[ExportFile, ...]
    papers: Sequence[PaperView]

    def of_section(self, section: str) -> tuple[ExportFile, ...]:
        """Return the files of one section."""
        return tuple(file for file in self.files if file.section == section)


def build(papers: Mapping[str, PaperView], sections: Sections) -> Bundle:
    """Return the files of all papers and of each section."""
    views = tuple(papers.values())
    make = _every if len(papers) < MANY else _fewer
    return Bundle(files=tuple(make(views, sections)), papers=views)


def _every(papers: Sequence[PaperView], sections: Sections) -> Iterator[ExportFile]:
    """Yield the files of all formats; no paper is written twice."""
    for form in FORMATS.values():
        written = {view.slug: form.record(view).encode() for view in papers}
        whole = _file(form, [*written.values()], None)
        if form is JSON_LINES and whole.size < LARGE:
            yield whole
            yield _zipped(whole)
        else:
            yield _light(whole)
        for section, members in sections.items():
            yield _light(_file(form, [written[view.slug] for view in members], section))


def _fewer(papers: Sequence[PaperView], sections: Sections) -> Iterator[ExportFile]:
    """Yield the files of very many papers, without holding them all at any time."""
    content = io.BytesIO()
    with gzip.GzipFile("", "wb", CLOSE, content, mtime=0) as zipped:
        for view in papers:
            zipped.write(f"{JSON_LINES.record(view)}\n".encode())
    yield ExportFile(
        path=f"{_path(JSON_LINES, None)}.gz",
        format=JSON_LINES,
        section=None,
        papers=len(papers),
        content=content.getvalue(),
    )
    for form in (FORMATS[each] for each in SELECTABLE):
        for section, members in sections.items():
            written = [form.record(view).encode() for view in members]
            yield _light(_file(form, written, section), CLOSE)


def files(site: Site, address: str | None) -> Files:  # noqa: ARG001  all makers' signature
    """Yield every file's path and content, the records only as they are asked for."""
    yield from ((file.path, file.content) for file in site.exports.files)
    yield from records(site.exports.papers)


def records(papers: Sequence[PaperView]) -> Files:
    """Yield the files from which browsers take papers in a format, and what they know it by."""
    held: list[list[PaperView]] = [[] for _ in range(max(1, -(-len(papers) // PER_FILE)))]
    for view in papers:
        held[record_file_of(view.slug, len(held))].append(view)
    level = QUICK if len(papers) < MANY else CLOSE
    yield INDEX, _index(len(held))
    forms = [FORMATS[each] for each in SELECTABLE]
    for number, views in enumerate(held):
        lines = (
            json_text.line([view.slug, *(form.record(view) for form in forms)]) for view in views
        )
        yield f"{FOLDER}/records/{number}.gz", _gzip("\n".join(lines).encode(), level)


def record_file_of(slug: str, count: int) -> int:
    """Return the number of the file, of `count`, that holds a paper's record.

    It depends on the slug alone, so that browsers can work it out.
    """
    return crc32(slug.encode()) % count


def _path(form: Format, section: str | None) -> str:
    name = f"topics/{section}" if section else "papers"
    return f"{FOLDER}/{name}.{form.extension}"


def _file(form: Format, written: Sequence[bytes], section: str | None) -> ExportFile:
    return ExportFile(
        path=_path(form, section),
        format=form,
        section=section,
        papers=len(written),
        content=form.join(written),
    )


def _light(file: ExportFile, level: int = QUICK) -> ExportFile:
    """Return the file, compressed where it is large."""
    return file if file.size < LARGE else _zipped(file, level)


def _zipped(file: ExportFile, level: int = QUICK) -> ExportFile:
    """Return the file compressed."""
    return replace(file, path=f"{file.path}.gz", content=_gzip(file.content, level))


def _gzip(content: bytes, level: int) -> bytes:
    """Return the content compressed, the same bytes whenever that is done."""
    return gzip.compress(content, compresslevel=level, mtime=0)


def _index(count: int) -> bytes:
    """Return what a browser needs to know: the number of files, and the formats in their order."""
    told = ("id", "label", "extension", "media_type", "head", "separator", "tail")
    formats = [{name: getattr(FORMATS[each], name) for name in told} for each in SELECTABLE]
    return json_text.line({"files": count, "formats": formats}).encode()
