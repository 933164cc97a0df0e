"""Owns which queries are asked: those with judgements, and very frequent words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

FREQUENT = ("language model", "model", "learning")


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A query of some kind, with the grades (1 to 3) of the papers that answer it."""

    text: str
    kind: str
    judgements: Mapping[str, int]


def load(folder: Path) -> dict[str, tuple[Query, ...]]:
    """Return the judged queries in ``*.jsonl`` by the file's name."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.jsonl"), reverse=True)}


def _read(file: Path) -> tuple[Query, ...]:
    records = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return tuple(
        Query(text=each["query"], kind=each["kind"], judgements=each["judgements"])
        for each in records
    )


def mixed(queries: Sequence[Query]) -> list[str]:
    """Return the very frequent words and then queries of all kinds in turn."""
    kinds: dict[str, list[str]] = {}
    for query in queries:
        kinds.setdefault(query.kind, []).append(query.text)
    turns = [text for turn in zip_longest(*kinds.values()) for text in turn if text]
    return [*FREQUENT, *turns]
