"""Owns the papers by organisation, where a listing names one."""

from __future__ import annotations

from generator.publish.browse import alphabet
from generator.publish.browse.listing import Group, Listing
from generator.publish.browse.steps import BROWSE, ORGANIZATIONS
from generator.publish.paper_view import PaperView
from generator.publish.site import Site


def groups(site: Site) -> tuple[Group, ...]:
    """Return the organisations from A to Z with their papers."""
    found: dict[str, list[PaperView]] = {}
    names: dict[str, str] = {}
    for view in site.papers.values():
        group = view.paper.organization
        if group:
            found.setdefault(group.handle, []).append(view)
            names[group.handle] = names.get(group.handle) or group.name or ""
    titles = {handle: name or handle for handle, name in names.items()}
    order = sorted(found, key=lambda handle: (alphabet.key(titles[handle]), handle))
    return tuple(
        Group(id=handle.casefold(), title=titles[handle], papers=tuple(found[handle]))
        for handle in order
    )


def listing(site: Site) -> Listing:
    """Return the page of all organisations."""
    return Listing(
        title=ORGANIZATIONS[1],
        lead="Only where a listing names an organisation in the place of authors.",
        groups=groups(site),
        up=BROWSE,
    )
