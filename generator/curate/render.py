"""Lays a report out: Markdown for a pull request's summary, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TypeVar

from generator.curate import escape
from generator.curate.history import Unreadable
from generator.curate.report import (
    Changes,
    Duplicate,
    Edit,
    Edited,
    Mention,
    Removed,
    Renamed,
    Section,
)

_Item = TypeVar("_Item")

_LISTED = 50  # items of one list
_BYTES = 64 << 10  # of one list: all lists together stay below the 1 MiB of a job's summary
_EDITS = 12  # of one paper
_VALUE = 80  # characters of a value before or after
_LONG = ("abstract", "notes")  # told by their length


def as_json(changes: Changes) -> str:
    """Return all of `changes` as one JSON object."""
    return json.dumps(asdict(changes), ensure_ascii=False, indent=2) + "\n"


def as_markdown(changes: Changes) -> str:
    """Return `changes` as Markdown of less than 1 MiB; nothing a page says is markup in it."""
    lists = (
        _list("Cannot be read", changes.unreadable, _unreadable),
        _list("Possible duplicates", changes.duplicates, _duplicate),
        _list("Added", changes.added, _paper),
        _list("Moved to another section", changes.moved, _edited),
        _list("Retitled", changes.retitled, _edited),
        _list("Renamed", changes.renamed, _renamed),
        _list("Merged into another page", _gone(changes, merged=True), _merged),
        _list("Removed", _gone(changes, merged=False), _removed),
        _list("Otherwise edited", changes.edited, _edited),
        _list("Sections", changes.sections, _section),
    )
    told = "".join(lists) or "\nNo page changes.\n"
    return f"## What changes for readers\n\n{_counts(changes)}{told}"


def _counts(changes: Changes) -> str:
    commits = f"From `{changes.base[:12]}` to `{changes.head[:12]}`"
    return f"{commits}: {changes.papers_before} → {changes.papers} papers.\n"


def _list(title: str, items: Sequence[_Item], row: Callable[[_Item], str]) -> str:
    if not items:
        return ""
    shown = list(_within(map(row, items[:_LISTED]), _BYTES))
    more = f"- … and {len(items) - len(shown)} more\n" if len(shown) < len(items) else ""
    return f"\n### {title} ({len(items)})\n\n{''.join(shown)}{more}"


def _within(rows: Iterable[str], limit: int) -> Iterator[str]:
    for row in rows:
        limit -= len(row.encode())
        if limit < 0:
            return
        yield row


def _unreadable(page: Unreadable) -> str:
    return f"- {_code(page.path)}: {escape.markdown(page.what)}\n"


def _paper(paper: Mention) -> str:
    return f"- {_code(f'{paper.topic}/{paper.slug}')}: {escape.markdown(paper.title)}\n"


def _code(name: str) -> str:
    return f"<code>{escape.markdown(name, 160)}</code>"


def _edited(edited: Edited) -> str:
    edits = [f"  - {_edit(edit)}\n" for edit in edited.edits[:_EDITS]]
    more = len(edited.edits) - len(edits)
    return _paper(edited.paper) + "".join(edits) + (f"  - … and {more} more\n" if more else "")


def _edit(edit: Edit) -> str:
    if edit.key in _LONG:
        return f"{edit.key}: {_length(edit.before)} → {_length(edit.after)}"
    return f"{escape.markdown(edit.key, 40)}: {_value(edit.before)} → {_value(edit.after)}"


def _length(value: str | None) -> str:
    return f"{len(value.split())} words" if value else "none"


def _value(value: str | None) -> str:
    return escape.markdown(value, _VALUE) if value else "none"


def _renamed(renamed: Renamed) -> str:
    lost = f": its old address is lost; add {_code(f'formerly: [{renamed.before}]')}"
    return (
        f"- {_code(renamed.before)} → {_code(renamed.paper.slug)}:"
        f" {escape.markdown(renamed.paper.title)}{'' if renamed.redirects else lost}\n"
    )


def _gone(changes: Changes, *, merged: bool) -> list[Removed]:
    return [each for each in changes.removed if (each.leads_to is not None) is merged]


def _merged(removed: Removed) -> str:
    return _paper(removed.paper).rstrip("\n") + f": merged into {_code(removed.leads_to or '')}\n"


def _removed(removed: Removed) -> str:
    return _paper(removed.paper)


def _duplicate(pair: Duplicate) -> str:
    how = "is the same work as" if pair.certain else "may be the same work as"
    why = [] if pair.similarity is None else [f"abstracts {pair.similarity:.0%} alike"]
    why += [f"both {escape.markdown(pair.shared_id, 80)}"] if pair.shared_id else []
    other = _paper(pair.other).removeprefix("- ").rstrip("\n")
    return (
        _paper(pair.paper) + f"  - {how} {other} ({', '.join(why) or 'no abstract to compare'})\n"
    )


def _section(section: Section) -> str:
    sizes = [_size(section.before), _size(section.after)]
    return f"- {_code(section.id)}: {escape.markdown(section.title)}: {' → '.join(sizes)}\n"


def _size(count: int | None) -> str:
    return "no such section" if count is None else f"{count} papers"
