"""Owns the page files under ``docs/topics/``: finds them, takes them apart and lays them out.

A page is ``docs/topics/<folder>/<slug>.md``: front matter, the abstract, and from the first
``## `` heading on whatever curators add.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from generator import front_matter, schema, store, text
from generator.errors import PageError
from generator.forms import FieldError
from generator.front_matter import Place
from generator.model import Paper

TOPICS = PurePosixPath("docs/topics")
INDEX = "index.md"
# What may lie in docs/ beside pages; no SVG: it can hold script.
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif")

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # the latter on Windows
_PART = 1 << 16  # bytes read at once, which is more than most pages have
_NOTES = re.compile(r"^## ", re.MULTILINE)
_ESCAPED = re.compile(r"^\\(?=\\*## )", re.MULTILINE)
_HEADING = re.compile(r"^(?=\\*## )", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page file: `path` is relative to the project folder, `text` the whole file."""

    path: PurePosixPath
    text: str

    @property
    def slug(self) -> str:
        """Return the paper's permanent name, the file's stem."""
        return self.path.stem

    @property
    def folder(self) -> str:
        """Return the id of the section whose folder holds the file."""
        return self.path.parent.name

    @cached_property
    def digest(self) -> bytes:
        """Return what tells the text from all others."""
        return digest(self.text.encode())

    @cached_property
    def document(self) -> front_matter.Document:
        """Return the file taken apart; raises PageError where that fails."""
        return front_matter.parse(self.text, self.path)

    @property
    def abstract(self) -> str | None:
        """Return the abstract, paragraphs apart by a blank line, or None where there is none."""
        raw = self.document.body[: notes_start(self.document.body)]
        text = _ESCAPED.sub("", raw.replace("\r\n", "\n")).strip()
        return text or None

    @property
    def notes(self) -> str:
        """Return what curators wrote below the abstract, as Markdown; empty where nothing is."""
        return self.document.body[notes_start(self.document.body) :]

    @cached_property
    def reading(self) -> tuple[Paper | None, tuple[FieldError, ...]]:
        """Return the paper (None where title or topic fail) and the faults of its fields."""
        return schema.paper_from(self.document.values, self.abstract)

    @property
    def paper(self) -> Paper:
        """Return the paper; raises PageError, naming the line, where any field is faulty."""
        paper, faults = self.reading
        if faults or paper is None:
            raise self.error(faults[0])
        return paper

    @property
    def texts(self) -> bytes:
        """Return what tells the paper's title, summary and abstract from all others."""
        return texts_digest(self.paper.title, self.paper.summary, self.paper.abstract)

    @property
    def listed(self) -> bytes:
        """Return what tells all that lists may show of the paper: nothing far in its abstract."""
        begun = (self.paper.abstract or "")[: text.BEGINNING]
        return store.digest(msgspec.msgpack.encode(replace(self.paper, abstract=begun)))

    def error(self, fault: FieldError) -> PageError:
        """Return `fault` as an error that names this page and the line of the faulty key."""
        what = f"{fault.key}: {fault.what}"
        return PageError(self.path, what, fault.remedy, line=self.place_of(fault.key).line)

    def place_of(self, key: str) -> Place:
        """Return where a dotted key stands, or the nearest key around it; else the file's start."""
        while key and key not in self.document.places:
            key = key.rpartition(".")[0]
        return self.document.places[key] if key else Place(line=1, column=1)


def digest(content: bytes) -> bytes:
    """Return what tells the content of a page from that of any other."""
    return store.digest(content)


def texts_digest(title: str, summary: str | None, abstract: str | None) -> bytes:
    """Return what tells a title, a summary and an abstract from all others."""
    texts = (title, summary or "", abstract or "")
    return store.digest(*(text.encode("utf-8", "surrogatepass") for text in texts))


def place_in_notes(page: Page, offset: int) -> Place:
    """Return where an offset of the page's notes stands in its file."""
    return place_at(page, len(page.text) - len(page.notes) + offset)


