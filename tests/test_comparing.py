from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import sketches
from generator.comparing import NOTHING, Compared, compared
from generator.deduplicate import Work, partition
from generator.pages import texts_digest

WORDS = ["tide", "wing", "basalt", "granite", "swallow", "coast", "moon", "reef", "dune", "kelp"]
TITLES = ["A wing: Notes", "A wing", "Of tides", "Of tide", "The rocks of the coast: A survey"]
ABSTRACTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)
WORKS = st.builds(
    Work,
    title=st.one_of(st.sampled_from(TITLES), ABSTRACTS.map(str.capitalize)),
    abstract=st.one_of(st.none(), ABSTRACTS),
    ids=st.sampled_from([frozenset(), frozenset({("doi", "10.1/1")}), frozenset({("doi", "2")})]),
)


def name(work: Work) -> bytes:
    return texts_digest(work.title, None, work.abstract) + repr(sorted(work.ids)).encode()


def different(works: Sequence[Work]) -> list[Work]:
    return list({name(work): work for work in works}.values())


def found(works: Sequence[Work], before: Compared = NOTHING) -> Compared:
    return compared(works, [name(work) for work in works], before)


@given(st.lists(st.lists(WORKS, max_size=14), min_size=2, max_size=4), st.integers(1, 4))
def test_works_that_stay_are_told_as_if_all_were_compared(
    runs: list[list[Work]], crowd: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sketches, "CROWD", crowd)
        before, works = NOTHING, list[Work]()
        for further in runs:
            works = different([*further, *works[1::2], *works[::3]])
            before = found(works, before)
            assert before == found(works)


@given(st.lists(WORKS, max_size=20))
def test_what_is_kept_tells_the_same_groups_as_comparing(works: list[Work]) -> None:
    half = found(different(works[::2]))
    kept = partition(works, candidates=lambda some: found(some, half).alike)
    assert kept == partition(works)


def made(random: Random, number: int) -> Work:
    words = random.choices(WORDS, k=40)
    title = f"{random.choice(TITLES)} {number % 90}"
    return Work(title=title, abstract=" ".join(words) if number % 7 else None)


def test_a_few_edits_of_hundreds_of_works_tell_what_comparing_all_does() -> None:
    random = Random(5)
    works = [made(random, number) for number in range(400)]
    before = found(works := different(works))
    assert before.alike
    for turn in range(30):
        at = random.randrange(len(works))
        works[at : at + turn % 3] = [made(random, turn + each) for each in range(turn % 4)]
        random.shuffle(works) if turn % 5 == 0 else None
        before = found(works := different(works), before)
        assert before == found(works)
