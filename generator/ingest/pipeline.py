"""The recipe of an ingest: sources in, page files and the snapshot out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import latex, pages, snapshot, taxonomy
from generator.errors import SourceError
from generator.ingest import transaction, update
from generator.ingest.believe import Beliefs, Project, believe
from generator.ingest.identify import identify
from generator.ingest.readers import read
from generator.ingest.reconcile import Conflict
from generator.ingest.transaction import Change
from generator.ingest.update import Update
from generator.model import Entry, Reject
from generator.pages import Page

SOURCES = "sources"

Track = Callable[[Iterable[Any], str], Iterable[Any]]  # wraps long work, for a progress bar


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What an ingest read, did and could not decide; paths are relative to the project.

    `sources` tells how many entries each file held. `new`, `updated`, `moved` and `kept` count the
    pages of all papers the project knows; `removed` are papers whose page a person deleted.
    `doubtful` are pairs of texts that may be one work, `macros` author macros that a curator
    should resolve, by page. `foreign` are pages a killed run left half-way that a person has
    changed since; they stay as the person left them.
    """

    sources: tuple[tuple[str, int], ...]
    entries: int
    papers: int
    rejects: tuple[Reject, ...]
    new: tuple[str, ...]
    updated: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    kept: int
    removed: int
    conflicts: tuple[tuple[str, Conflict], ...]
    doubtful: tuple[tuple[str, str], ...]
    macros: tuple[tuple[str, str], ...]
    foreign: tuple[str, ...]


def ingest(root: Path, paths: Sequence[Path], track: Track) -> Report:
    """Bring the pages of the project at `root` up to its sources, and return what happened.

    `paths` are files and folders to read, by default the project's ``sources/``.

    Raises:
        GeneratorError: a source, a page or the snapshot cannot be read; nothing is written.
    """
    with transaction.exclusive(root):
        foreign, untold = _recover(root)
        project = load(root)
        files = source_files(paths or [root / SOURCES])
        entries, rejects = read_sources(root, files, track)
        found = identify(entries, project.beliefs, project.pages)
        beliefs = believe(project, found, {source_name(root, file) for file in files})
        updates = _updates(project, beliefs)
        changes = [*_page_changes(root, project, updates), *_snapshot_change(root, beliefs)]
        happened = _what_happened(project, beliefs, updates, untold)
        news = [(path, asdict(conflict)) for path, conflict in happened["conflicts"]]
        transaction.commit(root, changes, lambda each: track(each, "Writing"), news)
    arrived = len(found.new) + len(found.known)
    return Report(
        sources=tuple(Counter(entry.source for entry in entries).items()),
        entries=len(entries),
        papers=arrived,
        rejects=tuple(rejects),
        doubtful=found.doubtful,
        foreign=tuple(foreign),
        **happened,
    )


def load(root: Path) -> Project:
    """Return what the project at `root` holds; raises GeneratorError where any of it is broken."""
    return Project(
        topics=taxonomy.load(root),
        beliefs=snapshot.load(root),
        pages=pages.by_slug(pages.load_all(root)),
    )


def source_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: `paths`, with folders replaced by the files in them, sorted.

    Hidden files and a README are not sources.

    Raises:
        SourceError: a path does not exist.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            files += [file for file in inside if not _is_aside(file.relative_to(path))]
        elif path.exists():
            files.append(path)
        else:
            raise SourceError(path, "no such file or folder", "name listing files or a folder")
    return list(dict.fromkeys(files))


def source_name(root: Path, file: Path) -> str:
    """Return how entries name their source: relative to the project, else the file's name."""
    absolute = file.resolve()
    if absolute.is_relative_to(root.resolve()):
        return absolute.relative_to(root.resolve()).as_posix()
    return file.name


def read_sources(
    root: Path, files: Iterable[Path], track: Track
) -> tuple[list[Entry], list[Reject]]:
    """Return the entries and rejects of all `files`."""
    entries, rejects = [], []
    for file in files:
        name = source_name(root, file)
        for record in track(read(file, name), f"Reading {name}"):
            if isinstance(record, Entry):
                entries.append(record)
            elif isinstance(record, Reject):
                rejects.append(record)
    return entries, rejects


