import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import snapshot
from generator.errors import ProjectError
from generator.model import Entry, Link, Organization
from generator.snapshot import Belief
from tests.conftest import Sandbox

TEXT = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=15)
ENTRIES = st.builds(
    Entry,
    title=st.sampled_from(["T", "U"]),
    abstract=st.none() | st.sampled_from(["A", "B"]),
    source=st.sampled_from(["sources/a.txt", "b.txt"]),
    line=st.integers(1, 9),
    last_line=st.integers(10, 12),
    date=st.none() | st.just("2024-05"),
    comments=st.none() | st.integers(0, 3),
    organization=st.none() | st.builds(Organization, handle=TEXT, name=st.none() | TEXT),
    links=st.lists(st.builds(Link, kind=st.just("code"), url=TEXT), max_size=2).map(tuple),
    incomplete=st.booleans(),
    arxiv=st.none() | st.just("2401.00001"),
    authors=st.lists(TEXT, max_size=2).map(tuple),
    venue=st.none() | TEXT,
)
BELIEFS = st.builds(
    Belief,
    slug=st.text("abc", min_size=1, max_size=5),
    values=st.fixed_dictionaries({"title": st.sampled_from(["T", "V"]), "also": st.just(["x"])}),
    abstract=st.none() | st.sampled_from(["A", "C"]),
    listings=st.lists(ENTRIES, max_size=3).map(tuple),
)


@given(st.lists(BELIEFS, unique_by=lambda belief: belief.slug, max_size=4))
def test_beliefs_survive_the_file_in_whatever_order_they_come(beliefs: list[Belief]) -> None:
    text = snapshot.render(beliefs)
    assert snapshot.render(reversed(beliefs)) == text
    assert list(snapshot.parse(text).values()) == sorted(beliefs, key=lambda each: each.slug)


def test_a_text_is_stored_once(sandbox: Sandbox) -> None:
    sandbox.source(range(3), "one.txt")
    sandbox.source(range(3), "two.txt")
    sandbox.ingest()
    text = (sandbox.root / snapshot.FILE).read_text(encoding="utf-8")
    assert text.count("over 3 seasons") == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"slug": "a"}', '{"slug": "a", "values": 3}'])
def test_a_broken_line_is_told(sandbox: Sandbox, line: str) -> None:
    sandbox.write(snapshot.FILE, f"{line}\n")
    with pytest.raises(ProjectError, match=r"snapshot\.jsonl:1: not a line of a snapshot; restore"):
        snapshot.load(sandbox.root)
