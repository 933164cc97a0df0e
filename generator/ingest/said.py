"""Owns what ingest goes by in a page; one that stands as ingest left it need not be taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator import pages
from generator.deduplicate import ids_of
from generator.ingest.facts import in_order
from generator.pages import Page
from generator.snapshot import Belief

_KEPT = f"{__name__}.said"  # with the page, for as long as that lives


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The title, the section, the ids and the former names that a page states, if it does."""

    title: str | None
    topic: str | None
    ids: frozenset[tuple[str, str]]
    formerly: tuple[str, ...]


class _Ids(NamedTuple):
    arxiv: str | None
    doi: str | None
    acl: str | None


def said(page: Page) -> Said:
    """Return what a page says; raises PageError where it cannot be read."""
    known = vars(page)
    if _KEPT not in known:
        paper = page.reading[0]
        known[_KEPT] = _said(page.document.values, ids_of(paper) if paper else frozenset())
    found: Said = known[_KEPT]
    return found


def spare(
    everything: Mapping[str, Page], beliefs: Mapping[str, Belief], known: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Note what those pages say that are as ingest lays their beliefs out: what these say.

    Return their digests by their slugs; those `known` need not be laid out to be compared.
    """
    spared = {}
    for slug, belief in beliefs.items():
        page = everything.get(slug)
        if page and (known.get(slug) == page.digest or page.text == laid_out(belief)):
            vars(page)[_KEPT] = _said(belief.values, _ids_of(belief.values))
            spared[slug] = page.digest
    return spared


def laid_out(belief: Belief) -> str:
    """Return the text of a page that says what its belief says, and no more."""
    return pages.layout(in_order(dict(belief.values)), belief.abstract)


def _said(values: Mapping[str, Any], ids: frozenset[tuple[str, str]]) -> Said:
    title, topic, former = (values.get(key) for key in ("title", "topic", "formerly"))
    return Said(
        title=title if isinstance(title, str) else None,
        topic=topic if isinstance(topic, str) else None,
        ids=ids,
        formerly=tuple(map(str, former if isinstance(former, list) else filter(None, [former]))),
    )


def _ids_of(values: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    return ids_of(_Ids(values.get("arxiv"), values.get("doi"), values.get("acl")))
