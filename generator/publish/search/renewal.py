"""Owns which of the search's files a build makes anew: those that hold something else than before.

What the index holds of each paper is told by a digest of it, and a page that says the same has the
same one. Where all are what they were, the files stay, and nothing is indexed. Else the folder that
an earlier build left gets the name of the new version, and what it has to hold by now is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import msgspec

from generator.publish import tokens
from generator.publish.paper_view import PaperView
from generator.publish.published import Files, Published
from generator.publish.reuse.fingerprint import fingerprint
from generator.publish.search import documents, files
from generator.publish.search.bundle import Engine
from generator.publish.search.files import Finding, Piece
from generator.publish.search.index import Numbered, number, of
from generator.publish.search.words import Terms
from generator.publish.site import Site
from generator.store import Store, digest
from generator.uncollected import uncollected

_NAME, _TERMS, _FINDING = "search", "search-terms", "search-finding"
_ONE_OF = re.compile(rf"{files.FOLDER}/([0-9a-f]+)/columns\.json\.gz")  # a file of each version
_OLD = 2  # times as many words as there are


class _Fact(NamedTuple):
    """What tells all that the index holds of a paper: its name and texts, and what else it is.

    Pieces name them.
    """

    finding: bytes
    shown: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """What was indexed: for each paper what tells its page, and what the index holds of it.

    `files` are the keys of all that was written, `texts` what tells those of pieces, by what tells
    the facts that these hang on.
    """

    pages: list[bytes]
    facts: list[_Fact]
    files: dict[str, bytes]
    texts: dict[bytes, bytes]


@uncollected()
def write(site: Site, published: Published, store: Store, engine: Engine) -> Files:
    """Write the files of the search that are not there, and return what is now known of all."""
    views = tuple(site.papers.values())
    about = _about(site, engine)
    kept = store.read(_NAME, _Kept, about)
    pages = [view.told for view in views]
    facts = _facts(views, pages, kept)
    found = _still(published, kept.files) if kept and kept.facts == facts else None
    if kept and found and kept.pages != pages:
        store.write(_NAME, replace(kept, pages=pages), about)
    if found is None:
        papers = _Papers.of(site, facts)
        lists = _finding(papers, store)
        pieces = _Pieces.of(papers, lists, kept.texts if kept else {})
        manifest = files.manifest(papers.numbered, lists, pieces.version)
        found = _renewed(pieces, manifest, published, engine)
        keys = {path: each.key for path, each in found.items()}
        store.write(_NAME, _Kept(pages=pages, facts=facts, files=keys, texts=pieces.known), about)
    return found


def _about(site: Site, engine: Engine) -> bytes:
    """Return what tells all that the files hang on besides papers."""
    topics = [section.topic for section in site.sections.values()]
    named = site.also and (site.name, site.also)
    return digest(engine.about, fingerprint((topics, site.tags, site.synonyms, named)))


def _facts(views: Sequence[PaperView], pages: Sequence[bytes], kept: _Kept | None) -> list[_Fact]:
    """Return what tells all that the index holds of each paper."""
    if kept and kept.pages == pages:
        return kept.facts
    known = dict(zip(kept.pages, kept.facts, strict=True)) if kept else {}
    pairs = zip(views, pages, strict=True)
    return [known[page] if page in known else _fact(view) for view, page in pairs]


def _fact(view: PaperView) -> _Fact:
    finding, shown = (view.slug, tokens.told(view)), documents.entry(view)
    return _Fact(_digest(finding), _digest(shown))


def _digest(value: Any) -> bytes:
    return digest(msgspec.msgpack.encode(value))


def _still(published: Published, keys: Mapping[str, bytes]) -> Files | None:
    """Return what is known of files, if all stand there under their keys."""
    own = Published(published.folder, published.former)
    return own.written if all(own.keep(path, key) for path, key in keys.items()) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Papers:
    """Papers as they are numbered, and in this order what tells the facts of each."""

    numbered: Numbered
    facts: Sequence[_Fact]

    @classmethod
    def of(cls, site: Site, facts: Sequence[_Fact]) -> _Papers:
        """Return the papers of a site, whose facts come in its order."""
        numbered = number(site)
        by_slug = dict(zip(site.papers, facts, strict=True))
        return cls(numbered=numbered, facts=[by_slug[view.slug] for view in numbered.papers])

    def told(self, name: str, papers: slice = documents.ALL) -> bytes:
        """Return what tells the facts of a name of some papers, by number."""
        return b"".join([getattr(fact, name) for fact in self.facts[papers]])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pieces:
    """The pieces by name, what tells their texts, and what later builds may know of these.

    `texts` are those that had to be made.
    """

    pieces: Mapping[str, Piece]
    texts: Mapping[str, bytes]
    told: Mapping[str, bytes]
    known: dict[bytes, bytes]

    @classmethod
    def of(cls, papers: _Papers, lists: Finding, former: Mapping[bytes, bytes]) -> _Pieces:
        """Return the pieces; what tells a text is taken from `former`, by what tells its facts."""
        pieces = {piece.name: piece for piece in files.pieces(papers.numbered, lists)}
        kinds = " ".join(documents.kinds(papers.numbered)).encode()  # by their places in rows
        texts, told, known = {}, {}, {}
        for name, piece in pieces.items():
            held = papers.told(piece.facts, piece.papers) if piece.facts else b""
            facts = digest(name.encode(), kinds, held)
            if piece.facts and facts in former:
                told[name] = former[facts]
            else:
                texts[name] = piece.text()
                told[name] = files.told(texts[name])
            if piece.facts:
                known[facts] = told[name]
        return cls(pieces=pieces, texts=texts, told=told, known=known)

    @property
    def version(self) -> str:
        """Return what names their folder."""
        return files.version_of(self.told)

    def compressed(self, name: str) -> bytes:
        """Return a piece as it is published."""
        known = self.texts.get(name)
        return files.compressed(self.pieces[name].text() if known is None else known)


def _renewed(pieces: _Pieces, manifest: bytes, published: Published, engine: Engine) -> Files:
    """Write those files that do not stand there as they are to be."""
    version = pieces.version
    own = _moved(published, version)
    for name, told in pieces.told.items():
        own.renew(files.path_of(version, name), told, partial(pieces.compressed, name))
    own.write(files.MANIFEST, manifest)
    own.write(engine.path, engine.script(manifest))
    return own.written


def _finding(papers: _Papers, store: Store) -> Finding:
    """Return what finds papers, which is kept, as is what words are looked up by."""
    site = papers.numbered.site
    told = papers.told(files.FOUND_BY)
    about = digest(told, fingerprint((site.synonyms, site.tags)))
    found = store.read(_FINDING, Finding, about)
    if found is None:
        known = store.read(_TERMS, dict[str, str]) or {}
        many = len(known) > _OLD * len(tokens.words(site).names)
        terms = Terms({} if many else known)  # before it grows old it is begun anew
        found = files.finding(of(papers.numbered, terms))
        store.write(_FINDING, found, about)
        if len(terms) > len(known) or many:
            store.write(_TERMS, terms)
    return found


def _moved(published: Published, version: str) -> Published:
    """Return the site's folder, in which what an earlier build left bears the name of a version."""
    own = Published(published.folder, published.former)
    found = filter(None, map(_ONE_OF.fullmatch, own.former))
    if former := next(found, None):
        own.rename(f"{files.FOLDER}/{former[1]}", f"{files.FOLDER}/{version}")
    return own
