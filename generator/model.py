"""What an entry, a reject and a paper are: the plain data every stage shares."""

from __future__ import annotations

from dataclasses import dataclass

LINK_KINDS = ("code", "model", "dataset", "demo", "project", "paper")
PAPER_KINDS = (
    "method",
    "analysis",
    "survey",
    "benchmark",
    "dataset",
    "model",
    "theory",
    "position",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address a paper points to; `kind` is one of LINK_KINDS."""

    kind: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Organization:
    """Who a listing names instead of authors: the handle on the listing site and the full name."""

    handle: str
    name: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Curated:
    """What the people of another index decided about a paper, as its page there states it."""

    slug: str | None = None
    topic: str | None = None
    also: tuple[str, ...] = ()
    kind: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    formerly: tuple[str, ...] = ()
    review: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One record of a source file.

    `date` is ISO with the precision that is known: ``2024``, ``2024-05`` or ``2024-05-28``.
    `line` and `last_line` are 1-based and span all the record's lines. `comments` counts the
    discussion on the listing site, `citations` the works that cite it. `incomplete` marks a
    record that the file cuts off. `origin` names the format, such as ``bibtex``, by which facts
    are trusted; None is a listing or a table.
    `categories` are what the source files the work under, such as ``cs.CL``. `about` is the slug
    of the paper, or the id of a work without a page, that the record was found and confirmed for.
    """

    title: str
    abstract: str | None
    source: str
    line: int
    last_line: int
    date: str | None = None
    author_count: int | None = None
    organization: Organization | None = None
    comments: int | None = None
    links: tuple[Link, ...] = ()
    incomplete: bool = False
    arxiv: str | None = None
    doi: str | None = None
    acl: str | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    origin: str | None = None
    categories: tuple[str, ...] = ()
    curated: Curated | None = None
    citations: int | None = None
    about: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A record that names a work by an id or an address and says nothing else of it."""

    source: str
    line: int
    last_line: int
    text: str
    arxiv: str | None = None
    doi: str | None = None
    acl: str | None = None
    link: Link | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reject:
    """A record that cannot be read: where it stands, its raw text, and why."""

    source: str
    line: int
    last_line: int
    text: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Banner:
    """Lines of a source that belong to the listing site and not to any record."""

    source: str
    line: int
    last_line: int


Record = Entry | Mention | Reject | Banner


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One work, as its page states it. Only `title` and `topic` are always known.

    `title` and `abstract` are plain text in which ``$…$`` encloses mathematics (see
    `generator.inline`). `formerly` holds slugs under which the page was published before.
    """

    title: str
    topic: str
    also: tuple[str, ...] = ()
    kind: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    organization: Organization | None = None
    venue: str | None = None
    categories: tuple[str, ...] = ()
    comments: int | None = None
    citations: int | None = None
    arxiv: str | None = None
    doi: str | None = None
    acl: str | None = None
    links: tuple[Link, ...] = ()
    formerly: tuple[str, ...] = ()
    review: str | None = None
    abstract: str | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """Return the paper's sections, the primary one first."""
        return (self.topic, *self.also)

    @property
    def year(self) -> int | None:
        """Return the year of `date`, or None where no date is known."""
        return int(self.date[:4]) if self.date else None
