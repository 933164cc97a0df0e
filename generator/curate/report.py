"""Decides what changes for readers between two commits: papers, sections, possible duplicates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import schema
from generator.curate import alike, history, outline
from generator.curate.alike import Match
from generator.curate.history import History, Unreadable
from generator.curate.outline import Outline
from generator.pages import Page

TEXTS = ("abstract", "notes")  # a page's body, told beside the keys of its front matter


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A paper as a report names it."""

    slug: str
    title: str
    topic: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A key of a page with its value before and after; None where there was or is none."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """A paper and what changed of it."""

    paper: Mention
    edits: tuple[Edit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Renamed:
    """A paper with another address than before, and whether the old one leads to it."""

    paper: Mention
    before: str
    redirects: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """A paper that is gone; `leads_to` is the page whose redirect answers at its address."""

    paper: Mention
    leads_to: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Duplicate:
    """Two papers that may be one; `similarity` is that of their abstracts, 0 to 1."""

    paper: Mention
    other: Mention
    certain: bool
    similarity: float | None
    shared_id: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section with the number of papers whose first section it is; None where there is none."""

    id: str
    title: str
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What changes for readers between the commits `base` and `head`; `papers` is how many are."""

    base: str
    head: str
    papers: int
    papers_before: int
    added: tuple[Mention, ...]
    moved: tuple[Edited, ...]
    retitled: tuple[Edited, ...]
    renamed: tuple[Renamed, ...]
    removed: tuple[Removed, ...]
    edited: tuple[Edited, ...]
    duplicates: tuple[Duplicate, ...]
    sections: tuple[Section, ...]
    unreadable: tuple[Unreadable, ...]


def report(root: Path, base: str, head: str) -> Changes:
    """Return what changes for readers of the project at `root` between two commits.

    Raises:
        ProjectError: there is no such commit, or `root` is in no git repository.
    """
    found = history.between(root, base, head)
    renamed = dict(_renames(found))
    pairs = list(_pairs(found, renamed))
    before, after = found.before, found.after
    return Changes(
        base=before.commit,
        head=after.commit,
        papers=len(after.slugs),
        papers_before=len(before.slugs),
        added=tuple(map(_mention, _added(found, renamed))),
        moved=tuple(_edited(pairs, ("topic",))),
        retitled=tuple(_edited(pairs, ("title",))),
        renamed=tuple(_renamed(found, renamed)),
        removed=tuple(_removed(found, renamed)),
        edited=tuple(_edited(pairs, _other_keys(pairs))),
        duplicates=tuple(map(_duplicate, _doubles(found, pairs))),
        sections=tuple(_sizes(found)),
        unreadable=after.unreadable,
    )


def _added(found: History, renamed: Mapping[str, str]) -> Iterator[Page]:
    for slug, page in found.after.changed.items():
        if slug not in found.before.slugs and slug not in renamed.values():
            yield page


def _removed(found: History, renamed: Mapping[str, str]) -> Iterator[Removed]:
    heirs = {old: slug for slug, page in found.after.changed.items() for old in _formerly(page)}
    for slug, page in found.before.changed.items():
        if slug not in found.after.slugs and slug not in renamed:
            yield Removed(paper=_mention(page), leads_to=heirs.get(slug))


def _renamed(found: History, renamed: Mapping[str, str]) -> Iterator[Renamed]:
    for old, new in renamed.items():
        page = found.after.changed[new]
        yield Renamed(paper=_mention(page), before=old, redirects=old in _formerly(page))


def _renames(found: History) -> Iterator[tuple[str, str]]:
    """Yield each slug that is gone with the new one of the same paper."""
    gone = _only(found.before.changed, found.after.slugs)
    fresh = _only(found.after.changed, found.before.slugs)
    likely = _same_works(fresh.values(), gone.values())
    for slug, page in fresh.items():
        old = next((old for old in (*_formerly(page), *likely.get(slug, ())) if old in gone), None)
        if old is not None:
            del gone[old]
            yield old, slug


def _only(changed: Mapping[str, Page], elsewhere: Container[str]) -> dict[str, Page]:
    return {slug: page for slug, page in changed.items() if slug not in elsewhere}


def _same_works(fresh: Iterable[Page], gone: Iterable[Page]) -> dict[str, list[str]]:
    """Return by slug of a fresh page the slugs of the gone ones that are the same work."""
    news = [outline.of(str(page.path), page.text) for page in fresh]
    olds = [outline.of(f"gone/{page.slug}.md", page.text) for page in gone]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for match in alike.find(news, [*olds, *news]) if olds else ():
        if match.certain and match.other.path.startswith("gone/"):
            found[match.paper.slug].append(match.other.slug)
    return found


def _pairs(found: History, renamed: Mapping[str, str]) -> Iterator[tuple[Page, Page]]:
    """Yield each paper that both commits have and that differs, as it was and as it is."""
    names = {slug: slug for slug in found.before.changed} | dict(renamed)
    for old, new in names.items():
        if new in found.after.changed:
            yield found.before.changed[old], found.after.changed[new]


def _edited(pairs: Iterable[tuple[Page, Page]], keys: tuple[str, ...]) -> Iterator[Edited]:
    for old, new in pairs:
        was, now = _values(old), _values(new)
        edits = tuple(
            Edit(key=key, before=was.get(key), after=now.get(key))
            for key in keys
            if was.get(key) != now.get(key)
        )
        if edits:
            yield Edited(paper=_mention(new), edits=edits)


def _other_keys(pairs: Iterable[tuple[Page, Page]]) -> tuple[str, ...]:
    """Return the keys told among the edits: all but those with a list of their own."""
    named = (key for pair in pairs for page in pair for key in page.document.values)
    keys = dict.fromkeys((*schema.FIELD_NAMES, *named, *TEXTS))
    return tuple(key for key in keys if key not in ("title", "topic"))


def _values(page: Page) -> dict[str, str | None]:
    told = {key: _text(value) for key, value in page.document.values.items()}
    return told | {"abstract": page.abstract, "notes": page.notes.strip() or None}


def _text(value: object) -> str | None:
    """Return a value of front matter on one line."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(item)}" for key, item in value.items())
    return str(value) if value else None


