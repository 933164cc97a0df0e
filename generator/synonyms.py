"""Owns the words that mean the same: reads them from the front matter of ``docs/search.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator import front_matter
from generator.errors import PageError

FILE = PurePosixPath("docs/search.md")

_GROUP = "write '- [DOI, digital object identifier]'"


@dataclass(frozen=True, kw_only=True, slots=True)
class Synonyms:
    """What people call a thing.

    Each group of `same` holds names of one thing (``DOI``, ``digital object identifier``): who asks
    for one finds them all. `found_by` gives for a term of the field the plain words in which people
    ask for it; it works in that direction only.
    """

    same: tuple[tuple[str, ...], ...] = ()
    found_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load(root: Path) -> Synonyms:
    """Return the project's synonyms; none where it has no ``docs/search.md``.

    Raises:
        PageError: a key is not a list (or a group) of names.
    """
    file = root / FILE
    if not file.is_file():
        return Synonyms()
    document = front_matter.parse(file.read_text(encoding="utf-8"), FILE)
    return Synonyms(same=tuple(_same(document)), found_by=dict(_found_by(document)))


def _same(document: front_matter.Document) -> Iterator[tuple[str, ...]]:
    groups = document.values.get("same", [])
    if not isinstance(groups, list):
        raise _error(document, "same", "'same' is not a list", _GROUP)
    for group in groups:
        names = _names(group)
        if len(names) < 2:
            what = f"'{group}' in 'same' is not a list of two names or more"
            raise _error(document, "same", what, _GROUP)
        yield names


def _found_by(document: front_matter.Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    terms = document.values.get("found_by", {})
    remedy = "write 'photography: [pictures, camera]'"
    if not isinstance(terms, dict):
        raise _error(document, "found_by", "'found_by' is not a group of terms", remedy)
    for term, value in terms.items():
        names = _names(value)
        if not names:
            raise _error(document, f"found_by.{term}", f"'{term}' has no list of words", remedy)
        yield term, names


def _names(value: front_matter.Value) -> tuple[str, ...]:
    """Return the names of a list, or none where it is something else."""
    if not isinstance(value, list):
        return ()
    names = tuple(item.strip() for item in value if isinstance(item, str) and item.strip())
    return names if len(names) == len(value) else ()


def _error(document: front_matter.Document, key: str, what: str, remedy: str) -> PageError:
    place = document.places.get(key)
    return PageError(FILE, what, remedy, line=place.line if place else 1)
