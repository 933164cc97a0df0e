"""Owns reading a project for publishing: its sections and pages, and every problem at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from generator import pages, schema, snapshot, synonyms, tags, taxonomy
from generator.errors import GeneratorError, PageError, ProjectError
from generator.forms import FieldError
from generator.model import Paper
from generator.pages import Page
from generator.publish.strays import leads_out
from generator.snapshot import Belief
from generator.store import NOTHING, Store, digest
from generator.synonyms import Synonyms
from generator.tags import Tags
from generator.taxonomy import Taxonomy
from generator.workers import mapped

_KEPT = "pages"
# What tells a page, what lists show of it, and its paper's texts; the paper, and the notes.
_Kept = tuple[bytes, bytes, bytes, Paper, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedPage:
    """What is published of a page without a problem; `path` is below the project.

    `digest` tells the page's text from all others, `listed` what lists show of it, `texts` the
    paper's title, summary and abstract.
    """

    path: str
    slug: str
    paper: Paper
    notes: str
    digest: bytes
    listed: bytes
    texts: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """What the folder `root` holds: sections, pages without a problem by path, and beliefs.

    `believed` tells the beliefs from all others.
    """

    root: Path
    taxonomy: Taxonomy = field(default_factory=dict)
    pages: tuple[PublishedPage, ...] = ()
    beliefs: Mapping[str, Belief] = field(default_factory=dict)
    believed: bytes = b""
    synonyms: Synonyms = field(default_factory=Synonyms)
    tags: Tags = field(default_factory=dict)
    problems: tuple[GeneratorError, ...] = ()


def load(root: Path, store: Store = NOTHING) -> Project:
    """Return the project at `root`; a page with a problem is left out and its problems told.

    Pages that an earlier build kept in `store` are not read again.
    """
    try:
        for problem in _links(root):
            raise problem
        topics, held = taxonomy.load(root), snapshot.read(root)
        beliefs = snapshot.parse(held)
        same, listed = synonyms.load(root), tags.load(root)
    except GeneratorError as problem:
        return Project(root=root, problems=(problem,))
    found, problems = _pages(root, topics, store)
    return Project(
        root=root,
        taxonomy=topics,
        pages=tuple(found.values()),
        beliefs=beliefs,
        believed=digest(held.encode()),
        synonyms=same,
        tags=listed,
        problems=tuple(problems),
    )


def _links(root: Path) -> Iterator[GeneratorError]:
    """Yield a problem for each section that is not in docs/ but somewhere on the machine."""
    topics = root / pages.TOPICS
    for file in [topics, *sorted(topics.glob(f"*/{pages.INDEX}"))]:
        if file.exists() and leads_out(file, root / pages.TOPICS.parent):
            path = file.relative_to(root).as_posix()
            yield ProjectError(path, "a symbolic link leads out of docs/", "put the file itself")


def _pages(
    root: Path, topics: Taxonomy, store: Store
) -> tuple[dict[str, PublishedPage], list[GeneratorError]]:
    """Return the pages without a problem by slug, and the problems of all others."""
    found: dict[str, PublishedPage] = {}
    problems: list[GeneratorError] = []
    paths = [*pages.names(root)]
    for path, page in zip(paths, _read(root, topics, paths, store), strict=True):
        faults = [*_name_problems(path, found)]
        if page is None:
            faults = [*_page_problems(root, path, topics), *faults]
        problems += faults
        if page and not faults:
            found[page.slug] = page
    return found, problems


def _read(
    root: Path, topics: Taxonomy, paths: Sequence[str], store: Store
) -> Iterator[PublishedPage | None]:
    """Yield what is published of each page, or None where it has a problem."""
    about = digest(*(topic.encode() for topic in topics))
    kept = store.read(_KEPT, dict[str, _Kept], about) or {}
    folder = str(root)
    missing = [path for path in paths if path not in kept or kept[path][0] != _told(folder, path)]
    fresh = dict(zip(missing, mapped(partial(_published, root, topics), missing), strict=True))
    known = {path: fresh[path] if path in fresh else kept[path] for path in paths}
    if fresh or len(known) < len(kept):
        store.later(_KEPT, lambda: {path: each for path, each in known.items() if each}, about)
    for path, each in known.items():
        yield each and _page(path, each)


def _told(folder: str, path: str) -> bytes:
    return pages.digest(pages.content(folder, path))


def published(root: Path, topics: Taxonomy, path: str) -> PublishedPage | None:
    """Return what is published of the page at `path`, or None where it has a problem."""
    found = _published(root, topics, path)
    return found and _page(path, found)


def _page(path: str, kept: _Kept) -> PublishedPage:
    digest, listed, texts, paper, notes = kept
    return PublishedPage(
        path=path,
        slug=pages.slug_of(path),
        paper=paper,
        notes=notes,
        digest=digest,
        listed=listed,
        texts=texts,
    )


def _published(root: Path, topics: Taxonomy, path: str) -> _Kept | None:
    try:
        page = pages.load(root, PurePosixPath(path))
        if any(True for _ in _problems(page, topics)):
            return None
        return page.digest, page.listed, page.texts, page.paper, page.notes
    except GeneratorError:
        return None


def _page_problems(root: Path, path: str, topics: Taxonomy) -> Iterator[GeneratorError]:
    try:
        yield from _problems(pages.load(root, PurePosixPath(path)), topics)
    except GeneratorError as problem:
        yield problem


def _problems(page: Page, topics: Taxonomy) -> Iterable[GeneratorError]:
    paper, faults = page.reading
    yield from (page.error(fault) for fault in faults)
    if paper is None:
        return
    keys = ["topic"] + ["also"] * len(paper.also)
    for key, topic in zip(keys, paper.topics, strict=True):
        if topic not in topics:
            remedy = f"use one of: {', '.join(topics)}"
            yield page.error(FieldError(f"'{topic}' is not a section", remedy, key))


def _name_problems(path: str, found: Mapping[str, PublishedPage]) -> Iterator[GeneratorError]:
    slug = pages.slug_of(path)
    try:
        schema.SLUG.read(slug)
    except FieldError as fault:
        what = f"'{slug}' cannot be an address"
        yield PageError(path, what, f"in the file's name {fault.remedy}", line=1)
    if slug in found:
        what = f"'{slug}' is also the name of {found[slug].path}"
        yield PageError(path, what, "merge the two pages or rename one", line=1)
