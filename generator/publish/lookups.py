"""Owns where else a paper can be looked up: by its ids where known, else by its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.model import Paper

ARXIV, TITLE = "__arxiv__", "__title__"  # in patterns, for a script to put in what is the paper's
_OWN = ("DOI", "ACL Anthology", "arXiv", "PDF")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lookup:
    """A place that may know the paper; `exact` where `url` names it instead of searching."""

    name: str
    url: str
    exact: bool

    @property
    def own(self) -> bool:
        """Return whether it is the work itself, in a place that gave it an id."""
        return self.exact and self.name in _OWN


def lookups(paper: Paper, title: str) -> tuple[Lookup, ...]:
    """Return the paper's places; `title` is its title as plain text."""
    found = [
        _arxiv(paper.arxiv, title),
        *_pdf(paper),
        *_further(paper.arxiv, title),
    ]
    if paper.acl:
        url = f"https://aclanthology.org/{quote(paper.acl)}/"
        found.insert(0, Lookup(name="ACL Anthology", url=url, exact=True))
    if paper.doi:
        url = f"https://doi.org/{quote(paper.doi)}"
        found.insert(0, Lookup(name="DOI", url=url, exact=True))
    return tuple(found)


def patterns() -> tuple[tuple[Lookup, str], ...]:
    """Return the places that are none of a paper's own, with `ARXIV` and `TITLE` for what is its.

    With each comes of which papers it is one: those that arXiv has under an id of the ``new`` style
    or of the ``old`` one, and those of which nothing but the ``title`` is known.
    """
    new = set(_hugging_face(ARXIV))
    by_id = [(each, "new" if each in new else "new old") for each in _further(ARXIV, TITLE)]
    return (*by_id, *((each, "title") for each in (_arxiv(None, TITLE), *_further(None, TITLE))))


def _further(arxiv: str | None, title: str) -> tuple[Lookup, ...]:
    return (
        *_hugging_face(arxiv),
        _semantic_scholar(arxiv, title),
        _google_scholar(arxiv, title),
    )


def _arxiv(arxiv: str | None, title: str) -> Lookup:
    if arxiv:
        return Lookup(name="arXiv", url=f"https://arxiv.org/abs/{quote(arxiv)}", exact=True)
    query = urlencode({"searchtype": "title", "query": title})
    return Lookup(name="arXiv", url=f"https://arxiv.org/search/?{query}", exact=False)


def _pdf(paper: Paper) -> Iterator[Lookup]:
    """Yield the PDF; arXiv is the surer place, as every paper there has one."""
    if paper.arxiv:
        yield Lookup(name="PDF", url=f"https://arxiv.org/pdf/{quote(paper.arxiv)}", exact=True)
    elif paper.acl:
        url = f"https://aclanthology.org/{quote(paper.acl)}.pdf"
        yield Lookup(name="PDF", url=url, exact=True)


def _hugging_face(arxiv: str | None) -> Iterator[Lookup]:
    # The site lists papers by new-style arXiv ids only; old ones hold a slash.
    if arxiv and "/" not in arxiv:
        url = f"https://huggingface.co/papers/{arxiv}"
        yield Lookup(name="Hugging Face", url=url, exact=True)


def _semantic_scholar(arxiv: str | None, title: str) -> Lookup:
    if arxiv:
        url = f"https://api.semanticscholar.org/arXiv:{quote(arxiv)}"
        return Lookup(name="Semantic Scholar", url=url, exact=True)
    url = f"https://www.semanticscholar.org/search?{urlencode({'q': title})}"
    return Lookup(name="Semantic Scholar", url=url, exact=False)


def _google_scholar(arxiv: str | None, title: str) -> Lookup:
    if arxiv:
        query = urlencode({"arxiv_id": arxiv})
        url = f"https://scholar.google.com/scholar_lookup?{query}"
        return Lookup(name="Google Scholar", url=url, exact=True)
    query = urlencode({"q": f'"{title}"'})
    return Lookup(
        name="Google Scholar", url=f"https://scholar.google.com/scholar?{query}", exact=False
    )