def _is_aside(path: Path) -> bool:
    return path.name.startswith((".", "README")) or any(part[0] == "." for part in path.parts)


def _recover(root: Path) -> tuple[list[str], list[tuple[str, Conflict]]]:
    """Finish a killed run and return the pages left alone and the conflicts it did not tell.

    Where a person changed a page since, its old belief stays the base.
    """
    before = snapshot.load(root) if transaction.was_interrupted(root) else {}
    untold = [(path, Conflict(**fields)) for path, fields in transaction.untold(root)]
    foreign = transaction.recover(root)
    slugs = {PurePosixPath(path).stem for path in foreign if path != snapshot.FILE}
    if slugs:
        after = snapshot.load(root)
        kept = {slug: belief for slug, belief in before.items() if slug in slugs}
        known = {slug: belief for slug, belief in after.items() if slug not in slugs}
        fixed = snapshot.render((known | kept).values())
        transaction.commit(root, [transaction.change(root, snapshot.FILE, fixed)], iter)
    return foreign, [each for each in untold if each[0] not in foreign]


def _updates(project: Project, beliefs: Beliefs) -> dict[str, Update]:
    """Return every believed page as it should be, by slug; deleted pages stay deleted."""
    topics = project.topics
    updates = {belief.slug: update.created(belief) for belief in beliefs.new}
    for slug, page in project.pages.items():
        if slug not in beliefs.base and update.home(page, topics) != page.path:
            updates[slug] = Update(path=update.home(page, topics), text=page.text)
    for slug, base in beliefs.base.items():
        if slug in project.pages:
            page = project.pages[slug]
            updates[slug] = update.updated(page, base, beliefs.fresh[slug], topics)
    return updates


def _page_changes(root: Path, project: Project, updates: dict[str, Update]) -> Iterator[Change]:
    for slug, wanted in sorted(updates.items()):
        page = project.pages.get(slug)
        if page is None or page.path != wanted.path or page.text != wanted.text:
            yield transaction.change(root, str(wanted.path), wanted.text)
        if page is not None and page.path != wanted.path:
            yield transaction.change(root, str(page.path), None)


def _snapshot_change(root: Path, beliefs: Beliefs) -> Iterator[Change]:
    fresh = snapshot.render(beliefs.fresh.values())
    file = root / snapshot.FILE
    if not file.exists() or file.read_text(encoding="utf-8") != fresh:
        yield transaction.change(root, snapshot.FILE, fresh)


def _what_happened(
    project: Project,
    beliefs: Beliefs,
    updates: dict[str, Update],
    untold: list[tuple[str, Conflict]],
) -> dict[str, Any]:
    new, updated, moved, conflicts = [], [], [], [*untold]
    for slug, wanted in sorted(updates.items()):
        page = project.pages.get(slug)
        conflicts += [(str(wanted.path), conflict) for conflict in wanted.conflicts]
        if page is None:
            new.append(str(wanted.path))
        elif page.path != wanted.path:
            moved.append((str(page.path), str(wanted.path)))
        elif page.text != wanted.text:
            updated.append(str(wanted.path))
    return {
        "new": tuple(new),
        "updated": tuple(updated),
        "moved": tuple(moved),
        "kept": len(updates) - len(new) - len(updated) - len(moved),
        "removed": sum(slug not in project.pages for slug in beliefs.base),
        "conflicts": tuple(conflicts),
        "macros": tuple(_macros(updates)),
    }


def _macros(updates: dict[str, Update]) -> Iterator[tuple[str, str]]:
    for _, wanted in sorted(updates.items()):
        page = Page(path=wanted.path, text=wanted.text)
        title = str(page.document.values.get("title", ""))
        for macro in latex.macros(f"{title}\n{page.abstract or ''}"):
            yield str(wanted.path), macro
