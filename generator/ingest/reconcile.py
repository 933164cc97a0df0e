"""The three-way merge: what ingest believed, what it believes now, what the page says.

A person's edit always survives. Values are front matter as `generator.front_matter` reads it, so
that a value nobody can make sense of is kept like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ORDERED = frozenset({"authors"})  # lists in which the order means something: one value, not a set


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A field that both the sources and a person changed: the page keeps what it says."""

    key: str
    fresh: Any
    page: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """What to change on the page (None takes a key out), and what could not be agreed on."""

    changes: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]


def reconcile(base: Mapping[str, Any], fresh: Mapping[str, Any], page: Mapping[str, Any]) -> Merge:
    """Return how the page follows its sources without losing what a person did.

    Per key: changed on the page only, it stays (also when it was taken out); changed in the
    sources only, the page follows; changed in both, it stays and is a conflict. Lists are sets
    and groups are merged key by key, so these never conflict as a whole.
    """
    changes: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for key in _keys(fresh, base, page):
        values = (base.get(key), fresh.get(key), page.get(key))
        merged = _merge(key, *values, conflicts)
        if canonical(merged) != canonical(page.get(key)):
            changes[key] = None if canonical(merged) is None else merged
    return Merge(changes=changes, conflicts=tuple(conflicts))


def canonical(value: Any) -> Any:
    """Return a value in the form in which two spellings of it are equal; empty is None."""
    if isinstance(value, Mapping):
        return {key: canonical(inner) for key, inner in value.items() if inner is not None} or None
    if isinstance(value, list | tuple):
        return [str(item) for item in value] or None
    return None if value in (None, "") else str(value)


def _merge(key: str, base: Any, fresh: Any, page: Any, conflicts: list[Conflict]) -> Any:
    if canonical(fresh) == canonical(base) or canonical(fresh) == canonical(page):
        return page
    if canonical(page) == canonical(base):
        return fresh
    if isinstance(page, Mapping) and isinstance(fresh, Mapping):
        return _merge_group(key, base if isinstance(base, Mapping) else {}, fresh, page, conflicts)
    if key not in ORDERED and _are_sets(key, base, fresh, page):
        return _merge_set(key, _items(base), _items(fresh), _items(page))
    conflicts.append(Conflict(key=key, fresh=fresh, page=page))
    return page


def _merge_group(
    key: str,
    base: Mapping[str, Any],
    fresh: Mapping[str, Any],
    page: Mapping[str, Any],
    conflicts: list[Conflict],
) -> dict[str, Any] | None:
    merged = {
        inner: _merge(
            f"{key}.{inner}", base.get(inner), fresh.get(inner), page.get(inner), conflicts
        )
        for inner in _keys(page, fresh)
    }
    return {inner: value for inner, value in merged.items() if value is not None} or None


def _are_sets(key: str, *values: Any) -> bool:
    """Return whether the values are lists; a single address under ``links`` is a list of one."""
    single = key.startswith("links.")
    known = [value for value in values if value is not None]
    return all(isinstance(value, list | tuple) or single for value in known) and bool(known)


def _merge_set(key: str, base: list[str], fresh: list[str], page: list[str]) -> Any:
    gone = [item for item in base if item not in fresh]
    kept = [item for item in page if item not in gone]
    merged = kept + [item for item in fresh if item not in base and item not in kept]
    if key.startswith("links.") and len(merged) == 1:
        return merged[0]
    return merged or None


def _items(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return [] if value in (None, "") else [str(value)]


def _keys(*groups: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(key for group in groups for key in group)
