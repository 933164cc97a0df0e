"""Makes any number of papers from the real ones, so that sections and what lies in them stay apart.

Each has a theme, a real paper whose section, kind, date and venue it shares; its text comes from
there and from two or three of the nearest papers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from bench.corpus.draft import Draft
from bench.corpus.facts import Facts
from bench.corpus.growth import Growth
from bench.corpus.material import Material
from generator import text
from generator.model import Paper

SEED = 0
ATTEMPTS = 8  # at a title that no paper has, before it begins with the paper's name


def make(material: Material, count: int) -> Iterator[tuple[str, Paper]]:
    """Yield papers with their slugs, the same every time; fewer are the beginning of more.

    Titles, slugs and ids are unique.
    """
    chance = random.Random(SEED)
    growth = Growth(material.curve, material.known)
    facts = Facts(material.papers)
    titles: set[str] = set()
    slugs: set[str] = set()
    for _ in range(count):
        place = chance.randrange(len(material.papers))
        near = chance.sample(material.near[place], chance.randint(2, 3))
        pool = [material.papers[each] for each in (place, *near)]
        draft = Draft(pool=pool, growth=growth, chance=chance)
        title = _unique(draft, titles)
        slug = text.unique_slug(title, slugs)
        slugs.add(slug)
        known = facts.of(pool, chance)
        yield (
            slug,
            replace(known, title=title, abstract=draft.abstract(), summary=draft.summary()),
        )


def _unique(draft: Draft, titles: set[str]) -> str:
    """Return a title whose letters no earlier one has."""
    title = draft.title()
    for _ in range(ATTEMPTS):
        if text.title_key(title) not in titles:
            break
        title = draft.title()
    while text.title_key(title) in titles:
        title = f"{draft.name()} {title}"
    titles.add(text.title_key(title))
    return title
