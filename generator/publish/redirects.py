"""Owns where every address leads under which a paper was ever published: none is given up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import inline, schema
from generator.errors import PageError
from generator.publish.paper_view import PaperView
from generator.publish.site import SectionView, Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """A page that a person removed: its slug, its title as plain text, and its section if known."""

    slug: str
    title: str
    section: SectionView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirects:
    """Former slugs: those that lead to a paper, those of removed pages, and claims that clash."""

    targets: Mapping[str, PaperView]
    removed: Mapping[str, Removed]
    problems: tuple[PageError, ...]


def redirects(site: Site) -> Redirects:
    """Return where all addresses lead that no page has now; a page's claim comes before memory."""
    claimed, problems = _claimed(site)
    steps = dict(_remembered(site)) | claimed
    former = sorted({*steps, *filter(_is_slug, site.beliefs)} - site.papers.keys())
    ends = {slug: _end(slug, steps, site) for slug in former}
    return Redirects(
        targets={slug: site.papers[end] for slug, end in ends.items() if end in site.papers},
        removed={
            slug: _removed(slug, end, site) for slug, end in ends.items() if end not in site.papers
        },
        problems=problems,
    )


def _claimed(site: Site) -> tuple[dict[str, str], tuple[PageError, ...]]:
    """Return the slugs that pages say they had, and the claims to what is taken."""
    claimed: dict[str, str] = {}
    problems: list[PageError] = []
    for paper in sorted(site.papers.values(), key=lambda paper: paper.slug):
        for slug in paper.paper.formerly:
            taken = site.papers.get(slug) or site.papers.get(claimed.get(slug, ""))
            if taken:
                problems.append(_problem(paper, slug, taken))
            else:
                claimed[slug] = paper.slug
    return claimed, tuple(problems)


def _remembered(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each slug that ingest knows a paper had before, with the slug that came next."""
    for slug, belief in site.beliefs.items():
        names = belief.values.get("formerly", ())
        for name in names if isinstance(names, list) else ():
            if _is_slug(name) and _is_slug(slug):
                yield name, slug


def _end(slug: str, steps: Mapping[str, str], site: Site) -> str:
    """Return the page to which a chain of renames leads, or the last slug that had one."""
    seen = set()
    while slug in steps and slug not in site.papers and slug not in seen:
        seen.add(slug)
        slug = steps[slug]
    return slug


def _removed(slug: str, end: str, site: Site) -> Removed:
    belief = site.beliefs.get(end) or site.beliefs.get(slug)
    values = belief.values if belief else {}
    return Removed(
        slug=slug,
        title=inline.plain(str(values.get("title") or slug)),
        section=site.sections.get(str(values.get("topic"))),
    )


def _is_slug(name: object) -> bool:
    # The register is a file that a pull request can change, and slugs become paths.
    return isinstance(name, str) and re.fullmatch(schema.SLUG.pattern or "", name) is not None


def _problem(paper: PaperView, slug: str, taken: PaperView) -> PageError:
    what = f"'{slug}' under formerly leads to {taken.source} already"
    return PageError(paper.source, what, "remove it from one of the two pages")
