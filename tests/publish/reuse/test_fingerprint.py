"""Two values have one fingerprint if, and only if, a page could show no difference."""

from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages import Page
from generator.publish.paper_view import PaperView
from generator.publish.reuse.fingerprint import LISTED, fingerprint
from generator.publish.site import Site, shown
from generator.taxonomy import Taxonomy
from tests.publish.invented import TOPICS, page, site_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What some page shows."""

    title: str
    parts: tuple[object, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownElsewhere:
    """The same parts under another name."""

    title: str
    parts: tuple[object, ...] = ()


PLAIN = st.one_of(st.text(), st.binary(), st.integers(), st.booleans(), st.none())
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner), st.tuples(inner, inner), st.dictionaries(st.text(), inner)
    ),
)


def repr_of(value: object) -> str:
    return repr(value)


def told(value: object) -> bytes:
    return fingerprint(value)


def same(one: object, other: object) -> bool:
    """Whether two values are the same to the type; `True` is not 1."""
    return repr(one) == repr(other)


@given(VALUES, VALUES)
def test_values_that_differ_are_told_apart(one: object, other: object) -> None:
    assert (told(one) == told(other)) == same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "bc"), ("ab", "c")),
        ((("a",), "b"), ("a", ("b",))),
        ({"a": ("b",)}, {"a": "b"}),
        ("<b>", Markup("<b>")),
        (Shown(title="A"), ShownElsewhere(title="A")),
        (Shown(title="A", parts=("B",)), Shown(title="A", parts=(("B",),))),
        (np.array([1, 2]), np.array([[1, 2]])),
        ((np.array([1, 2]),), (np.array([[1, 2]]),)),
        ((("a", "b"), ("c",)), (("a",), ("b", "c"))),
        ((("a", 1),), (["a", 1],)),
        ((("tuple", ("a",)),), (("tuple", ["a"]),)),
        (np.array([1, 2], np.int32), np.array([1, 2], np.int64)),
        (partial(repr_of, "a"), partial(repr_of, "b")),
    ],
)
def test_what_holds_the_same_letters_is_not_the_same(one: object, other: object) -> None:
    assert told(one) != told(other)


def test_sets_and_mappings_are_told_by_what_they_hold() -> None:
    assert told({"b", "a"}) == told(set("ab"))
    assert told(MappingProxyType({"a": 1})) != told(MappingProxyType({"a": 2}))


BIRDS = {"birds": TOPICS["birds"]}


@pytest.mark.parametrize(
    ("other", "key", "taxonomy"),
    [
        (page("p", "title: B"), "a", BIRDS),
        (page("p", "title: A"), "other", BIRDS),
        (page("q", "title: A"), "a", BIRDS),
        (page("p", "title: A"), "a", {"birds": replace(TOPICS["birds"], title="Owls")}),
        (page("p", "title: A", topic="rocks"), "a", TOPICS),
    ],
)
def test_a_paper_is_told_by_all_that_is_shown_of_it(
    other: Page, key: str, taxonomy: Taxonomy
) -> None:
    one, again = (shown(page("p", "title: A"), "a", BIRDS) for _ in range(2))
    assert (one.told, one.listed) == (again.told, again.listed)
    view = shown(other, key, taxonomy)
    assert told((one,)) != told((view,))
    assert fingerprint((one,), LISTED) != fingerprint((view,), LISTED)


FAR = f"It is far. {'They fly. ' * 30}"


@pytest.mark.parametrize(
    ("head", "body", "same"),
    [
        ("title: A", FAR, True),
        ("title: A", f"{FAR}And rest.", True),
        ("title: A", f"{FAR}\n\n## Notes\n\nRead it.\n", True),
        ("title: A", f"Is it far? {FAR}", False),
        ("title: B", FAR, False),
        ("title: A\nsummary: Short.", FAR, False),
    ],
)
def test_lists_are_told_by_what_they_show(head: str, body: str, *, same: bool) -> None:
    one, other = (papers(site_of(page("p", *texts))) for texts in (("title: A", FAR), (head, body)))
    assert (fingerprint(one, LISTED) == fingerprint(other, LISTED)) == same
    assert (told(one) == told(other)) == ((head, body) == ("title: A", FAR))


def test_a_paper_is_told_from_a_text_that_looks_like_its_fingerprint() -> None:
    (view,) = papers(site_of(page("p", "title: A")))
    assert told((view,)) != told((told(view),))
    assert told((view,)) != told((told(view).hex(),))


def test_what_no_fingerprint_tells_is_refused() -> None:
    with pytest.raises(TypeError, match="no fingerprint tells a object"):
        told((object(),))


def papers(site: Site) -> tuple[PaperView, ...]:
    return tuple(site.papers.values())
