"""What few edits leave of likeness is what comparing all papers anew finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from generator.publish import nearest, similarity
from generator.publish.neighbourhood import neighbourhood
from generator.publish.related import chosen, named
from generator.publish.reuse import findings
from generator.publish.site import Site
from generator.store import Store
from tests.publish.invented import TOPICS, page, site_of

FIRST = ("gran", "bas", "tid", "wing", "mig", "sal", "lun", "ree", "dun", "nest")
LAST = ("ite", "alts", "al", "ing", "rations", "inity", "ar", "fs", "es", "ers", "ology")
WORDS = [first + middle + last for first in FIRST for middle in "bdgkm" for last in LAST]


@dataclass(frozen=True)
class Paper:
    title: str
    year: int
    topic: str
    body: str
    summary: str = "None"


def words(random: Random, count: int) -> str:
    # Of neighbours in the list, so that papers have subjects; the first ones are common.
    first = int(random.random() ** 2 * len(WORDS))
    near = [WORDS[(first + random.randint(0, 6)) % len(WORDS)] for _ in range(count)]
    return " ".join(random.choice((each, each, each.upper())) for each in near)


def made(random: Random) -> Paper:
    body = ". ".join(words(random, 9) for _ in range(5))
    topic = random.choice(sorted(TOPICS))
    return Paper(words(random, 5), random.randint(2012, 2024), topic, body)


def edit(papers: dict[str, Paper], random: Random) -> None:
    slug = random.choice(sorted(papers))
    paper = papers[slug]
    match random.randrange(8):
        case 0:
            papers[slug] = replace(paper, title=f"{words(random, 1)} {paper.title}")
        case 1:
            papers[slug] = replace(paper, body=f"{paper.body}. {words(random, 6)}")
        case 2:
            papers[slug] = replace(paper, summary=words(random, 4))
        case 3:
            papers[slug] = replace(paper, year=random.randint(2012, 2024))
        case 4:
            papers[slug] = replace(paper, topic=random.choice(sorted(TOPICS)))
        case 5:
            del papers[slug]
        case 6:
            papers[f"new-{random.randint(0, 10**6)}"] = made(random)
        case _:
            papers[f"renamed-{random.randint(0, 10**6)}"] = papers.pop(slug)


def site(papers: dict[str, Paper]) -> Site:
    """Return the site of some papers, always in the order in which folders list them."""
    return site_of(
        *(
            page(
                slug,
                f"title: {each.title}\nsummary: {each.summary}\ndate: '{each.year}'",
                each.body,
                each.topic,
            )
            for slug, each in sorted(papers.items())
        )
    )


@pytest.fixture(params=["one cluster", "clusters", "crowded clusters"])
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few hundred papers be as many."""
    monkeypatch.setattr(similarity, "SAMPLE", 60)
    if request.param != "one cluster":
        monkeypatch.setattr(nearest, "EXACT", 100)
        monkeypatch.setattr(nearest, "SIZE", 20)
        monkeypatch.setattr(nearest, "NEARBY", 4)
        monkeypatch.setattr(nearest, "_SAMPLE", 4)
    if request.param == "crowded clusters":
        monkeypatch.setattr(nearest, "_MOST", 70)


@pytest.mark.usefixtures("_size")
@pytest.mark.parametrize("seed", range(2))
def test_after_edits_all_is_as_if_every_paper_were_compared(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    papers = {f"paper-{number}": made(random) for number in range(300)}
    store = Store(root=tmp_path)
    findings.alike(site(papers), store)
    for turn in range(10):
        for _ in range(1 + turn % 3):
            edit(papers, random)
        again, anew = site(papers), site(papers)
        found = findings.alike(again, store)
        assert np.array_equal(neighbourhood(again).places, neighbourhood(anew).places)
        assert np.array_equal(neighbourhood(again).products, neighbourhood(anew).products)
        assert np.array_equal(chosen(again), chosen(anew))
        assert found.named == named(anew)
        assert found == findings.alike(site(papers), Store(root=None))
