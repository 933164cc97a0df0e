"""Owns what arXiv says of a paper, in whichever of its formats: columns of an entry."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ingest import venues

ORIGIN = "arxiv"


def columns(  # noqa: PLR0913  # what arXiv says has so many parts
    *,
    arxiv: str | None,
    title: str | None,
    abstract: str | None,
    authors: str,
    date: str | None,
    doi: str | None,
    comment: str | None,
    journal: str | None,
    categories: Iterable[str],
) -> dict[str, str | None]:
    """Return what arXiv says, by the columns of a table.

    The venue is the journal reference, else one that the authors' comment names as accepting.
    An address in the comment counts like one in the abstract.
    """
    return {
        "title": title,
        "abstract": abstract,
        "arxiv": arxiv,
        "doi": _first(doi),
        "authors": authors,
        "date": date,
        "venue": _venue(journal, comment),
        "remark": comment,
        "categories": ";".join(categories),
    }


def _first(doi: str | None) -> str | None:
    """Return the first of the DOIs that authors put in one field."""
    return doi.split()[0] if doi and doi.split() else None


def _venue(journal: str | None, comment: str | None) -> str | None:
    if journal:
        return venues.stated(journal) or journal
    return venues.stated(comment) if comment else None
