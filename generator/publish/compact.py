"""Owns what the site of very many papers leaves out or loads later, and how many papers these are.

A host such as GitHub Pages takes a gigabyte, which seventy thousand papers fill when all of them
are shown in full. What `PARTS` holds is put into papers' pages by `SCRIPT`; most of what else they
leave out stands in lists, exports or the search.
"""

from __future__ import annotations

from dataclasses import dataclass

MANY = 25_000  # papers from which a site is compact, unless it is told otherwise
CHOICES = ("auto", "always", "never")

# What works by scripts alone and therefore joins the script of the header (see `controls`).
SCRIPT = "assets/javascripts/compact.js"  # below our folder of templates and assets
PARTS = {
    "lookups": "partials/paper-lookups-further.html",
    "cite": "partials/cite.html",
    "footer": "partials/footer-links.html",
    "choice": "partials/propose-choice.html",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How far a site goes where most of its bytes are.

    `related` papers stand beside a paper; `described` of a section's papers are told about, on its
    first page, and all others have a line; the list of a tag, year or kind names `listed` papers,
    as the search finds all; `authored` stand under all authors together. None is no limit of its
    own. Templates ask for `compact` alone.
    """

    compact: bool
    related: int | None
    described: int | None
    listed: int | None
    authored: int


FULL = Extent(compact=False, related=None, described=None, listed=None, authored=250_000)
COMPACT = Extent(compact=True, related=3, described=200, listed=1000, authored=125_000)


def extent(wanted: str, papers: int) -> Extent:
    """Return how far a site of so many papers goes; `wanted` is one of `CHOICES`."""
    return COMPACT if wanted == "always" or (wanted == "auto" and papers >= MANY) else FULL
