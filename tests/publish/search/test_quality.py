"""The search finds what people judged to be wanted (see tests/data/search/)."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from generator.publish.search import answer
from generator.publish.search.index import SearchIndex, build
from generator.publish.site import load
from tests.conftest import REPOSITORY

QUERIES = Path(__file__).parents[2] / "data/search"
# What the weights were chosen on, and what was never looked at while choosing them.
HALVES = ("tuning", "held")
KINDS = ("topical", "words", "recalled", "typo", "prefix", "synonym", "variant")


@cache
def index() -> SearchIndex:
    return build(load(REPOSITORY))


@cache
def measured(half: str) -> dict[str, float]:
    """Return the mean nDCG@10 (gain 2^grade - 1) of each kind of query."""
    found = defaultdict(list)
    for line in (QUERIES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        grades = query["judgements"]
        best = sorted(grades.values(), reverse=True)[:10]
        slugs = [hit.slug for hit in answer.search(index(), query["query"])]
        found[query["kind"]].append(_gain(grades.get(slug, 0) for slug in slugs) / _gain(best))
    return {kind: sum(values) / len(values) for kind, values in found.items()}


def _gain(grades: Iterable[int]) -> float:
    return sum(float(2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


@pytest.mark.parametrize("half", HALVES)
def test_what_is_wanted_comes_first(half: str) -> None:
    found = measured(half)
    assert set(found) == set(KINDS)
    assert sum(found.values()) / len(found) >= 0.75
    for kind in ("typo", "prefix", "variant", "synonym", "topical"):
        assert found[kind] >= 0.75, kind


@pytest.mark.parametrize("half", HALVES)
def test_a_half_remembered_paper_stands_first(half: str) -> None:
    """The one paper that is meant (grade 3) comes first, or second now and then."""
    ranks = []
    for line in (QUERIES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        if query["kind"] != "recalled":
            continue
        meant = {slug for slug, grade in query["judgements"].items() if grade == 3}
        slugs = [hit.slug for hit in answer.search(index(), query["query"])]
        places = (place for place, slug in enumerate(slugs, start=1) if slug in meant)
        ranks.append(1 / next(places, math.inf))
    assert sum(ranks) / len(ranks) >= 0.95
