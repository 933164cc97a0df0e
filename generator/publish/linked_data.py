"""Owns what a page tells programs as JSON-LD, in the words of schema.org; only what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.publish.exports import json_text
from generator.publish.paper_view import PaperView
from generator.publish.site import SectionView, Site

LISTED = 100  # papers of a section that its list names; the page itself holds all
_CONTAINERS = {"conference": "Book", "journal": "Periodical", "other": "CreativeWork"}


def of(site: Site, address: str | None, subject: PaperView | SectionView | None) -> str:
    """Return what a page is as JSON that is safe within HTML; the home page has no subject.

    `address` is the site's; where nobody knows it, nothing is said that needs it.
    """
    root = f"{address.rstrip('/')}/" if address else None
    if isinstance(subject, PaperView):
        said = _paper(subject)
    elif subject:
        said = _section(site, subject, root)
    else:
        said = _site(site, root)
    text = json_text.line({"@context": "https://schema.org", **_known(said)})
    return text.replace("<", "\\u003c")  # else "<!--<script>" would swallow what follows


def _paper(view: PaperView) -> dict[str, Any]:
    cited = view.reference
    container = {"@type": _CONTAINERS.get(cited.kind), "name": cited.container}
    return {
        "@type": "ScholarlyArticle",
        "headline": view.title,
        "author": [{"name": name} for name in _authors(view)],
        "datePublished": cited.date,
        "isPartOf": container if cited.container else None,
        "sameAs": view.reference.url,
    }


def _authors(view: PaperView) -> tuple[str, ...]:
    """Return all authors or, of very many, none: their names stand in the page's tags already."""
    return () if view.further_authors else view.paper.authors


def _section(site: Site, view: SectionView, root: str | None) -> dict[str, Any]:
    listed = [
        {"@type": "ListItem", "position": place, "url": f"{root}{paper.url}"}
        for place, paper in enumerate(view.papers[:LISTED], 1)
    ]
    every = {
        "@type": "ItemList",
        "numberOfItems": len(view.papers),
        "itemListElement": listed if root else [],
    }
    return {
        "@type": "CollectionPage",
        "name": view.topic.title,
        "description": view.topic.description,
        "url": root and f"{root}{view.url}",
        "isPartOf": _known({"@type": "WebSite", "name": site.name, "url": root}),
        "mainEntity": _known(every),
    }


def _site(site: Site, root: str | None) -> dict[str, Any]:
    search = {
        "@type": "SearchAction",
        "target": f"{root}search/?q={{words}}",
        "query-input": "required name=words",
    }
    return {
        "@type": "WebSite",
        "name": site.name,
        "url": root,
        "potentialAction": search if root else None,
    }


def _known(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in (None, [])}
