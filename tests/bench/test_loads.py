"""What a reader's first and next query may load, for every judged query on the real papers."""

from functools import cache
from itertools import pairwise

import pytest

from bench.search import queries
from bench.search.loads import Published, Reader, published
from generator.publish.plugin import LUNR
from generator.publish.search import bundle, files
from generator.publish.search.index import build
from generator.publish.site import load
from tests.conftest import REPOSITORY

REQUESTS, FIRST, NEXT = 10, 100_000, 30_000  # at most, worker and script included; bytes
JUDGED = queries.load(REPOSITORY / "tests" / "data" / "search")
TEXTS = [query.text for part in JUDGED.values() for query in part]
LONG = " ".join(TEXTS)[:2000]


@cache
def search() -> Published:
    index = build(load(REPOSITORY))
    modules = REPOSITORY / "overrides" / bundle.MODULES
    return published(index, files.of(index), modules, LUNR)


@pytest.mark.parametrize("text", [*TEXTS, LONG])
def test_a_first_query_is_within_its_bounds(text: str) -> None:
    reader = Reader(search=search())
    loaded = reader.ask(text)
    assert len(loaded) == len(set(loaded)) <= REQUESTS
    assert reader.size(loaded) <= FIRST


def test_a_next_query_is_within_its_bounds() -> None:
    over = []
    for first, second in pairwise(
        queries.mixed([each for part in JUDGED.values() for each in part])
    ):
        reader = Reader(search=search())
        reader.ask(first)
        size = reader.size(reader.ask(second))
        if size > NEXT:
            over.append((first, second, size))
    assert over == []


def test_what_is_loaded_is_not_loaded_again() -> None:
    reader = Reader(search=search())
    assert reader.ask("sparse attention")
    assert reader.ask("sparse attention") == ()


def test_words_that_must_not_be_missing_are_looked_up_whatever_they_cost() -> None:
    few = Reader(search=search()).ask("chess grammar vision bias speech")
    all_of_them = Reader(search=search()).ask(
        "title:chess title:grammar title:vision title:bias title:speech -translation"
    )

    def terms(paths: tuple[str, ...]) -> int:
        return sum("/terms/" in path for path in paths)

    assert terms(few) == 4
    assert terms(all_of_them) >= 5
