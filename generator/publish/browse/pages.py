"""Owns which pages the ways in have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from generator.publish.browse import (
    alphabet,
    authors,
    code,
    kinds,
    organizations,
    tagged,
    titles,
    venues,
    years,
)
from generator.publish.browse.listing import Listing, Step
from generator.publish.browse.steps import (
    AUTHORS,
    BROWSE,
    CODE,
    KINDS,
    ORGANIZATIONS,
    TAGS,
    TITLES,
    VENUES,
    YEARS,
    uri,
)
from generator.publish.browse.ways import ways
from generator.publish.choices import choices
from generator.publish.generated_page import GeneratedPage
from generator.publish.parts import Part, parts
from generator.publish.site import Site

Pages = Iterable[GeneratedPage]

# Papers of a tag up to which its page says what all are about, and how many of more: each paper has
# several tags, so that these lists would else be longer than all others together.
FEW, NEWEST = 500, 200


def pages(site: Site) -> Pages:
    """Yield every page of the ways in."""
    sections = tuple(site.sections.values())
    yield _page(BROWSE, "browse.html", ways=lambda: ways(site), sections=lambda: sections)
    for make in MAKERS:
        yield from make(site)


def _years(site: Site) -> Pages:
    found = years.years(site)
    yield _page(YEARS, "years.html", timeline=lambda: found)
    for year in found:
        yield _listing(year.url, partial(years.listing, year), year.title)


def _kinds(site: Site) -> Pages:
    found = kinds.kinds(site)
    yield _page(KINDS, "kinds.html", kinds=lambda: found)
    for kind in found:
        yield _listing(kind.url, partial(kinds.listing, site, kind), kind.title)


def _tags(site: Site) -> Pages:
    yield _page(TAGS, "tags.html", groups=lambda: tagged.groups(site))
    for tag in tagged.tags(site).values():
        if tag.papers:
            shown = NEWEST if len(tag.papers) > FEW else None
            first, *further = parts(tag.url, tag.papers, first=shown)
            yield _tag(site, tag, first)
            yield from (_lines(part, tag.label) for part in further)


def _tag(site: Site, tag: tagged.TagView, first: Part) -> GeneratedPage:
    return _page(
        (tag.url, tag.label),
        "tag.html",
        tag=lambda: tag,
        part=lambda: first,
        beside=lambda: tagged.beside(site, tag),
        choices_here=lambda: choices(first.papers),
    )


def _sections(site: Site) -> Pages:
    """Yield the further pages of long sections; the first of each is the section's own."""
    for section in site.sections.values():
        for part in parts(section.url, section.papers)[1:]:
            yield _part(part, section.topic.title, f"topic={section.topic.id}")


def _part(part: Part, name: str, within: str) -> GeneratedPage:
    return _page(
        (part.url, f"{name}, page {part.number}"),
        "list-part.html",
        part=lambda: part,
        name=lambda: name,
        within=lambda: within,
        choices_here=lambda: choices(part.papers),
    )


def _lines(part: Part, name: str) -> GeneratedPage:
    """Return a further page of a tag's papers: in a line each, as their sections tell the rest."""
    return _page(
        (part.url, f"{name}, page {part.number}"),
        "list-lines.html",
        part=lambda: part,
        name=lambda: name,
        listing=lambda: Listing(title=name, groups=(), facts=("year",)),
    )


def _code(site: Site) -> Pages:
    yield _listing(CODE[0], partial(code.listing, site), CODE[1])


def _authors(site: Site) -> Pages:
    found = authors.letters(site)
    yield _page(
        AUTHORS,
        "authors.html",
        letters=lambda: tuple((each.url, each.title, len(each.authors)) for each in found),
        prolific=lambda: authors.prolific(site),
        total=lambda: len(site.papers),
        named=lambda: sum(bool(view.paper.authors) for view in site.papers.values()),
    )
    for letter in found:
        for part, people in letter.parts:
            further = f", page {part.number}" if part.number > 1 else ""
            yield _page(
                (part.url, f"Authors: {letter.title}{further}"),
                "authors-of-letter.html",
                people=partial(_same, people),
                part=partial(_same, part),
            )


def _venues(site: Site) -> Pages:
    found, few = venues.venues(site), venues.others(site)
    yield _page(VENUES, "venues.html", venues=lambda: found, others=lambda: few)
    for venue in found:
        yield _listing(venue.url, partial(venues.listing, venue), venue.title)
    if few:
        address = f"{VENUES[0]}{venues.OTHERS}/"
        yield _listing(address, partial(venues.others_listing, site), "Other venues")


def _organizations(site: Site) -> Pages:
    yield _listing(ORGANIZATIONS[0], partial(organizations.listing, site), ORGANIZATIONS[1])


def _titles(site: Site) -> Pages:
    if not titles.is_divided(site):
        yield _listing(TITLES[0], partial(titles.listing, site), TITLES[1])
        return
    yield _page(TITLES, "titles.html", listing=partial(titles.listing, site))
    for letter, views in titles.letters(site).items():
        title = f"Titles: {alphabet.name_of(letter)}"
        yield _listing(f"{TITLES[0]}{letter}/", partial(titles.of_letter, letter, views), title)


def _listing(address: str, make: Callable[[], Listing], title: str) -> GeneratedPage:
    return _page((address, title), "listing.html", listing=make)


def _page(step: Step, template: str, **shown: Callable[[], Any]) -> GeneratedPage:
    """Return a page at an address; what it shows is worked out when it is rendered."""
    return GeneratedPage(
        uri=uri(step[0]),
        title=step[1],
        template=template,
        context=lambda: {name: make() for name, make in shown.items()},
    )


def _same(shown: Any) -> Any:
    return shown


MAKERS: tuple[Callable[[Site], Pages], ...] = (
    _sections,
    _years,
    _kinds,
    _tags,
    _code,
    _authors,
    _venues,
    _organizations,
    _titles,
)
