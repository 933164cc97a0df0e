"""Owns what a section's page tells besides its papers: their years and tags, what is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.publish import timeline
from generator.publish.browse.tagged import NamedTag, tags
from generator.publish.choices import Choices, choices
from generator.publish.exports.bundle import SELECTABLE, exports
from generator.publish.paper_view import PaperView
from generator.publish.parts import Part, parts
from generator.publish.site import SectionView, Site
from generator.taxonomy import Topic

TAGS = 8  # that a section's page names
RELATED = 200  # papers of other sections that a section's page lists
NEIGHBOURS = 5  # sections with the most papers in common


class Download(NamedTuple):
    """A file of the section's papers: where it is, and in which format, in words."""

    path: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionPage:
    """What the page shows; `tags` and `neighbours` come with the number of papers in common.

    `part` is the page's part of the section's list, `related` the first papers of other sections.
    """

    part: Part

    years: Sequence[int]
    counts: Sequence[int]
    period: str
    choices: Choices | None
    tags: tuple[tuple[NamedTag, int], ...]
    neighbours: tuple[tuple[Topic, int], ...]
    files: tuple[Download, ...]
    related: tuple[PaperView, ...]


def section_page(site: Site, section: SectionView) -> SectionPage:
    """Return what the page of a section shows."""
    first = parts(section.url, section.papers, first=site.extent.described)[0]
    return SectionPage(
        part=first,
        years=site.years,
        counts=timeline.counts(section.papers, site.years),
        period=timeline.in_words(section.papers),
        choices=choices(first.papers),
        tags=_tags(site, section),
        neighbours=_neighbours(site, section),
        files=tuple(_files(site, section)),
        related=section.related[:RELATED],
    )


def _tags(site: Site, section: SectionView) -> tuple[tuple[NamedTag, int], ...]:
    """Return the tags of most of a section's papers."""
    used = Counter(tag for view in section.papers for tag in view.paper.tags)
    known = tags(site)
    order = sorted(used.items(), key=lambda item: (-item[1], item[0]))
    return tuple((known[tag].named, count) for tag, count in order[:TAGS] if count > 1)


def _files(site: Site, section: SectionView) -> Iterator[Download]:
    """Yield the section's files in the formats that readers take papers in."""
    for file in exports(site):
        if file.section == section.topic.id and file.form in SELECTABLE:
            yield Download(file.path, file.format.label)


def _neighbours(site: Site, section: SectionView) -> tuple[tuple[Topic, int], ...]:
    """Return the sections with which most papers are shared, filed here or there."""
    here = section.topic.id
    shared = Counter(
        topic.id for view in (*section.papers, *section.related) for topic in view.topics
    )
    del shared[here]
    order = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    return tuple((site.sections[name].topic, count) for name, count in order[:NEIGHBOURS])
