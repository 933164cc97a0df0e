"""The laws of the three-way merge."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest.reconcile import Conflict, canonical, reconcile

SCALARS = st.sampled_from(["a", "b", "c", 1, 2])
LISTS = st.lists(st.sampled_from("pqrs"), min_size=1, max_size=4, unique=True)
GROUPS = st.dictionaries(st.sampled_from(["code", "model"]), SCALARS | LISTS, min_size=1)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": SCALARS,
        "date": SCALARS,
        "also": LISTS,
        "authors": LISTS,
        "links": GROUPS,
    },
)


def outcome(base: dict[str, Any], fresh: dict[str, Any], page: dict[str, Any]) -> dict[str, Any]:
    changes = reconcile(base, fresh, page).changes
    return {key: value for key, value in {**page, **changes}.items() if value is not None}


def same(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return bool(canonical(first) == canonical(second))


@given(FIELDS, FIELDS)
def test_an_untouched_page_follows_its_sources(base: dict[str, Any], fresh: dict[str, Any]) -> None:
    assert same(outcome(base, fresh, base), fresh)


@given(FIELDS, FIELDS)
def test_unchanged_sources_change_nothing(base: dict[str, Any], page: dict[str, Any]) -> None:
    merge = reconcile(base, base, page)
    assert merge.changes == {}
    assert merge.conflicts == ()


@given(FIELDS, FIELDS, FIELDS)
def test_the_second_run_changes_nothing(
    base: dict[str, Any], fresh: dict[str, Any], page: dict[str, Any]
) -> None:
    merged = outcome(base, fresh, page)
    again = reconcile(fresh, fresh, merged)
    assert (again.changes, again.conflicts) == ({}, ())


@given(FIELDS, FIELDS)
def test_a_run_that_was_killed_is_repeated_without_conflict(
    base: dict[str, Any], fresh: dict[str, Any]
) -> None:
    half_way = outcome(base, fresh, base)
    again = reconcile(base, fresh, half_way)
    assert (again.changes, again.conflicts) == ({}, ())


@given(FIELDS, FIELDS, FIELDS)
def test_what_a_person_changed_to_a_value_of_its_own_stays(
    base: dict[str, Any], fresh: dict[str, Any], page: dict[str, Any]
) -> None:
    merged = outcome(base, fresh, page)
    for key in ("title", "date", "authors"):
        if canonical(page.get(key)) != canonical(base.get(key)):
            assert canonical(merged.get(key)) == canonical(page.get(key))


@given(FIELDS, FIELDS, FIELDS)
def test_list_items_a_person_added_or_took_out_stay_so(
    base: dict[str, Any], fresh: dict[str, Any], page: dict[str, Any]
) -> None:
    old, now, hand = (set(each.get("also", ())) for each in (base, fresh, page))
    merged = set(outcome(base, fresh, page).get("also", ()))
    assert hand - old <= merged
    assert not (old - hand) & merged - (now - old)


@given(FIELDS, FIELDS, FIELDS)
def test_a_conflict_means_that_both_sides_changed(
    base: dict[str, Any], fresh: dict[str, Any], page: dict[str, Any]
) -> None:
    for conflict in reconcile(base, fresh, page).conflicts:
        key, _, inner = conflict.key.partition(".")
        values = [each.get(key) for each in (base, fresh, page)]
        if inner:
            values = [(each or {}).get(inner) for each in values]
        old, now, hand = (canonical(value) for value in values)
        assert now != old != hand != now


@pytest.mark.parametrize(
    ("base", "fresh", "page", "expected"),
    [
        ("a", "b", "a", "b"),
        ("a", "a", "b", "b"),
        ("a", "b", None, None),
        (None, "b", None, "b"),
        ("a", None, "a", None),
        (["p", "q"], ["q", "r"], ["p", "q", "s"], ["q", "s", "r"]),
        (["p"], ["p", "q"], None, ["q"]),
        ({"code": "a"}, {"code": "b"}, {"code": "a", "demo": "d"}, {"code": "b", "demo": "d"}),
        ({"code": "a"}, None, {"code": "a", "demo": "d"}, {"code": "a", "demo": "d"}),
    ],
)
def test_merges_told_by_example(base: Any, fresh: Any, page: Any, expected: Any) -> None:
    sides = ({"links": each} if each is not None else {} for each in (base, fresh, page))
    assert outcome(*sides).get("links") == expected


def test_an_address_may_stand_alone_or_in_a_list() -> None:
    merged = outcome(
        {"links": {"code": "a"}}, {"links": {"code": ["a", "b"]}}, {"links": {"code": ["a", "c"]}}
    )
    assert merged == {"links": {"code": ["a", "c", "b"]}}


def test_both_changed_keeps_the_page_and_reports_it() -> None:
    merge = reconcile({"title": "a"}, {"title": "b"}, {"title": "c"})
    assert merge.changes == {}
    assert merge.conflicts == (Conflict(key="title", fresh="b", page="c"),)
