"""Makes the page that an addition form asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import pages, schema
from generator.curate import bibtex, wording
from generator.curate.bibtex import BibtexError, Facts
from generator.curate.issue_form import Issue
from generator.curate.wording import TooLongError
from generator.identifiers import Identity, identify
from generator.model import LINK_KINDS, Link, Paper
from generator.taxonomy import Taxonomy

_LONGEST_TITLE = 300
_TITLED = re.compile(r"\s*\[?add(?:ition)?\]?\s*:\s*(?P<title>\S.*)", re.IGNORECASE | re.DOTALL)


def paper_of(issue: Issue, topics: Taxonomy) -> Paper:
    """Return the paper that the form describes; raises IssueError where it says too little."""
    facts = _facts(issue)
    identities = [*_named(issue), *facts.identities]
    return Paper(
        title=_title(issue, facts),
        topic=_topic(issue, topics),
        authors=facts.authors,
        date=facts.date,
        venue=facts.venue,
        abstract=facts.abstract,
        arxiv=next((each.arxiv for each in identities if each.arxiv), None),
        doi=next((each.doi for each in identities if each.doi), None),
        acl=next((each.acl for each in identities if each.acl), None),
        links=tuple(_links(identities)),
    )


def text_of(issue: Issue, paper: Paper) -> str:
    """Return the text of the paper's page: why it belongs here is quoted below its abstract."""
    why = wording.quotation(issue.values.get("why") or "")
    notes = f"## Notes\n\n{why}" if why else ""
    return pages.layout(schema.values_of(paper), paper.abstract, notes)


def _facts(issue: Issue) -> Facts:
    source = issue.values.get("bibtex")
    if source is None:
        return Facts()
    try:
        return bibtex.read(source)
    except (BibtexError, TooLongError) as error:
        remedy = "give one whole entry, from its @ to its last brace"
        raise issue.error(str(error), remedy) from None


def _title(issue: Issue, facts: Facts) -> str:
    found = _TITLED.fullmatch(issue.title)  # GitHub keeps it below 256 characters
    title = facts.title or (wording.line(found["title"][:_LONGEST_TITLE]) if found else None)
    if title is None:
        remedy = "give BibTeX, or name the issue 'Add: ' and the paper's title"
        raise issue.error("the paper's title is not known", remedy)
    return title


def _topic(issue: Issue, topics: Taxonomy) -> str:
    topic = (issue.line("topic") or "").strip()
    if topic not in topics:
        raise issue.error("'Section' names no section", f"choose one of: {', '.join(topics)}")
    return topic


def _named(issue: Issue) -> Iterator[Identity]:
    value = issue.line("identifier")
    if value is None:
        return
    identity = identify(value)
    if identity is None:
        remedy = "write an arXiv id, a DOI, or an address that begins with https://"
        raise issue.error("the id or address is none we know", remedy)
    yield identity


def _links(identities: Iterable[Identity]) -> Iterator[Link]:
    """Yield the links, each address once, in the order in which a page states them."""
    links = {each.link.url: each.link for each in identities if each.link}
    yield from sorted(links.values(), key=lambda link: LINK_KINDS.index(link.kind))
