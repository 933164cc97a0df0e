"""Owns where every slug leads under which a paper was ever published: none is given up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import schema
from generator.model import Paper
from generator.snapshot import Belief

_SLUG = re.compile(schema.SLUG.pattern or "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """A page, `claimant`, that says it was `slug`, where that leads to the page `taken` already."""

    slug: str
    claimant: str
    taken: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Former:
    """The slugs that no page has now: those that `lead` to a page, and those of `removed` pages.

    Both map to the last slug of the paper.
    """

    lead: Mapping[str, str]
    removed: Mapping[str, str]
    clashes: tuple[Clash, ...]


def former(papers: Mapping[str, Paper], beliefs: Mapping[str, Belief]) -> Former:
    """Return where all former slugs lead; a page's claim comes before what ingest remembers."""
    claimed, clashes = _claimed(papers)
    steps = dict(_remembered(beliefs)) | claimed
    slugs = sorted({*steps, *filter(_is_slug, beliefs)} - papers.keys())
    ends = {slug: _end(slug, steps, papers) for slug in slugs}
    return Former(
        lead={slug: end for slug, end in ends.items() if end in papers},
        removed={slug: end for slug, end in ends.items() if end not in papers},
        clashes=clashes,
    )


def _claimed(papers: Mapping[str, Paper]) -> tuple[dict[str, str], tuple[Clash, ...]]:
    """Return the slugs that pages say they had, and the claims to what is taken."""
    claimed: dict[str, str] = {}
    clashes: list[Clash] = []
    for slug, paper in sorted(papers.items(), key=lambda item: item[0]):
        for name in paper.formerly:
            taken = name if name in papers else claimed.get(name)
            if taken:
                clashes.append(Clash(slug=name, claimant=slug, taken=taken))
            else:
                claimed[name] = slug
    return claimed, tuple(clashes)


def _remembered(beliefs: Mapping[str, Belief]) -> Iterator[tuple[str, str]]:
    """Yield each slug that ingest knows a paper had before, with the slug that came next."""
    for slug, belief in beliefs.items():
        names = belief.values.get("formerly", ())
        for name in names if isinstance(names, list) else ():
            if _is_slug(name) and _is_slug(slug):
                yield name, slug


def _end(slug: str, steps: Mapping[str, str], papers: Mapping[str, Paper]) -> str:
    """Return the page to which a chain of renames leads, or the last slug that had one."""
    seen = set()
    while slug in steps and slug not in papers and slug not in seen:
        seen.add(slug)
        slug = steps[slug]
    return slug


def _is_slug(name: object) -> bool:
    # The register is a file that a pull request can change, and slugs become paths.
    return isinstance(name, str) and _SLUG.fullmatch(name) is not None
