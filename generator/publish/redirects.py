"""Owns where the addresses lead under which pages were published before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import PageError
from generator.publish.paper_view import PaperView
from generator.publish.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirects:
    """The paper to which each former slug leads, and the former slugs that cannot be kept."""

    targets: Mapping[str, PaperView]
    problems: tuple[PageError, ...]


def redirects(site: Site) -> Redirects:
    """Return the site's redirects; a former slug that is taken leads nowhere else."""
    targets: dict[str, PaperView] = {}
    problems: list[PageError] = []
    for paper in sorted(site.papers.values(), key=lambda paper: paper.slug):
        for slug in paper.paper.formerly:
            taken = site.papers.get(slug) or targets.get(slug)
            if taken:
                problems.append(_problem(paper, slug, taken))
            else:
                targets[slug] = paper
    return Redirects(targets=targets, problems=tuple(problems))


def _problem(paper: PaperView, slug: str, taken: PaperView) -> PageError:
    what = f"'{slug}' under formerly leads to {taken.source} already"
    return PageError(paper.source, what, "remove it from one of the two pages")
