"""Owns what is shown of one paper: its facts in words, its text as HTML, its links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from generator import inline, text
from generator.model import Link, Paper
from generator.publish import dates
from generator.publish.exports import bibtex, reference
from generator.publish.exports.reference import Reference
from generator.publish.lookups import Lookup, lookups
from generator.taxonomy import Topic

MANY_AUTHORS = 30
FIRST_AUTHORS = 20

LINK_LABELS = {
    "code": "Code",
    "model": "Model",
    "dataset": "Data",
    "demo": "Demo",
    "project": "Project page",
    "paper": "Paper",
}


@dataclass(frozen=True, kw_only=True)
class PaperView:
    """A paper as its page and its rows in lists show it; `topics` are its sections.

    `key` is the one under which it is cited; no two papers of a site share one. `told` tells all
    that is shown of the paper alone from whatever else was, `listed` what lists show of it, `texts`
    its title, summary and abstract; each has 16 bytes.
    """

    slug: str
    key: str
    source: str
    paper: Paper
    topics: tuple[Topic, ...]
    notes: str
    told: bytes
    listed: bytes
    texts: bytes

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"papers/{self.slug}/"

    @cached_property
    def title(self) -> str:
        """Return the title as plain text."""
        return inline.plain(self.paper.title)

    @cached_property
    def reference(self) -> Reference:
        """Return how the paper is cited."""
        return reference.of(self.paper, self.key)

    @cached_property
    def bibtex(self) -> str:
        """Return the paper's BibTeX entry."""
        return bibtex.entry(self.reference)

    @cached_property
    def plain_abstract(self) -> str:
        """Return the abstract as plain text in one line; empty where nothing is known."""
        return " ".join(inline.plain(self.paper.abstract or "").split())

    @cached_property
    def heading(self) -> Markup:
        """Return the title as HTML, mathematics included."""
        return _markup(self.paper.title, link=False)

    @cached_property
    def abstract(self) -> tuple[Markup, ...]:
        """Return the abstract's paragraphs as HTML."""
        paragraphs = inline.paragraphs(self.paper.abstract or "")
        return tuple(_markup(paragraph) for paragraph in paragraphs)

    @cached_property
    def summary(self) -> Markup | None:
        """Return the curators' sentence as HTML, or None where there is none."""
        return _markup(self.paper.summary, link=False) if self.paper.summary else None

    @cached_property
    def gist(self) -> str:
        """Return one sentence on the paper as plain text; empty where nothing is known."""
        return inline.plain(self._gist)

    @cached_property
    def teaser(self) -> Markup:
        """Return one sentence on the paper as HTML; empty where nothing is known."""
        return _markup(self._gist, link=False)

    @property
    def _gist(self) -> str:
        return self.paper.summary or text.first_sentence(self.paper.abstract or "")

    @property
    def date(self) -> str | None:
        """Return the date in words, or None."""
        return dates.in_words(self.paper.date) if self.paper.date else None

    @property
    def kind(self) -> str | None:
        """Return the kind of paper as a label, or None."""
        return self.paper.kind.capitalize() if self.paper.kind else None

    @property
    def first_authors(self) -> tuple[str, ...]:
        """Return the authors to show at once: all, or the first few of very many."""
        authors = self.paper.authors
        return authors if len(authors) <= MANY_AUTHORS else authors[:FIRST_AUTHORS]

    @property
    def further_authors(self) -> tuple[str, ...]:
        """Return the authors to show on demand."""
        return self.paper.authors[len(self.first_authors) :]

    @property
    def author_count(self) -> str | None:
        """Return the number of authors in words, or None where it is unknown or they are named."""
        return None if self.paper.authors else _counted(self.paper.author_count, "author")

    @property
    def comments(self) -> str | None:
        """Return the number of comments in words, or None where there are none."""
        counted = _counted(self.paper.comments, "comment")
        return f"{counted} on Hugging Face" if counted else None

    @property
    def citations(self) -> str | None:
        """Return how often the paper is cited in words, or None where nobody knows or it is not."""
        return _counted(self.paper.citations, "citation")

    @property
    def affiliation(self) -> str | None:
        """Return the organisation's name, or None."""
        group = self.paper.organization
        return (group.name or group.handle) if group else None

    @property
    def pending(self) -> bool:
        """Return whether nobody has confirmed the automatic section yet."""
        return self.paper.review == "pending"

    @property
    def links(self) -> tuple[tuple[str, Link], ...]:
        """Return the paper's links, each with the label of its kind."""
        return tuple((LINK_LABELS[link.kind], link) for link in self.paper.links)

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Return what comes with the paper, for rows in lists: code, model, data."""
        kinds = {link.kind for link in self.paper.links}
        return tuple(LINK_LABELS[kind] for kind in ("code", "model", "dataset") if kind in kinds)

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Return where else to look the paper up."""
        return lookups(self.paper, self.title)


def _markup(source: str, *, link: bool = True) -> Markup:
    # The one place where text becomes HTML without escaping: `inline` has escaped it.
    return Markup(inline.html(source, link=link))  # noqa: S704


def _counted(number: int | None, noun: str) -> str | None:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else None
