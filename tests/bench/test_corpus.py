"""The papers that measurements are made with."""

from pathlib import Path

import pytest

from bench.corpus import listings, papers, project
from bench.corpus.growth import heaps, rarity, words
from bench.corpus.material import Material, load, text_of
from generator import pages, snapshot
from generator.check.run import check
from generator.ingest.readers import read
from generator.model import Entry, Paper
from generator.text import title_key
from tests.conftest import REPOSITORY

COUNT = 600
Made = tuple[tuple[str, Paper], ...]


@pytest.fixture(scope="module")
def material() -> Material:
    return load(REPOSITORY)


@pytest.fixture(scope="module")
def made(material: Material) -> Made:
    return tuple(papers.make(material, COUNT))


def test_the_same_papers_are_made_every_time(made: Made) -> None:
    again = papers.make(load(REPOSITORY), COUNT // 4)
    assert tuple(again) == made[: COUNT // 4]


def test_titles_slugs_and_ids_are_unique(made: Made) -> None:
    assert len({title_key(paper.title) for _, paper in made}) == COUNT
    assert len({slug for slug, _ in made}) == COUNT
    for name in ("arxiv", "doi", "acl"):
        known = [getattr(paper, name) for _, paper in made if getattr(paper, name)]
        assert len(set(known)) == len(known) > 0


def test_the_vocabulary_grows_as_the_real_one_does(material: Material, made: Made) -> None:
    seen: set[str] = set()
    length = 0
    for number, (_, paper) in enumerate(made, start=1):
        found = words(text_of(paper))
        seen.update(found)
        length += len(found)
        if number % (COUNT // 4) == 0:
            assert len(seen) == pytest.approx(material.curve.vocabulary(length), rel=0.05)
    assert material.curve.fit > 0.98


def test_new_words_are_used_again(material: Material, made: Made) -> None:
    coined = [
        word for _, paper in made for word in words(text_of(paper)) if word not in material.known
    ]
    assert len(coined) > 1.1 * len(set(coined)) > 100


def test_papers_of_one_section_share_its_words(made: Made) -> None:
    def share(word: str, topic: str) -> float:
        inside = [paper for _, paper in made if paper.topic == topic]
        return sum(word in words(text_of(paper)) for paper in inside) / len(inside)

    assert share("hallucination", "factuality") > 3 * share("hallucination", "architectures")


def test_pages_are_a_project_without_a_problem(tmp_path: Path, made: Made) -> None:
    folder = tmp_path / "project"
    project.write(REPOSITORY, folder, made, known=True)
    # So few papers do not have every tag of the real ones.
    assert [problem for problem in check(folder) if problem.rule != "tag-use"] == []
    written = {page.slug: page.paper for page in pages.load_all(folder)}
    assert written == dict(made)
    assert set(snapshot.load(folder)) == set(written)


@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_listings_are_read_as_the_papers_they_hold(tmp_path: Path, made: Made, name: str) -> None:
    listings.write(tmp_path, made[:100])
    found = [record for record in read(tmp_path / name, name) if isinstance(record, Entry)]
    titles = {title_key(entry.title) for entry in found}
    assert len(titles & {title_key(paper.title) for _, paper in made[:100]}) >= 99


def test_a_text_of_ever_new_words_grows_in_proportion() -> None:
    curve = heaps([[f"word{text}-{place}" for place in range(50)] for text in range(20)])
    assert (curve.k, curve.beta, curve.fit) == pytest.approx((1, 1, 1))


def test_words_of_many_papers_are_never_replaced() -> None:
    rare = [["common", f"rare{number}"] for number in range(20)]
    pairs = [["common", f"pair{number // 2}"] for number in range(8)]
    rates = rarity(rare + pairs)
    assert "common" not in rates
    assert rates["rare0"] == pytest.approx(1 - 2 * 4 / 20)
    assert rates["pair0"] == 1
