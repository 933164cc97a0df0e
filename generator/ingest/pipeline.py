"""The recipe of an ingest: sources in, page files and the snapshot out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator import latex, pages, snapshot, taxonomy
from generator.errors import ProjectError
from generator.ingest import mentions, remembered, said, transaction, update
from generator.ingest import selection as selections
from generator.ingest.believe import Beliefs, Project, believe
from generator.ingest.identify import identify
from generator.ingest.reading import SOURCES, Track, read_sources, read_whole, source_files
from generator.ingest.reconcile import Conflict
from generator.ingest.selection import Selection
from generator.ingest.transaction import Change
from generator.ingest.update import Update
from generator.model import Reject
from generator.pages import Page
from generator.store import NOTHING, Store
from generator.uncollected import uncollected

Untold = tuple[str, Conflict]  # of a page


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What an ingest read, did and could not decide; paths are relative to the project.

    `sources` tells how many entries each file held. `new`, `updated`, `moved` and `kept` count the
    pages of all papers the project knows; `removed` are papers whose page a person deleted.
    `fields` are the keys that change on each updated page, `named` the papers that records name by
    an id alone, and `left_out` counts the entries that were not asked for.
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
    foreign: tuple[str, ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    left_out: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """What an ingest would write, and what it would tell."""

    changes: tuple[Change, ...]
    report: Report


@uncollected()
def ingest(
    root: Path, paths: Sequence[Path], track: Track, selection: Selection = selections.ALL
) -> Report:
    """Bring the pages of the project at `root` up to its sources, and return what happened.

    `paths` are files and folders to read, by default the project's ``sources/``; only the entries
    that the `selection` takes are read.

    Raises:
        GeneratorError: a source, a page or the snapshot cannot be read; nothing is written.
    """
    with transaction.exclusive(root):
        foreign, untold = _recover(root)
        store = remembered.of(root)
        plan = _plan(
            _Run(
                root=root,
                files=source_files(paths or [root / SOURCES]),
                track=track,
                selection=selection,
                untold=untold,
                store=store,
            )
        )
        news = _news(plan.report.conflicts)
        transaction.commit(root, plan.changes, lambda each: track(each, "Writing"), news)
    return replace(plan.report, foreign=tuple(foreign))


@uncollected()
def preview(
    root: Path, paths: Sequence[Path], track: Track, selection: Selection = selections.ALL
) -> Report:
    """Return what `ingest` would do; nothing at all is written.

    Raises:
        GeneratorError: as `ingest` does, or because a killed run has to be finished first.
    """
    if transaction.was_interrupted(root):
        raise ProjectError(root, "an ingest was interrupted", "run 'paperindex ingest' first")
    return _plan(
        _Run(
            root=root,
            files=source_files(paths or [root / SOURCES]),
            track=track,
            selection=selection,
            untold=(),
            store=NOTHING,
        )
    ).report


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """What an ingest is asked for, the files that are its sources, and what earlier ones kept."""

    root: Path
    files: Sequence[Path]
    track: Track
    selection: Selection
    untold: Sequence[Untold]
    store: Store

    @property
    def comparing(self) -> Store:
        """Return what keeps which texts are alike; a few that were chosen tell nothing of all."""
        return NOTHING if self.selection.tests else self.store


def _plan(run: _Run) -> _Plan:
    """Return the plan; where an earlier run left nothing to do in the very same state, its own."""
    everything = pages.load_all(run.root)
    known = not run.untold and not run.selection.tests
    state = remembered.state(run.root, run.files, everything) if known else None
    told = remembered.done(run.store, Report, state)
    if told:
        return _Plan(changes=(), report=told)
    plan = _worked_out(run, everything)
    if state and not plan.changes and state == remembered.state(run.root, run.files, everything):
        remembered.keep_done(run.store, plan.report, state)
    return plan


def _worked_out(run: _Run, everything: Sequence[Page]) -> _Plan:
    before = remembered.settled(run.store, run.root)
    project = _project(run.root, everything, settled=before is not None)
    spared = said.spare(project.pages, project.beliefs, before or {})
    read = read_sources(run.root, run.files, run.track, run.selection, run.store)
    found = identify(read.entries, project.beliefs, project.pages, run.comparing)
    beliefs = believe(project, found, read_whole(run.root, run.files, run.selection))
    updates = _updates(project, beliefs)
    named = mentions.resolve(read.mentions, beliefs.fresh, project.pages)
    report = Report(
        sources=tuple(Counter(entry.source for entry in read.entries).items()),
        entries=len(read.entries),
        papers=len(found.new) + len(found.known),
        rejects=(*read.rejects, *named.unknown),
        named=tuple((mention.text, slug) for mention, slug in named.known),
        doubtful=found.doubtful,
        left_out=read.left_out,
        **_what_happened(project, beliefs, updates, run.untold),
    )
    pages_changed = _page_changes(run.root, project, updates)
    believed = _snapshot_text(project, beliefs)
    if believed is None:
        return _Plan(changes=tuple(pages_changed), report=report)
    remembered.keep_settled(run.store, believed, _laid_out(beliefs, updates, spared))
    snapshot_changed = _snapshot_change(run.root, believed)
    return _Plan(changes=(*pages_changed, *snapshot_changed), report=report)


def _laid_out(
    beliefs: Beliefs, updates: Mapping[str, Update], spared: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the digests of the pages that say what their beliefs will say, by slug."""
    made = {each.slug: pages.digest(updates[each.slug].text.encode()) for each in beliefs.new}
    stay = {slug: told for slug, told in spared.items() if _stays(slug, beliefs)}
    return stay | made


