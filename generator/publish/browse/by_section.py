"""Owns papers by the section in which they are filed."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publish.browse.listing import Group
from generator.publish.paper_view import PaperView
from generator.publish.site import Site


def by_section(site: Site, papers: Iterable[PaperView]) -> tuple[Group, ...]:
    """Return papers in a group for each section, the sections in their order."""
    found: dict[str, list[PaperView]] = {name: [] for name in site.sections}
    for view in papers:
        found[view.topics[0].id].append(view)
    return tuple(
        Group(
            id=name,
            title=site.sections[name].topic.title,
            papers=tuple(views),
            url=site.sections[name].url,
        )
        for name, views in found.items()
        if views
    )
