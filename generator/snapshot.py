"""Owns ``snapshot.jsonl``: what the last ingest believed, the base of the three-way merge.

A line per paper, sorted by slug: what the page's fields were believed to be, and what each source
says of the paper, so that reading one source anew never forgets another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.errors import ProjectError
from generator.model import Curated, Entry, Link, Organization

FILE = "snapshot.jsonl"

_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_KEYS = tuple(each.name for each in fields(Entry))
_VALUES = attrgetter(*_KEYS)
_OPTIONAL = ("date", "author_count", "organization", "comments", "citations")


@dataclass(frozen=True, kw_only=True, slots=True)
class Belief:
    """What ingest believes of one paper.

    `values` are front-matter values as `generator.schema` writes them and `abstract` the body;
    `listings` are the entries behind them, by source and line. `confidence` (0 to 1) and
    `evidence` tell how sure the automatic choice of the section was, and what decided.
    """

    slug: str
    values: Mapping[str, Any]
    abstract: str | None
    listings: tuple[Entry, ...]
    confidence: float | None = None
    evidence: tuple[str, ...] = ()


def load(root: Path) -> dict[str, Belief]:
    """Return the beliefs by slug; empty where nothing was ingested yet.

    Raises:
        ProjectError: a line is not what ingest writes.
    """
    return parse(read(root))


def read(root: Path) -> str:
    """Return the text of the snapshot; empty where nothing was ingested yet."""
    file = root / FILE
    return file.read_text(encoding="utf-8") if file.exists() else ""


def parse(text: str) -> dict[str, Belief]:
    """Return the beliefs in the text of a snapshot; raises ProjectError as `load` does."""
    beliefs = {}
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        try:
            belief = _belief(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            remedy = "restore the file from git; it is written by ingest, never by hand"
            raise ProjectError(FILE, "not a line of a snapshot", remedy, line=number) from None
        beliefs[belief.slug] = belief
    return beliefs


def render(beliefs: Iterable[Belief]) -> str:
    """Return the text of the snapshot: sorted, one line per paper, the same bytes every time."""
    ordered = sorted(beliefs, key=lambda belief: belief.slug)
    return "".join(f"{_ENCODE(_plain(belief))}\n" for belief in ordered)


def _plain(belief: Belief) -> dict[str, Any]:
    """Return a belief as JSON values; a listing leaves out what it shares with the paper."""
    unsaid = dict.fromkeys(_OPTIONAL) | _shared(belief.values, belief.abstract)
    listings = [
        {
            key: _plain_value(value)
            for key, value in zip(_KEYS, _VALUES(entry), strict=True)
            if value != unsaid.get(key, ...) and (value or key in unsaid)
        }
        for entry in belief.listings
    ]
    return {
        "slug": belief.slug,
        "values": dict(belief.values),
        "abstract": belief.abstract,
        "listings": listings,
        "confidence": belief.confidence,
        "evidence": list(belief.evidence),
    }


def _plain_value(value: Any) -> Any:
    """Return a part of an entry as JSON values; `asdict` of the whole would copy every text."""
    if isinstance(value, tuple):
        return [asdict(each) if isinstance(each, Link) else each for each in value]
    return asdict(value) if isinstance(value, Organization | Curated) else value


def _belief(plain: dict[str, Any]) -> Belief:
    shared = _shared(plain["values"], plain["abstract"])
    return Belief(
        slug=plain["slug"],
        values=plain["values"],
        abstract=plain["abstract"],
        listings=tuple(_entry(shared | listing) for listing in plain["listings"]),
        confidence=plain.get("confidence"),
        evidence=tuple(plain.get("evidence", ())),
    )


def _shared(values: Mapping[str, Any], abstract: str | None) -> dict[str, Any]:
    return {"title": values.get("title"), "abstract": abstract}


def _entry(plain: dict[str, Any]) -> Entry:
    read = {key: _PARTS[key](plain[key]) for key in _PARTS if plain.get(key)}
    return Entry(**plain | read)


def _curated(plain: dict[str, Any]) -> Curated:
    read = {key: tuple(value) for key, value in plain.items() if isinstance(value, list)}
    return Curated(**plain | read)


# How the parts of an entry that are not text or a number come out of JSON.
_PARTS: dict[str, Callable[[Any], Any]] = {
    "links": lambda links: tuple(Link(**link) for link in links),
    "organization": lambda organization: Organization(**organization),
    "authors": tuple,
    "categories": tuple,
    "curated": _curated,
}