def place_at(page: Page, offset: int) -> Place:
    """Return the line and column of an offset of the page's file."""
    before = page.text[:offset]
    return Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def notes_start(body: str) -> int:
    """Return the offset in `body` at which the curators' part begins."""
    found = _NOTES.search(body)
    return found.start() if found else len(body)


def slug_of(path: str) -> str:
    """Return the slug of the paper whose page lies at a path."""
    return path.rpartition("/")[2].removesuffix(".md")  # quicker than a path's own stem


def path_of(topic: str, slug: str) -> PurePosixPath:
    """Return where the page of a paper lies, relative to the project folder."""
    return TOPICS / topic / f"{slug}.md"


def find(root: Path) -> Iterator[PurePosixPath]:
    """Yield the paths of all page files of the project at `root`, sorted."""
    return map(PurePosixPath, names(root))


def names(root: Path) -> Iterator[str]:
    """Yield the same paths as texts, which of very many are made sooner."""
    folders = sorted(each.name for each in _listed(root / TOPICS) if each.is_dir())
    for folder in folders:
        if not (root / TOPICS / folder).is_symlink():
            found = sorted(each.name for each in _listed(root / TOPICS / folder) if _is_page(each))
            yield from (f"{TOPICS}/{folder}/{name}" for name in found)


def find_prose(root: Path) -> Iterator[PurePosixPath]:
    """Yield the paths of all other pages, sorted: the site's own, and the sections'."""
    for file in sorted((root / TOPICS.parent).rglob("*.md")):
        path = PurePosixPath(*file.relative_to(root).parts)
        stray = path.is_relative_to(TOPICS) and not path.match(f"{TOPICS}/*/{INDEX}")
        if file.is_file() and not stray and not _is_linked(file):
            yield path


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder; nothing where there is none."""
    try:
        with os.scandir(folder) as found:  # tells of links without a look at each file
            return list(found)
    except OSError:
        return []


def _is_page(file: os.DirEntry[str]) -> bool:
    # A symbolic link could publish any file of the machine; `check` tells of it.
    name = file.name
    return name.endswith(".md") and name != INDEX and name[0] != "." and not file.is_symlink()


def _is_linked(file: Path) -> bool:
    return file.is_symlink() or file.parent.is_symlink()


def load(root: Path, path: PurePosixPath) -> Page:
    """Return one page of the project; raises PageError where it is not UTF-8 text."""
    raw = content(str(root), str(path))
    try:
        return Page(path=path, text=raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PageError(path, "not UTF-8 text", "save the file as UTF-8", line=line) from None


def content(root: str, path: str) -> bytes:
    """Return the bytes of a page; of very many, in half the time that `open` takes."""
    parts, opened = [], os.open(f"{root}/{path}", _READING)
    try:
        while part := os.read(opened, _PART):
            parts.append(part)
    finally:
        os.close(opened)
    return b"".join(parts)


def load_all(root: Path) -> list[Page]:
    """Return every page of the project, by path; raises PageError at the first unreadable one."""
    return [load(root, path) for path in find(root)]


def layout(values: Mapping[str, Any], abstract: str | None, notes: str = "") -> str:
    """Return the text of a new page file."""
    body = body_text(abstract) + (f"\n{notes}" if notes else "")
    return f"---\n{front_matter.render(values)}---\n{body}"


def body_text(abstract: str | None) -> str:
    """Return the abstract as the page's body, so that no line of it reads as a heading."""
    return _HEADING.sub(r"\\", abstract) + "\n" if abstract else ""


def by_slug(pages: Iterable[Page]) -> dict[str, Page]:
    """Return the pages by slug.

    Raises:
        PageError: two files in different folders have the same slug, so the same address.
    """
    found: dict[str, Page] = {}
    for page in pages:
        if page.slug in found:
            what = f"'{page.slug}' is also the name of {found[page.slug].path}"
            raise PageError(page.path, what, "merge the two pages or rename one", line=1)
        found[page.slug] = page
    return found
