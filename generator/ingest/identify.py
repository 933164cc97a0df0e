"""Decides which paper each entry belongs to: one the project knows, or a new one.

Every listing the snapshot holds and every page added by hand is a witness: it stands for a slug,
and an entry that is the same work goes to that slug.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.comparing import remembering
from generator.deduplicate import Work, ids_of, partition
from generator.ingest.said import said
from generator.model import Entry
from generator.pages import Page, texts_digest
from generator.snapshot import Belief
from generator.store import NOTHING, Store


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """Whose the entries are.

    `known` maps slugs to their fresh entries, `new` holds the groups that no slug stands for,
    `renamed` maps a slug that is gone to the page that took its place, and `doubtful` are pairs
    of texts (as people would name them) that may be one work.
    """

    known: Mapping[str, tuple[Entry, ...]]
    new: tuple[tuple[Entry, ...], ...]
    renamed: Mapping[str, str]
    doubtful: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Node:
    work: Work
    slug: str | None = None
    entry: Entry | None = None
    about: str | None = None

    @property
    def name(self) -> str:
        return f"'{self.work.title}' ({self.slug or self._place})"

    @property
    def _place(self) -> str:
        return f"{self.entry.source}:{self.entry.line}" if self.entry else "?"


def identify(
    entries: Sequence[Entry],
    beliefs: Mapping[str, Belief],
    pages: Mapping[str, Page],
    store: Store = NOTHING,
) -> Identified:
    """Return to which paper each of `entries` belongs.

    Texts that were compared when the `store` was written are not compared again.
    """
    renamed = _declared_renames(beliefs, pages)
    nodes = [*_witnesses(beliefs, pages, renamed), *_fresh(entries, renamed)]
    works = [node.work for node in nodes]
    found = partition(works, _together(nodes), remembering(store, _told))
    known: defaultdict[str, list[Entry]] = defaultdict(list)
    new = []
    for group in (*found.groups, *found.doubtful):
        renamed |= _evident_renames([nodes[each].slug for each in group], beliefs, pages)
    for group in found.groups:
        members = [nodes[position] for position in group]
        slugs = [node.slug for node in members if node.slug]
        arrivals = [node for node in members if node.entry]
        for node in arrivals if slugs else ():
            if node.entry:
                known[_closest(node, members)].append(node.entry)
        if arrivals and not slugs:
            new.append(tuple(node.entry for node in arrivals if node.entry))
    open_pairs = [
        (nodes[first], nodes[second])
        for first, second in found.doubtful
        if not {nodes[first].slug, nodes[second].slug} & renamed.keys()
    ]
    return Identified(
        known={renamed.get(slug, slug): tuple(group) for slug, group in known.items()},
        new=tuple(new),
        renamed=renamed,
        doubtful=tuple(dict.fromkeys((one.name, other.name) for one, other in open_pairs)),
    )


def _declared_renames(beliefs: Mapping[str, Belief], pages: Mapping[str, Page]) -> dict[str, str]:
    """Return the slugs that pages say they had before, where no such page is left."""
    renames = {}
    for slug, page in pages.items():
        for old in said(page).formerly:
            if old in beliefs and old not in pages:
                renames[old] = slug
    return renames


def _evident_renames(
    slugs: Iterable[str | None], beliefs: Mapping[str, Belief], pages: Mapping[str, Page]
) -> dict[str, str]:
    """Return a slug that is gone, with the one page without a past whose text is like its own."""
    gone = sorted({slug for slug in slugs if slug and slug in beliefs and slug not in pages})
    fresh = sorted({slug for slug in slugs if slug and slug not in beliefs})
    return dict.fromkeys(gone, fresh[0]) if len(fresh) == 1 else {}


def _witnesses(
    beliefs: Mapping[str, Belief], pages: Mapping[str, Page], renamed: Mapping[str, str]
) -> Iterable[_Node]:
    for slug, belief in beliefs.items():
        home = renamed.get(slug, slug)
        for listing in belief.listings:
            yield _Node(work=_work(listing), slug=home)
        if not belief.listings:
            title = str(belief.values.get("title", ""))
            yield _Node(work=Work(title=title, abstract=belief.abstract), slug=home)
    for slug, page in pages.items():
        own = said(page)
        if own.title is not None and (slug not in beliefs or own.ids - _ids_in(beliefs[slug])):
            work = Work(title=own.title, abstract=page.abstract, ids=own.ids)
            yield _Node(work=work, slug=slug)


def _ids_in(belief: Belief) -> frozenset[tuple[str, str]]:
    return frozenset[tuple[str, str]]().union(*map(ids_of, belief.listings))


def _fresh(entries: Sequence[Entry], renamed: Mapping[str, str]) -> Iterable[_Node]:
    for entry in entries:
        about = renamed.get(entry.about, entry.about) if entry.about else None
        yield _Node(work=_work(entry), entry=entry, about=about)


def _work(entry: Entry) -> Work:
    return Work(
        title=entry.title,
        abstract=entry.abstract,
        incomplete=entry.incomplete,
        ids=ids_of(entry) | _slug_of(entry),
    )


def _told(work: Work) -> bytes:
    """Return what tells a work from all that differ from it."""
    others = repr((work.incomplete, work.abstract is None, sorted(work.ids)))
    return texts_digest(work.title, None, work.abstract) + others.encode()


def _slug_of(entry: Entry) -> frozenset[tuple[str, str]]:
    """Return what tells the papers of another index apart: people there keep them so."""
    slug = entry.curated and entry.curated.slug
    return frozenset({(f"slug in {entry.source}", slug)} if slug else ())


def _together(nodes: Sequence[_Node]) -> Iterable[tuple[int, int]]:
    """Return pairs that are one work without comparison: of or about one slug, or the same text."""
    first: dict[object, int] = {}
    for position, node in enumerate(nodes):
        for mark in (node.slug or node.about, (node.work.title, node.work.abstract, node.work.ids)):
            if mark is not None and first.setdefault(mark, position) != position:
                yield first[mark], position


def _closest(arrival: _Node, members: Sequence[_Node]) -> str:
    """Return the slug among `members` that the arrival is about, or whose text is the arrival's.

    Else it is the first by name.
    """
    slugs = sorted(
        (
            node.slug != arrival.about,
            node.work.title != arrival.work.title,
            node.work.abstract != arrival.work.abstract,
            node.slug,
        )
        for node in members
        if node.slug
    )
    return slugs[0][-1]
