"""Owns which files of papers' pages are made anew, and makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.publish.browse import authors
from generator.publish.kept import promise
from generator.publish.paper_page import beside, paper_page
from generator.publish.paper_pages import PaperPages
from generator.publish.paper_view import PaperView
from generator.publish.published import Files, Published, Written
from generator.publish.related import named_beside, related
from generator.publish.reuse.fingerprint import fingerprint
from generator.publish.site import Site
from generator.store import Store, digest

_KEPT = "papers"


@dataclass(frozen=True, kw_only=True)
class PaperFiles:
    """The pages of the papers `views` as `published` holds them.

    `page_of` tells a template of one's file, and `basis` what all pages hang on.
    """

    site: Site
    views: Sequence[PaperView]
    published: Published
    renderer: PaperPages
    page_of: Callable[[PaperView], Any]
    basis: bytes

    def stale(self, prints: Sequence[bytes]) -> Sequence[PaperView]:
        """Return the papers whose pages do not stand there as they are to be."""
        if not prints:
            return self.views
        return [
            view
            for view, around in zip(self.views, prints, strict=True)
            if not self.published.keep(_path(view), self._key(around, view))
        ]

    def write(self, views: Iterable[PaperView]) -> Files:
        """Write the pages of papers, and return what is now known of their files."""
        return dict(self._write(view) for view in views)

    def _write(self, view: PaperView) -> tuple[str, Written]:
        around, near = paper_page(self.site, view), related(self.site, view)
        page = self.page_of(view)
        shown = {"paper": view, "around": around, "related": near, "edit_url": page.edit_url}
        html = self.renderer.html(page=page, **shown)
        return self.published.write(_path(view), html, self._key(fingerprint(around), view))

    def _key(self, around: bytes, view: PaperView) -> bytes:
        near = named_beside(self.site, view)
        papers = b"".join([self.site.papers[slug].told for slug, _ in near])
        return digest(self.basis, around, papers, repr([why for _, why in near]).encode())


class Told(NamedTuple):
    """What tells papers' pages, and what was needed to tell: the addresses of authors."""

    prints: Sequence[bytes]
    addresses: Mapping[str, str]


class _Kept(NamedTuple):
    """What tells pages, by slug, beside what tells the papers on them; and authors' addresses."""

    prints: dict[str, tuple[bytes, bytes]]
    addresses: dict[str, str]


def told(site: Site, views: Iterable[PaperView], store: Store, about: bytes) -> Told:
    """Return what tells each paper's page, but for its related papers, which are known last.

    It is kept for sites of which the same is told `about` lists: then pages hang on texts alone.
    """
    about = digest(about, site.believed)
    kept = store.read(_KEPT, _Kept, about)
    if kept:
        promise(authors.addresses, site, lambda: kept.addresses)
    former = kept.prints if kept else {}
    prints: dict[str, tuple[bytes, bytes]] = {}
    for view in views:
        papers = b"".join(each.told for each in (view, *beside(site, view)) if each)
        known = former.get(view.slug)
        if not known or known[0] != papers:
            known = papers, fingerprint(paper_page(site, view))
        prints[view.slug] = known
    addresses = dict(authors.addresses(site))
    if prints != former:
        store.write(_KEPT, _Kept(prints, addresses), about)
    return Told([each for _, each in prints.values()], addresses)


def _path(view: PaperView) -> str:
    return f"{view.url}index.html"
