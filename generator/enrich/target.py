"""Owns what is looked up: a paper as its page has it, or a work of which only an id is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import schema
from generator.deduplicate import Work, ids_differ, ids_of
from generator.enrich.service import Id, Service
from generator.model import Entry, Mention, Paper


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What is known of a work to look up, in part perhaps from services asked before.

    `about` is the slug, or the id of a work without a page, under which its records are kept;
    `place` tells people where it stands, and `known` are the keys that its page has.
    """

    about: str
    place: str
    ids: frozenset[Id]
    title: str | None = None
    abstract: str | None = None
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    year: int | None = None
    known: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Return every name under which records of the work may have been kept."""
        return frozenset({self.about, *map(":".join, self.ids)})

    @property
    def work(self) -> Work:
        """Return what identifies the work."""
        return Work(title=self.title or "", abstract=self.abstract, ids=self.ids)

    def id_for(self, service: Service) -> Id | None:
        """Return the id by which a service is best asked.

        The ACL Anthology gives its papers DOIs that hold their ids.
        """
        known = dict(sorted(self.ids))
        if "acl" in known and "doi" not in known:
            known["doi"] = f"10.18653/v1/{known['acl'].casefold()}"
        return next(((kind, known[kind]) for kind in service.ids if kind in known), None)

    def lacks(self, service: Service) -> bool:
        """Return whether the page lacks something that a service can tell."""
        return not service.tells <= self.known

    def knowing(self, entry: Entry) -> Target:
        """Return the target with what a confirmed record adds to it."""
        ids = ids_of(entry)
        return replace(
            self,
            ids=self.ids | {each for each in ids if not ids_differ(self.ids, frozenset({each}))},
            title=self.title or entry.title,
            abstract=self.abstract or entry.abstract,
            authors=self.authors or entry.authors,
            author_count=self.author_count or len(entry.authors) or entry.author_count,
            year=self.year or (int(entry.date[:4]) if entry.date else None),
        )


def of_paper(slug: str, place: str, paper: Paper) -> Target:
    """Return what a page says of its paper."""
    return Target(
        about=slug,
        place=place,
        ids=ids_of(paper),
        title=paper.title,
        abstract=paper.abstract,
        authors=paper.authors,
        author_count=len(paper.authors) or paper.author_count,
        year=paper.year,
        known=frozenset(schema.values_of(paper)),
    )


def of_mention(mention: Mention) -> Target | None:
    """Return what an id alone says; None for an address that holds no id."""
    ids = ids_of(mention)
    if not ids:
        return None
    place = f"{mention.source}:{mention.line}"
    return Target(about=":".join(min(ids)), place=place, ids=ids)
