"""The index holds what Lunr would make of the same words."""

import gzip
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.index import Index

from generator.publish.search import documents, lunr_index, postings, texts
from generator.publish.search.files import of
from generator.publish.search.index import SearchIndex, build
from generator.publish.search.plan import Group, Unit
from generator.publish.search.texts import BOOSTS, FIELDS
from generator.publish.search.weights import rarity, weight
from generator.publish.site import load
from tests.conftest import REPOSITORY
from tests.publish.invented import gathered, page, site_of

PAGES = (
    page("a-wing", "title: The $n^2$ wing\nsummary: On feathers.\nkind: theory", "It beats.\n"),
    page(
        "b-rock", "title: <b>Granite</b>\ndate: 2001", "It rests.\n\n## Notes\nQuartz.\n", "rocks"
    ),
)


@pytest.fixture(scope="module")
def real() -> SearchIndex:
    return build(load(REPOSITORY))


@pytest.fixture(scope="module")
def whole(real: SearchIndex) -> Index:
    """The index that Lunr for Python builds of the words of the real papers."""
    words = texts.read(real.site, real.papers)
    builder = Builder()
    builder.pipeline.reset()
    builder.ref("ref")
    builder.b(0)
    for field, boost in BOOSTS.items():
        builder.field(field, boost)
    for number, fields in enumerate(words.terms):
        builder.add({"ref": str(number), **{name: list(fields[name]) for name in FIELDS}})
    return builder.build()


def test_the_terms_are_those_of_lunr(real: SearchIndex, whole: Index) -> None:
    assert set(real.postings.terms) == set(whole.inverted_index)


def test_each_term_weighs_what_it_weighs_in_lunr(real: SearchIndex, whole: Index) -> None:
    found = real.postings
    numbers = {term: entry["_index"] for term, entry in whole.inverted_index.items()}
    vectors = {
        ref: dict(zip(vector.elements[::2], vector.elements[1::2], strict=True))
        for ref, vector in whole.field_vectors.items()
    }
    rows = zip(found.slots.tolist(), found.documents.tolist(), found.counts.tolist(), strict=True)
    total = 0
    for slot, document, count in rows:
        number, place = divmod(slot, len(FIELDS))
        idf = rarity(int(found.spread[number]), found.size)
        expected = vectors[f"{FIELDS[place]}/{document}"][numbers[found.terms[number]]]
        # Lunr for Python rounds halves to even, lunr.js and ours upwards.
        assert weight(FIELDS[place], count, idf) == pytest.approx(expected, abs=0.00101)
        total += 1
    assert total == sum(len(vector) for vector in vectors.values())


@pytest.mark.parametrize("step", [1, 7, 31])
def test_some_terms_score_as_in_the_whole(real: SearchIndex, whole: Index, step: int) -> None:
    terms = real.postings.terms[step :: len(real.postings.terms) // 60]
    for first, second in pairwise(terms):
        groups = [
            Group(unit=Unit(word=first), boosts={first: 8, second: 2}),
            Group(unit=Unit(word=second, fields=("title", "abstract")), boosts={second: 8}),
        ]
        part = lunr_index.assemble(real.postings, [first, second])
        found = lunr_index.scores(part, groups)
        expected = lunr_index.scores(whole, groups)
        assert found == pytest.approx(expected, abs=0.01)


def test_what_many_papers_hold_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "LONGEST", 3)
    nothing: dict[str, list[str]] = {name: [] for name in FIELDS}
    documents = [{**nothing, "title": ["wing"] * count} for count in (1, 3, 1, 2, 1)]
    found = gathered(documents)
    rows = zip(found.documents.tolist(), found.counts.tolist(), strict=True)
    assert list(rows) == [(0, 1), (3, 2), (1, 3)]


@given(
    st.lists(
        st.fixed_dictionaries(
            {name: st.lists(st.sampled_from("abcdé"), max_size=4) for name in FIELDS}
        ),
        max_size=6,
    )
)
def test_every_occurrence_is_counted(documents: list[dict[str, list[str]]]) -> None:
    found = gathered(documents)
    counted = {
        (found.terms[slot // len(FIELDS)], FIELDS[slot % len(FIELDS)], document): count
        for slot, document, count in zip(
            found.slots.tolist(), found.documents.tolist(), found.counts.tolist(), strict=True
        )
    }
    expected = {
        (term, name, number): terms.count(term)
        for number, fields in enumerate(documents)
        for name, terms in fields.items()
        for term in terms
    }
    assert counted == expected


def unpacked(content: bytes) -> Any:
    return json.loads(gzip.decompress(content))


def test_what_finds_and_what_shows_are_apart() -> None:
    files = of(build(site_of(*PAGES)))
    (folder,) = {path.split("/")[1] for path in files} - {"index.json"}
    assert {path.partition(folder)[2] for path in files if folder in path} == {
        "/terms/0.json.gz",
        "/papers/0.json.gz",
        "/texts/0.json.gz",
        "/columns.json.gz",
        "/newest.json.gz",
        "/title.json.gz",
        "/slugs.json.gz",
    }
    assert unpacked(files[f"search/{folder}/papers/0.json.gz"]) == [
        ["a-wing", "The n² wing", "On feathers.", 0, 0, "", 0, "", 0],
        ["b-rock", "<b>Granite</b>", "It rests.", 1, -1, "2001", 0, "", 0],
    ]
    assert unpacked(files[f"search/{folder}/newest.json.gz"]) == [1, 0]
    assert unpacked(files[f"search/{folder}/title.json.gz"]) == [1, 0]
    assert unpacked(files[f"search/{folder}/columns.json.gz"]) == {
        "topics": ["A", "B", ""],
        "tags": [],
        "kinds": "10",
        "years": [0, 2001],
        "year": "01",
        "has": "00",
        "comments": [],
    }


def test_what_papers_are_takes_few_letters() -> None:
    pages = (
        page(
            "on-wings-and-air", "title: On Wings & Air\ntags: [flight]\nkind: survey\ncomments: 4"
        ),
        page("named-apart", "title: Stone\nlinks: {code: 'https://x.org/c'}\ntags: [flight]"),
    )
    index = build(site_of(*pages))
    apart, named = documents.rows(index)
    assert (apart[0], named[0]) == ("named-apart", len("on-wings-and-air"))
    columns = documents.columns(index)
    assert columns["tags"] == ["AB"]
    assert columns["has"] == "10"
    assert columns["comments"] == [[1, 4]]


def test_the_order_of_pages_does_not_matter() -> None:
    assert of(build(site_of(*PAGES))) == of(build(site_of(*reversed(PAGES))))


def test_a_change_of_any_file_changes_the_folder() -> None:
    other = page("a-wing", "title: The $n^2$ wing\nsummary: On feathers.\nkind: theory", "It is.\n")
    one, two = (of(build(site_of(first, PAGES[1]))) for first in (PAGES[0], other))
    assert set(one) & set(two) == {"search/index.json"}


def test_a_site_without_papers_has_an_index() -> None:
    files = of(build(site_of()))
    assert json.loads(files["search/index.json"])["size"] == 0