def _stays(slug: str, beliefs: Beliefs) -> bool:
    base, fresh = beliefs.base.get(slug), beliefs.fresh.get(slug)
    return base is not None and fresh is not None and base.values == fresh.values


def load(root: Path) -> Project:
    """Return what the project at `root` holds; raises GeneratorError where any of it is broken."""
    return _project(root, pages.load_all(root), settled=False)


def _project(root: Path, everything: Sequence[Page], *, settled: bool) -> Project:
    topics, beliefs = taxonomy.load(root), snapshot.load(root)
    return Project(topics=topics, beliefs=beliefs, pages=pages.by_slug(everything), settled=settled)


def _recover(root: Path) -> tuple[list[str], list[Untold]]:
    """Finish a killed run and return the pages left alone and the conflicts it did not tell.

    Where a person changed a page since, its old belief stays the base.
    """
    before = snapshot.load(root) if transaction.was_interrupted(root) else {}
    news = [(path, Conflict(**fields)) for path, fields in transaction.untold(root)]
    foreign = transaction.recover(root)
    untold = [each for each in news if each[0] not in foreign]
    slugs = {PurePosixPath(path).stem for path in foreign if path != snapshot.FILE}
    if slugs:
        after = snapshot.load(root)
        kept = {slug: belief for slug, belief in before.items() if slug in slugs}
        known = {slug: belief for slug, belief in after.items() if slug not in slugs}
        fixed = snapshot.render((known | kept).values())
        changes = [transaction.change(root, snapshot.FILE, fixed)]
        transaction.commit(root, changes, iter, _news(untold), last=False)
    return foreign, untold


def _news(conflicts: Iterable[Untold]) -> list[tuple[str, dict[str, Any]]]:
    return [(path, asdict(conflict)) for path, conflict in conflicts]


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


def _snapshot_text(project: Project, beliefs: Beliefs) -> str | None:
    """Return what the snapshot is to be, or None where it stands as this code would write it."""
    same = all(belief is project.beliefs.get(slug) for slug, belief in beliefs.fresh.items())
    if project.settled and same and len(beliefs.fresh) == len(project.beliefs):
        return None
    return snapshot.render(beliefs.fresh.values())


def _snapshot_change(root: Path, text: str) -> Iterator[Change]:
    file = root / snapshot.FILE
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        yield transaction.change(root, snapshot.FILE, text)


def _what_happened(
    project: Project,
    beliefs: Beliefs,
    updates: dict[str, Update],
    untold: Sequence[Untold],
) -> dict[str, Any]:
    new, updated, moved, conflicts, fields = [], [], [], [*untold], []
    for slug, wanted in sorted(updates.items()):
        page = project.pages.get(slug)
        conflicts += [(str(wanted.path), conflict) for conflict in wanted.conflicts]
        if page is None:
            new.append(str(wanted.path))
        elif page.path != wanted.path:
            moved.append((str(page.path), str(wanted.path)))
        elif page.text != wanted.text:
            updated.append(str(wanted.path))
            fields.append((str(wanted.path), wanted.keys))
    return {
        "new": tuple(new),
        "updated": tuple(updated),
        "fields": tuple(fields),
        "moved": tuple(moved),
        "kept": len(updates) - len(new) - len(updated) - len(moved),
        "removed": sum(slug not in project.pages for slug in beliefs.base),
        "conflicts": tuple(conflicts),
        "macros": tuple(_macros(project, updates)),
    }


def _macros(project: Project, updates: dict[str, Update]) -> Iterator[tuple[str, str]]:
    for slug, wanted in sorted(updates.items()):
        if "\\" not in wanted.text:  # which begins every macro; most pages are not read for it
            continue
        page = project.pages.get(slug)
        if page is None or page.text != wanted.text:
            page = Page(path=wanted.path, text=wanted.text)
        title = str(page.document.values.get("title", ""))
        for macro in latex.macros(f"{title}\n{page.abstract or ''}"):
            yield str(wanted.path), macro
