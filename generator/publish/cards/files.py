"""Owns which pages have a card, where it lies, and the cache of cards that were drawn before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from generator import atomic
from generator.publish.cards import drawing
from generator.publish.cards.drawing import Card
from generator.publish.kept import kept
from generator.publish.output import Output
from generator.publish.paper_view import PaperView
from generator.publish.reuse.fingerprint import fingerprint
from generator.publish.site import SectionView, Site

FOLDER = "assets/cards"
CACHE = Path(".paperindex/cache/cards")  # below the project's root; safe to delete at any time
CHOICES = ("none", "sections", "papers")  # which pages have one, each with those before it
_HOME = f"{FOLDER}/home.png"


def made(site: Site, address: str | None) -> Iterator[Output]:
    """Yield the cards; none where nobody knows the address of the site."""
    folder = site.root / CACHE if site.root else None
    for path, card in _cards(site) if address else ():
        if card.is_legible:
            yield Output(path, fingerprint((drawing.STYLE, card)), partial(_drawn, card, folder))


def path_of(site: Site, view: PaperView | SectionView | None) -> str | None:
    """Return where the card of a page is: its own, else its section's, else that of the site."""
    if isinstance(view, PaperView) and site.cards == "papers" and _paper(site, view).is_legible:
        return _paper_path(view)
    if view is None:
        return _of_sections(site)[None]
    topic = view.topic if isinstance(view, SectionView) else view.topics[0]
    return _of_sections(site)[topic.id]


@kept
def _of_sections(site: Site) -> Mapping[str | None, str | None]:
    """Return where the card of each section is; beside them, under None, that of the site."""
    if site.cards == "none":
        return dict.fromkeys([None, *site.sections])
    home = _HOME if _home(site).is_legible else None
    found: dict[str | None, str | None] = {None: home}
    for name, view in site.sections.items():
        found[name] = _section_path(view) if _section(site, view).is_legible else home
    return found


def _cards(site: Site) -> Iterator[tuple[str, Card]]:
    if site.cards != "none":
        yield _HOME, _home(site)
        yield from ((_section_path(view), _section(site, view)) for view in site.sections.values())
    if site.cards == "papers":
        yield from ((_paper_path(view), _paper(site, view)) for view in site.papers.values())


def _home(site: Site) -> Card:
    count = f"{_counted(len(site.papers), 'paper')} in {_counted(len(site.sections), 'section')}"
    return Card(head="", title=site.name or "Papers", foot=count)


def _section(site: Site, view: SectionView) -> Card:
    count = _counted(len(view.papers), "paper")
    foot = f"{count}. {view.topic.description}"
    return Card(head=site.name or "", title=view.topic.title, foot=foot)


def _paper(site: Site, view: PaperView) -> Card:
    authors = view.paper.authors
    named = f"{authors[0]} et al." if len(authors) > 2 else " and ".join(authors)
    facts = (named, view.date, view.paper.venue, view.topics[0].title)
    return Card(head=site.name or "", title=view.title, foot=" · ".join(filter(None, facts)))


def _section_path(view: SectionView) -> str:
    return f"{FOLDER}/topics/{view.topic.id}.png"


def _paper_path(view: PaperView) -> str:
    return f"{FOLDER}/papers/{view.slug}.png"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _drawn(card: Card, folder: Path | None) -> bytes:
    if folder is None:
        return drawing.draw(card)
    said = "\0".join((str(drawing.STYLE), card.head, card.title, card.foot))
    kept = folder / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.png"
    if kept.exists():
        return kept.read_bytes()
    content = drawing.draw(card)
    atomic.write_bytes(kept, content)
    return content
