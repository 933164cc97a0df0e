"""Owns what pages of lists show, and what tells whether it is what they showed before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.publish import generated
from generator.publish.exports.bundle import exports
from generator.publish.generated_page import GeneratedPage
from generator.publish.reuse.fingerprint import PaperPrint, fingerprint
from generator.publish.section_page import section_page
from generator.publish.site import SectionView, Site
from generator.store import Store, digest

_KEPT = "lists"
# Pages that show more than what is told of all lists: the sizes of files, and who waits for what.
_FURTHER = ("data.md", "curation.md")


@dataclass(frozen=True, kw_only=True)
class ListPages:
    """The pages of sections and the generated ones, by their place below docs/.

    `paper` tells what they can show of one, and `about` whatever they hang on besides files.
    """

    site: Site
    sections: Mapping[str, SectionView]
    generated: Mapping[str, GeneratedPage]
    paper: PaperPrint
    about: bytes
    store: Store
    _contexts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _fresh: dict[str, bytes] = field(default_factory=dict)

    def told(self) -> Iterator[str]:
        """Yield the pages that a key can tell; what all others show is known last."""
        yield from (uri for uri in (*self.sections, *self.generated) if uri not in generated.LATE)

    def key(self, uri: str, basis: bytes, beside: object) -> bytes:
        """Return what tells all that a page shows, `beside` what MkDocs knows of it.

        Of a page that is neither a section's nor generated, that is whatever is told of a site.
        """
        if uri not in self.sections and uri not in self.generated:
            told = self.about
        elif uri in _FURTHER:
            told = self._print(uri)
        else:
            told = self._known.get(uri) or self._fresh.setdefault(uri, self._print(uri))
        return digest(basis, told, fingerprint(beside))

    def keep(self) -> None:
        """Keep what tells pages, so that a build of which the same is told makes no list."""
        if self._fresh:
            self.store.write(_KEPT, {**self._known, **self._fresh}, self._whole)

    def context(self, uri: str) -> Mapping[str, Any]:
        """Return what a page shows."""
        known = self._contexts.pop(uri, None)  # nobody asks twice, and it may be large
        return self._made(uri) if known is None else known

    def _print(self, uri: str) -> bytes:
        context = self._contexts[uri] = self._made(uri)
        return fingerprint((context, self.sections.get(uri)), self.paper)

    @cached_property
    def _known(self) -> Mapping[str, bytes]:
        return self.store.read(_KEPT, dict[str, bytes], self._whole) or {}

    @cached_property
    def _whole(self) -> bytes:
        """Return what tells all that lists hang on: sections name their files."""
        return digest(self.about, *(file.path.encode() for file in exports(self.site)))

    def _made(self, uri: str) -> Mapping[str, Any]:
        found = dict(self.generated[uri].context()) if uri in self.generated else {}
        if uri in self.sections:
            found["overview"] = section_page(self.site, self.sections[uri])
        return found


def about(site: Site, paper: PaperPrint) -> bytes:
    """Return what tells whatever lists show of a site, where `paper` tells what they do of one."""
    topics = [section.topic for section in site.sections.values()]
    added = site.history and site.history.added
    settings = (site.name, site.cards, site.also, site.extent)
    papers = tuple(site.papers.values())
    return fingerprint((papers, topics, site.tags, site.synonyms, added, settings), paper)
