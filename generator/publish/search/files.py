"""Owns which files the search publishes, and what stands in each.

``search/index.json`` is the manifest, which the search's script holds as well (``bundle.py``); only
these two keep their names while papers change. All others lie in a folder that is named after their
content, so that no reader ever mixes two builds. There they are JSON, compressed, since a host
counts a site's files as they are, not as they travel: ``terms/N.json.gz`` (what finds),
``papers/N.json.gz`` (what shows), ``texts/N.json.gz`` (what phrases are checked against),
``columns.json.gz`` (what filters), ``newest.json.gz`` and ``title.json.gz`` (what sorts) and
``slugs.json.gz`` (which papers a reader's marks mean).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import msgspec

from generator.publish.search import documents
from generator.publish.search.index import Numbered, SearchIndex
from generator.publish.search.texts import BOOSTS, FIELDS
from generator.publish.site import Site
from generator.uncollected import uncollected

FOLDER = "search"
MANIFEST = f"{FOLDER}/index.json"
FORMAT = 2  # raised when what is published changes, so that other sites do not misread it

SHOWN, FOUND_BY = "shown", "finding"  # facts of a paper: what a result shows, what finds it

LEVEL = 4  # of compression: 3 % more bytes than the best has, in half the time


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What finds papers, as it is published: the shards, where each begins, and the lexicon."""

    shards: tuple[bytes, ...]
    starts: str
    lexicon: str


def finding(index: SearchIndex) -> Finding:
    """Return what of an index finds papers."""
    return Finding(
        shards=tuple(map(_json, index.shards.contents)),
        starts=" ".join(index.shards.starts),
        lexicon=index.lexicon.text(),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A file below the folder of a version: its name there, and what makes its text.

    Where `facts` are named, those of the `papers`, by their numbers, tell its text from all others.
    """

    name: str
    text: Callable[[], bytes]
    facts: str | None = None
    papers: slice = field(default_factory=lambda: documents.ALL)


@uncollected()
def of(index: SearchIndex) -> dict[str, bytes]:
    """Return the published files of an index by path below the site's root."""
    lists = finding(index)
    held = {piece.name: piece.text() for piece in pieces(index, lists)}
    version = version_of({name: told(text) for name, text in held.items()})
    found = {path_of(version, name): compressed(text) for name, text in held.items()}
    return {MANIFEST: manifest(index, lists, version), **found}


def path_of(version: str, name: str) -> str:
    """Return where a piece of a version is published."""
    return f"{FOLDER}/{version}/{name}.json.gz"


def compressed(text: bytes) -> bytes:
    """Return a piece as it is published; the same text gives the same bytes."""
    return gzip.compress(text, LEVEL, mtime=0)


def manifest(index: Numbered, lists: Finding, version: str) -> bytes:
    """Return what the search must know before it can ask for anything else."""
    listed = index.site.tags
    told = {
        "format": FORMAT,
        "version": version,
        "size": len(index.papers),
        "fields": list(FIELDS),
        "boosts": list(BOOSTS.values()),
        "pieces": {"papers": documents.PAPERS, "texts": documents.TEXTS},
        "topics": [[key, each.topic.title] for key, each in index.site.sections.items()],
        "kinds": [[kind, kind.capitalize()] for kind in documents.kinds(index)],
        "tags": [
            [tag, listed[tag].label if tag in listed else tag] for tag in documents.tag_ids(index)
        ],
        "starts": lists.starts,
        "lexicon": lists.lexicon,
        **_others(index.site),
    }
    return _json(told)


def _others(site: Site) -> dict[str, Any]:
    """Return what is known of the other sites that are searched; nothing where there are none."""
    members = [{"name": each.name, "address": each.address} for each in site.also]
    return {"name": site.name or "This site", "also": members} if members else {}


def pieces(index: Numbered, lists: Finding) -> Iterator[Piece]:
    """Yield the pieces of an index."""
    for number, shard in enumerate(lists.shards):
        yield Piece(name=f"terms/{number}", text=partial(bytes, shard))
    yield from _cut(index, "papers", documents.rows, SHOWN, documents.PAPERS)
    yield from _cut(index, "texts", documents.texts, FOUND_BY, documents.TEXTS)
    yield Piece(name="columns", text=lambda: _json(documents.columns(index)), facts=SHOWN)
    yield Piece(name="newest", text=lambda: _json(index.newest))
    yield Piece(name="title", text=lambda: _json(documents.by_title(index)), facts=SHOWN)
    yield Piece(name="slugs", text=lambda: _json([view.slug for view in index.papers]))


def _cut(
    index: Numbered, name: str, make: Callable[[Numbered, slice], Any], facts: str, size: int
) -> Iterator[Piece]:
    """Yield pieces that tell of `size` papers each."""
    for start in range(0, len(index.papers), size):
        papers = slice(start, start + size)
        text = partial(_made, make, index, papers)
        yield Piece(name=f"{name}/{start // size}", text=text, facts=facts, papers=papers)


def _made(make: Callable[[Numbered, slice], Any], index: Numbered, papers: slice) -> bytes:
    return _json(make(index, papers))


def told(text: bytes) -> bytes:
    """Return what tells a piece's text from all others, on any machine."""
    return hashlib.sha256(text).digest()


def version_of(held: Mapping[str, bytes]) -> str:
    """Return what names the folder of pieces, of which `held` tells the texts by name."""
    found = hashlib.sha256()
    for name, text in held.items():
        found.update(f"{name}\n".encode())
        found.update(text)
    return found.hexdigest()[:10]


def _json(value: Any) -> bytes:
    """Return what `json.dumps` does without spaces and escapes, in a seventh of the time."""
    return msgspec.json.encode(value)
