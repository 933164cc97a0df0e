import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator import sketches
from generator.deduplicate import Verdict, Work, _candidates, compare_texts, similarity

WORDS = [f"word{number}" for number in range(12)]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
WORKS = st.builds(
    Work,
    title=st.sampled_from(
        ["A wing", "A wing: Notes", "Wings and tides", "Wing and tides", "Tides"]
    ),
    abstract=st.one_of(st.none(), TEXTS),
    incomplete=st.booleans(),
)


def pairs(works: list[Work]) -> set[tuple[int, int]]:
    found = sketches.sketch(works).pairs()
    return {
        pair
        for first, second in found
        for pair in zip(first.tolist(), second.tolist(), strict=True)
    }


@given(st.lists(WORKS, min_size=2, max_size=6))
def test_no_pair_is_more_alike_than_the_bound(works: list[Work]) -> None:
    first, second = np.triu_indices(len(works), 1)
    bounds = sketches.sketch(works).most_alike(first, second)
    for one, other, bound in zip(first, second, bounds, strict=True):
        likeness = similarity(works[one], works[other])
        assert np.isnan(bound) or likeness is None or likeness <= bound + 1e-9


def test_texts_of_more_triples_than_bits_are_bounded_too() -> None:
    many = " ".join(f"w{number}" for number in range(3 * sketches._BITS))
    works = [Work(title=title, abstract=many) for title in ("One", "Other")]
    assert sketches.sketch(works).most_alike(np.array([0]), np.array([1])) == [1]


@given(st.lists(WORKS, max_size=8))
def test_no_candidate_is_left_out_whose_comparison_says_something(works: list[Work]) -> None:
    telling = {
        (first, second)
        for first, second in pairs(works)
        if compare_texts(works[first], works[second]) is not Verdict.DIFFERENT
    }
    assert telling <= set(_candidates(works)) <= pairs(works)


def test_titles_and_abstracts_alike_make_candidates() -> None:
    tides = "The tides rise and fall along every coast of the world twice a day."
    works = [
        Work(title="Of low tides", abstract=tides),
        Work(title="Granite", abstract=tides + " They sleep."),
        Work(title="The migration of swallows over deserts"),
        Work(title="The migration of swallows over desserts"),
        Work(title="Basalt"),
        Work(title="Basalt: A Survey"),
    ]
    assert pairs(works) == {(0, 1), (2, 3), (4, 5)}


def test_what_a_crowd_shares_proves_nothing_but_a_whole_title_does() -> None:
    crowd = range(sketches.CROWD + 1)
    boilerplate = [Work(title=f"T{each}", abstract="Our code is public now.") for each in crowd]
    assert pairs(boilerplate) == set()
    named = [Work(title="The same title of all") for _ in crowd]
    assert pairs(named) == {(0, other) for other in crowd if other}


def test_without_works_there_are_no_pairs() -> None:
    assert pairs([]) == set()


@given(st.one_of(st.text(), st.text("aB_ -.ß")))
def test_words_are_those_of_the_pattern(text: str) -> None:
    assert sketches.words(text) == sketches._WORD.findall(text.casefold())
