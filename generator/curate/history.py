"""Reads what two commits say of the project: the pages that differ, and an outline of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import git, pages
from generator.curate import outline
from generator.curate.outline import Outline
from generator.errors import PageError
from generator.git import File
from generator.pages import Page

_LARGEST = 1 << 20  # bytes: nothing longer is a page


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A page that cannot be taken apart, and why."""

    path: str
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One of two commits: the pages that the other lacks or has differently, and its sections.

    `slugs` are those of all its pages; `sections` maps the sections' ids to their titles.
    """

    commit: str
    changed: dict[str, Page]
    unreadable: tuple[Unreadable, ...]
    slugs: frozenset[str]
    sections: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """What differs between two commits; `papers` are the outlines of all pages of the second."""

    before: Side
    after: Side
    papers: tuple[Outline, ...]


def between(root: Path, base: str, head: str) -> History:
    """Return what differs between two commits; raises ProjectError where git cannot say."""
    commits = git.commit(root, base), git.commit(root, head)
    old, new = (git.files(root, commit, str(pages.TOPICS)) for commit in commits)
    return History(
        before=_side(root, commits[0], old, new),
        after=_side(root, commits[1], new, old),
        papers=tuple(_outlines(root, new)) if _pages(old) != _pages(new) else (),
    )


def _side(root: Path, commit: str, files: dict[str, File], other: dict[str, File]) -> Side:
    mine = _pages(files)
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in mine:
        homes[_slug(path)].append(path)
    changed: dict[str, Page] = {}
    unreadable = []
    differing = {path: file for path, file in mine.items() if file != other.get(path)}
    for path, raw in _read(root, differing):
        try:
            changed[_slug(path)] = _only_page(path, raw, homes[_slug(path)])
        except PageError as error:
            unreadable.append(Unreadable(path=path, what=error.what))
    return Side(
        commit=commit,
        changed=changed,
        unreadable=tuple(unreadable),
        slugs=frozenset(homes),
        sections=dict(_sections(root, files)),
    )


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _only_page(path: str, raw: bytes | None, homes: Sequence[str]) -> Page:
    """Return the page, if no other has its address."""
    for home in homes:
        if home != path:
            raise PageError(path, f"its address is also that of {home}", "rename one of them")
    return _page(path, raw)


def _pages(files: dict[str, File]) -> dict[str, File]:
    return {
        path: file for path, file in files.items() if _is_markdown(path) and not _is_index(path)
    }


def _is_markdown(path: str) -> bool:
    return path.endswith(".md") and path.count("/") == len(pages.TOPICS.parts) + 1


def _is_index(path: str) -> bool:
    return path.endswith(f"/{pages.INDEX}")


def _read(root: Path, files: dict[str, File]) -> Iterator[tuple[str, bytes | None]]:
    """Yield each path with its bytes, or with None for a link or a module."""
    regular = {path: file.blob for path, file in files.items() if file.regular}
    yield from zip(regular, git.contents(root, regular.values()), strict=True)
    yield from ((path, None) for path in files if path not in regular)


def _page(path: str, raw: bytes | None) -> Page:
    """Return the page, taken apart once so that its faults show here."""
    if raw is None:
        raise PageError(path, "not a file but a link", "put the page itself here")
    if len(raw) > _LARGEST:
        raise PageError(path, f"{len(raw) >> 10} KB", "keep a page below 64 KB")
    try:
        page = Page(path=PurePosixPath(path), text=raw.decode("utf-8"))
        _ = page.document
    except UnicodeDecodeError:
        raise PageError(path, "not UTF-8 text", "save the file as UTF-8") from None
    except RecursionError:
        raise PageError(path, "brackets within brackets", "write plain values") from None
    return page


def _outlines(root: Path, files: dict[str, File]) -> Iterator[Outline]:
    for path, raw in _read(root, _pages(files)):
        if raw is not None and len(raw) <= _LARGEST:
            try:
                yield outline.of(path, raw.decode("utf-8"))
            except (PageError, UnicodeDecodeError, RecursionError):
                continue  # told where it changed; no news where it did not


def _sections(root: Path, files: dict[str, File]) -> Iterable[tuple[str, str]]:
    indexes = {path: files[path] for path in files if _is_markdown(path) and _is_index(path)}
    for path, raw in _read(root, indexes):
        name = PurePosixPath(path).parent.name
        try:
            title = _page(path, raw).document.values.get("title")
        except PageError:
            title = None
        yield name, title if isinstance(title, str) else name
