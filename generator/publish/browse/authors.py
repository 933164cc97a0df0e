"""Owns the authors from A to Z, a page for each letter, and their papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from generator import text
from generator.publish.browse import alphabet
from generator.publish.browse.steps import AUTHORS
from generator.publish.exports import names
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.parts import Part
from generator.publish.site import Site

MANY = 20_000  # authors; of more, only those with several papers are listed
PROLIFIC = 24  # authors that the first page names
ROWS = 6000  # names and titles on a page; a letter with more has several pages


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """A name as papers print it, family name first, and its papers, newest first.

    `id` is the anchor of an author of several papers, None for others.
    """

    name: str
    sorting: str
    id: str | None
    papers: tuple[PaperView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """The authors whose family names begin with a letter, in order."""

    id: str
    authors: tuple[Author, ...]

    @property
    def title(self) -> str:
        """Return what is written over them."""
        return alphabet.name_of(self.id)

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"{AUTHORS[0]}{self.id}/"

    @property
    def parts(self) -> tuple[tuple[Part, tuple[Author, ...]], ...]:
        """Return the pages of the letter, each with its authors."""
        divided = _divided(self.authors)
        return tuple(
            (
                Part(
                    whole=self.url,
                    number=number,
                    count=len(divided),
                    total=len(self.authors),
                    papers=(),
                ),
                found,
            )
            for number, found in enumerate(divided, 1)
        )


@kept
def letters(site: Site) -> tuple[Letter, ...]:
    """Return all letters that have authors."""
    written = _papers(site)
    fewest = _fewest(written, site.extent.authored)
    listed = [
        (name, names.split(name).sorting) for name, views in written.items() if len(views) >= fewest
    ]
    divided = alphabet.by_letter(listed, lambda each: alphabet.key(each[1]))
    return tuple(
        Letter(id=letter, authors=tuple(_authors(found, written)))
        for letter, found in divided.items()
    )


@kept
def addresses(site: Site) -> Mapping[str, str]:
    """Return the address of each author of several papers, by name."""
    return {
        author.name: f"{part.url}#{author.id}"
        for letter in letters(site)
        for part, found in letter.parts
        for author in found
        if author.id
    }


def prolific(site: Site) -> tuple[tuple[str, str, int], ...]:
    """Return the authors of the most papers, three at least: address, name, how many papers."""
    several = [each for letter in letters(site) for each in letter.authors if len(each.papers) > 2]
    several.sort(key=lambda author: -len(author.papers))
    known = addresses(site)
    return tuple((known[each.name], each.name, len(each.papers)) for each in several[:PROLIFIC])


def _divided(found: tuple[Author, ...]) -> list[tuple[Author, ...]]:
    """Return authors in groups that a page has room for."""
    rows = accumulate(1 + len(author.papers) for author in found)
    grouped = groupby(zip(rows, found, strict=True), key=lambda each: each[0] // ROWS)
    return [tuple(author for _, author in group) for _, group in grouped]


def _fewest(written: Mapping[str, Sequence[PaperView]], lines: int) -> int:
    """Return how many papers an author has to have for all those listed to have `lines` papers."""
    fewest, counts = (1 if len(written) <= MANY else 2), [len(views) for views in written.values()]
    while sum(count for count in counts if count >= fewest) > lines:
        fewest += 1
    return fewest


def _papers(site: Site) -> dict[str, list[PaperView]]:
    found: defaultdict[str, list[PaperView]] = defaultdict(list)
    for view in site.papers.values():
        for name in dict.fromkeys(view.paper.authors):
            found[name].append(view)
    return {name: found[name] for name in found if names.is_name(name)}


def _authors(
    found: Iterable[tuple[str, str]], written: Mapping[str, list[PaperView]]
) -> Iterator[Author]:
    """Yield authors, of whom `found` tells names and what these are sorted by."""
    taken: set[str] = set()
    for name, sorting in found:
        papers = tuple(written[name])
        anchor = None
        if len(papers) > 1:
            anchor = text.unique_slug(name, taken)
            taken.add(anchor)
        yield Author(name=name, sorting=sorting, id=anchor, papers=papers)
