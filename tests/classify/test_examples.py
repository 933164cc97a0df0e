"""Which pages teach the classifier."""

from collections.abc import Callable

import pytest

from generator import taxonomy
from generator.classify import examples
from generator.pages import Page
from generator.snapshot import Belief

TOPICS = ("birds", "rocks")


def believed(**values: object) -> dict[str, Belief]:
    known = {"title": "T", "topic": "birds", "kind": "method", **values}
    return {"x": Belief(slug="x", values=known, abstract=None, listings=())}


@pytest.mark.parametrize(
    ("head", "belief", "taught"),
    [
        ("topic: birds\nkind: method", {}, None),
        ("topic: birds\nkind: method\nsummary: S.", {}, ("birds", "method")),
        ("topic: birds\nkind: method\ntags: [wing]", {}, ("birds", "method")),
        ("topic: birds\nkind: method", {"review": "pending"}, ("birds", "method")),
        ("topic: birds\nkind: method\nreview: pending\nsummary: S.", {"review": "pending"}, None),
        ("topic: rocks\nkind: method", {}, ("rocks", None)),
        ("topic: birds\nkind: survey", {}, (None, "survey")),
        ("topic: clouds\nkind: survey", {}, (None, "survey")),
        ("topic: clouds\nkind: method", {}, None),
        ("topic: [birds]", {}, None),
    ],
)
def test_a_page_teaches_what_a_person_decided(
    make_page: Callable[..., Page],
    head: str,
    belief: dict[str, object],
    taught: tuple[str | None, str | None] | None,
) -> None:
    found = examples.of([make_page(f"title: T\n{head}")], believed(**belief), TOPICS)
    assert [(each.topic, each.kind) for each in found] == ([taught] if taught else [])


def test_a_page_added_by_hand_teaches_unless_it_is_pending(make_page: Callable[..., Page]) -> None:
    page, pending = (
        make_page(f"title: A wing\ntopic: birds\nalso: [rocks]\n{more}", "Of wings.\n")
        for more in ("", "review: pending")
    )
    (found,) = examples.of([page], {}, TOPICS)
    assert (found.text, found.topic, found.also) == (("A wing", "Of wings."), "birds", ("rocks",))
    assert examples.of([pending], {}, TOPICS) == ()


def test_waiting_to_be_sorted_teaches_nothing(make_page: Callable[..., Page]) -> None:
    page = make_page("title: T\ntopic: unsorted\nsummary: S.")
    assert examples.of([page], {}, (*TOPICS, taxonomy.UNSORTED)) == ()
