"""Owns what pages of lists show, and what tells whether it is what they showed before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.publish import generated
from generator.publish.generated_page import GeneratedPage
from generator.publish.reuse.fingerprint import PaperPrint, fingerprint
from generator.publish.section_page import section_page
from generator.publish.site import SectionView, Site
from generator.store import digest


@dataclass(frozen=True, kw_only=True)
class ListPages:
    """The pages of sections and the generated ones, by their place below docs/.

    `paper` tells what they can show of one.
    """

    site: Site
    sections: Mapping[str, SectionView]
    generated: Mapping[str, GeneratedPage]
    paper: PaperPrint
    _contexts: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def told(self) -> Iterator[str]:
        """Yield the pages that a key can tell; what all others show is known last."""
        yield from (uri for uri in (*self.sections, *self.generated) if uri not in generated.LATE)

    def key(self, uri: str, basis: bytes, beside: object) -> bytes:
        """Return what tells all that a page shows, `beside` what MkDocs knows of it."""
        context = self._contexts[uri] = self._made(uri)
        told = fingerprint((context, beside, self.sections.get(uri)), self.paper)
        return digest(basis, told)

    def context(self, uri: str) -> Mapping[str, Any]:
        """Return what a page shows."""
        known = self._contexts.pop(uri, None)  # nobody asks twice, and it may be large
        return self._made(uri) if known is None else known

    def _made(self, uri: str) -> Mapping[str, Any]:
        found = dict(self.generated[uri].context()) if uri in self.generated else {}
        if uri in self.sections:
            found["overview"] = section_page(self.site, self.sections[uri])
        return found
