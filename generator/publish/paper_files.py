"""Owns which files of papers' pages are made anew, and makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.publish.paper_page import PaperPage, paper_page
from generator.publish.paper_pages import PaperPages
from generator.publish.paper_view import PaperView
from generator.publish.published import Files, Published, Written
from generator.publish.reuse.fingerprint import Fingerprints
from generator.publish.site import Site
from generator.store import digest


@dataclass(frozen=True, kw_only=True)
class PaperFiles:
    """The pages of papers as `published` holds them; `page_of` tells a template of one's file.

    Whatever all pages hang on is told by `basis`.
    """

    site: Site
    published: Published
    renderer: PaperPages
    page_of: Callable[[PaperView], Any]
    basis: bytes
    fingerprints: Fingerprints

    def stale(self, views: Iterable[PaperView]) -> list[PaperView]:
        """Return the papers whose pages do not stand there as they are to be."""
        if not self.published.former:
            return list(views)
        return [
            view
            for view in views
            if not self.published.keep(_path(view), self._key(paper_page(self.site, view)))
        ]

    def write(self, views: Iterable[PaperView]) -> Files:
        """Write the pages of papers, and return what is now known of their files."""
        return dict(self._write(view) for view in views)

    def _write(self, view: PaperView) -> tuple[str, Written]:
        around, page = paper_page(self.site, view), self.page_of(view)
        html = self.renderer.html(page=page, paper=view, around=around, edit_url=page.edit_url)
        return self.published.write(_path(view), html, self._key(around))

    def _key(self, around: PaperPage) -> bytes:
        return digest(self.basis, self.fingerprints.of(around))


def _path(view: PaperView) -> str:
    return f"{view.url}index.html"
