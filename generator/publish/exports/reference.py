"""Owns what a citation says of a paper, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from generator.model import Paper
from generator.publish.exports import keys, venue
from generator.publish.exports.names import Name, names
from generator.publish.exports.venue import Venue

Kind = Literal["conference", "journal", "preprint", "other"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A paper as it is cited. Whatever is not known is None or empty, and never made up.

    `title` is the page's, in which ``$…$`` encloses mathematics; `container` is the proceedings,
    the journal or whatever else the paper appeared in. `date` is ISO with the precision known; of
    what appeared somewhere only the year, as a page's date is that of the first version.
    """

    key: str
    kind: Kind
    title: str
    authors: tuple[Name, ...]
    container: str | None
    date: str | None
    arxiv: str | None
    doi: str | None
    url: str | None

    @property
    def year(self) -> str | None:
        """Return the year, or None."""
        return self.date[:4] if self.date else None


def of(paper: Paper, key: str) -> Reference:
    """Return how `paper` is cited."""
    appeared = venue.read(paper.venue, paper.acl) if paper.venue else None
    return Reference(
        key=key,
        kind=appeared.kind if appeared else "preprint" if paper.arxiv else "other",
        title=" ".join(paper.title.split()),
        authors=names(paper.authors),
        container=appeared.name if appeared else None,
        date=_date(paper, appeared),
        arxiv=paper.arxiv,
        doi=paper.doi,
        url=_address(paper),
    )


def _date(paper: Paper, appeared: Venue | None) -> str | None:
    year = keys.year_of(paper)
    return f"{year:04}" if appeared and year else paper.date


def _address(paper: Paper) -> str | None:
    """Return where the paper itself stands, in its most lasting form."""
    if paper.acl:
        return f"https://aclanthology.org/{quote(paper.acl)}/"
    if paper.arxiv:
        return f"https://arxiv.org/abs/{quote(paper.arxiv)}"
    if paper.doi:
        return f"https://doi.org/{quote(paper.doi)}"
    return next((link.url for link in paper.links if link.kind == "paper"), None)
