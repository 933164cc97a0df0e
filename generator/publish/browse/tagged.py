"""Owns the papers by tag: every tag with its papers, its group, and the tags it goes with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.publish.browse.steps import TAGS
from generator.publish.kept import kept
from generator.publish.paper_view import PaperView
from generator.publish.site import Site

BESIDE = 8  # tags that are named beside one


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedTag:
    """A tag where others name it; where tags are free, its id is all that is known."""

    id: str
    label: str

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return f"{TAGS[0]}{self.id}/"


@dataclass(frozen=True, kw_only=True, slots=True)
class TagView(NamedTag):
    """A tag and its papers, newest first."""

    group: str
    description: str
    also_called: tuple[str, ...]
    papers: tuple[PaperView, ...]

    @property
    def named(self) -> NamedTag:
        """Return the tag without its papers."""
        return NamedTag(id=self.id, label=self.label)


@kept
def tags(site: Site) -> Mapping[str, TagView]:
    """Return the tags by id: those listed, in their order, or else those used, from A to Z."""
    found: dict[str, list[PaperView]] = {}
    for view in site.papers.values():
        for tag in view.paper.tags:
            found.setdefault(tag, []).append(view)
    return {
        name: _view(site, name, tuple(found.get(name, ())))
        for name in (*site.tags, *sorted(found.keys() - site.tags.keys()))
    }


def groups(site: Site) -> tuple[tuple[str, tuple[TagView, ...]], ...]:
    """Return the tags under the headings of their groups, in the order of the list."""
    grouped = groupby(tags(site).values(), key=lambda tag: tag.group)
    return tuple((name, tuple(found)) for name, found in grouped)


def beside(site: Site, tag: TagView) -> tuple[tuple[NamedTag, int], ...]:
    """Return the tags that most often stand on the same papers, with the number of these."""
    shared = Counter(other for view in tag.papers for other in view.paper.tags)
    del shared[tag.id]
    order = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    known = tags(site)
    return tuple((known[other].named, count) for other, count in order[:BESIDE] if count > 1)


def _view(site: Site, name: str, papers: tuple[PaperView, ...]) -> TagView:
    listed = site.tags.get(name)
    return TagView(
        id=name,
        label=listed.label if listed else name.replace("-", " ").capitalize(),
        group=listed.group if listed else "",
        description=listed.description if listed else "",
        also_called=tuple(each.replace("-", " ") for each in listed.also_called) if listed else (),
        papers=papers,
    )
