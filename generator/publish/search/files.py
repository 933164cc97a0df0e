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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@uncollected()
def of(index: SearchIndex) -> dict[str, bytes]:
    """Return the published files of an index by path below the site's root."""
    lists = finding(index)
    held = dict(pieces(index, lists))
    version = version_of(held)
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


def pieces(index: Numbered, lists: Finding) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the text of each piece of an index."""
    for number, shard in enumerate(lists.shards):
        yield f"terms/{number}", shard
    yield from _cut("papers", documents.rows(index), documents.PAPERS)
    yield from _cut("texts", documents.texts(index), documents.TEXTS)
    yield "columns", _json(documents.columns(index))
    yield "newest", _json(index.newest)
    yield "title", _json(documents.by_title(index))
    yield "slugs", _json([view.slug for view in index.papers])


def _cut(name: str, items: Sequence[Any], size: int) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(items), size):
        yield f"{name}/{start // size}", _json(items[start : start + size])


def version_of(held: Mapping[str, bytes]) -> str:
    """Return what names the folder of pieces: a digest of all that they hold."""
    found = hashlib.sha256()
    for name, text in held.items():
        found.update(f"{name}\n".encode())
        found.update(text)
    return found.hexdigest()[:10]


def _json(value: Any) -> bytes:
    """Return what `json.dumps` does without spaces and escapes, in a seventh of the time."""
    return msgspec.json.encode(value)