def _formerly(page: Page) -> tuple[str, ...]:
    value = page.document.values.get("formerly")
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))


def _doubles(found: History, pairs: Iterable[tuple[Page, Page]]) -> tuple[Match, ...]:
    same = {new.slug for old, new in pairs if _identity(old) == _identity(new)}
    fresh = {str(page.path) for slug, page in found.after.changed.items() if slug not in same}
    papers = found.papers
    return alike.find([paper for paper in papers if paper.path in fresh], papers)


def _identity(page: Page) -> tuple[object, ...]:
    """Return what a comparison of two works looks at."""
    values = page.document.values
    return page.abstract, values.get("title"), *(values.get(key) for key in outline.IDS)


def _duplicate(match: Match) -> Duplicate:
    return Duplicate(
        paper=_outlined(match.paper),
        other=_outlined(match.other),
        certain=match.certain,
        similarity=None if match.similarity is None else round(match.similarity, 3),
        shared_id=match.shared_id,
    )


def _sizes(found: History) -> Iterator[Section]:
    """Yield the sections that are new or gone or whose number of papers changes."""
    before, after = found.before, found.after
    now = Counter(paper.topic for paper in found.papers)
    was = now.copy()
    was.subtract(_topic(page) for page in after.changed.values())
    was.update(_topic(page) for page in before.changed.values())
    for name, title in sorted((before.sections | after.sections).items()):
        old = was[name] if name in before.sections else None
        new = now[name] if name in after.sections else None
        if old != new:
            yield Section(id=name, title=title, before=old, after=new)


def _topic(page: Page) -> str:
    return _text(page.document.values.get("topic")) or ""


def _mention(page: Page) -> Mention:
    title = _text(page.document.values.get("title")) or page.slug
    return Mention(slug=page.slug, title=title, topic=_topic(page), path=str(page.path))


def _outlined(page: Outline) -> Mention:
    return Mention(slug=page.slug, title=page.title, topic=page.topic, path=page.path)
