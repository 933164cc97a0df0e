"""Owns what a paper's page tells programs in its head: Highwire's tags and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from generator.publish.exports.reference import Reference
from generator.publish.paper_view import PaperView

SUBJECT = "DC.subject"
_CONTAINERS = {
    "conference": "citation_conference_title",
    "journal": "citation_journal_title",
    "other": "citation_inbook_title",
}


def meta(view: PaperView, *, subjects: bool = True) -> tuple[tuple[str, str], ...]:
    """Return names and contents of the ``meta`` elements of a paper's page, unescaped for HTML.

    Its sections are told as `subjects`, or left to the page itself.
    """
    told = (*highwire(view), *dublin_core(view))
    return told if subjects else tuple(each for each in told if each[0] != SUBJECT)


def highwire(view: PaperView) -> Iterator[tuple[str, str]]:
    """Yield the tags that Google Scholar, Zotero and others read."""
    cited = view.reference
    yield "citation_title", view.title
    for name in cited.authors:
        yield "citation_author", name.sorting
    if cited.date:
        yield "citation_publication_date", cited.date.replace("-", "/")
    if cited.container and cited.kind in _CONTAINERS:
        yield _CONTAINERS[cited.kind], cited.container
    if cited.doi:
        yield "citation_doi", cited.doi
    if cited.arxiv:
        yield "citation_arxiv_id", cited.arxiv
    if pdf := _pdf(cited, view.paper.acl):
        yield "citation_pdf_url", pdf


def dublin_core(view: PaperView) -> Iterator[tuple[str, str]]:
    """Yield Dublin Core's elements, as far as Highwire's tags do not say the same."""
    cited = view.reference
    if cited.url and not cited.doi:
        yield "DC.identifier", cited.url
    for topic in view.topics:
        yield SUBJECT, topic.title


def _pdf(cited: Reference, acl: str | None) -> str | None:
    if acl:
        return f"https://aclanthology.org/{quote(acl)}.pdf"
    return f"https://arxiv.org/pdf/{quote(cited.arxiv)}" if cited.arxiv else None
