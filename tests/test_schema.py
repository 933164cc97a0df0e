from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import front_matter, schema
from generator.front_matter import Value
from generator.model import LINK_KINDS, PAPER_KINDS, Link, Organization, Paper

REQUIRED: dict[str, Value] = {"title": "T", "topic": "birds"}


def faults(**values: Value) -> list[str]:
    return [f"{fault.key}: {fault}" for fault in schema.paper_from(REQUIRED | values, "A")[1]]


def test_a_full_page_becomes_a_paper() -> None:
    paper, found = schema.paper_from(
        REQUIRED
        | {
            "also": ["rocks"],
            "kind": "survey",
            "date": "2024-05",
            "author_count": "4",
            "organization": {"handle": "obs", "name": "The Observatory"},
            "arxiv": "2401.10000",
            "links": {"model": ["https://b.c", "https://d.e"], "code": "https://a.b"},
        },
        "An abstract.",
    )
    assert found == ()
    assert paper == Paper(
        title="T",
        topic="birds",
        also=("rocks",),
        kind="survey",
        date="2024-05",
        author_count=4,
        organization=Organization(handle="obs", name="The Observatory"),
        arxiv="2401.10000",
        links=(
            Link(kind="code", url="https://a.b"),
            Link(kind="model", url="https://b.c"),
            Link(kind="model", url="https://d.e"),
        ),
        abstract="An abstract.",
    )
    assert paper.year == 2024
    assert paper.topics == ("birds", "rocks")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": ""}, "title: empty; leave the key out"),
        ({"title": ["a"]}, "title: not a text"),
        ({"topic": "Birds!"}, "topic: 'Birds!' is not an id"),
        ({"also": "rocks"}, "also: not a list"),
        ({"also": ["rocks", "rocks"]}, "also: an item stands twice"),
        ({"kind": "poem"}, "kind: 'poem' is not known here; use one of: method"),
        ({"date": "May 2024"}, "date: 'May 2024' is not a date"),
        ({"date": "2024-02-30"}, "date: '2024-02-30' is not a day of the calendar"),
        ({"date": "2024-13"}, "date: '2024-13' is not a day"),
        ({"author_count": "0"}, "author_count: '0' is less than 1"),
        ({"comments": "many"}, "comments: 'many' is not a whole number"),
        ({"comments": "-1"}, "comments: '-1' is not a whole number"),
        ({"arxiv": "2401.1"}, "arxiv: '2401.1' is not an arXiv id; write it in quotes"),
        ({"doi": "https://doi.org/10.1/x"}, "doi: 'https://doi.org/10.1/x' is not a DOI"),
        ({"acl": "paper 1"}, "acl: 'paper 1' is not an ACL Anthology id"),
        ({"links": "https://a.b"}, "links: not a group of keys"),
        ({"links": {"video": "https://a.b"}}, "links.video: is not known here"),
        (
            {"links": {"code": "javascript:alert(1)"}},
            "links.code: 'javascript:alert(1)' is not a web",
        ),
        ({"organization": {"name": "N"}}, "organization: lacks its handle"),
        ({"review": "done"}, "review: 'done' is not known"),
    ],
)
def test_a_faulty_value_is_told_with_its_remedy(values: dict[str, Value], words: str) -> None:
    (fault,) = faults(**values)
    assert fault.startswith(words)


def test_required_keys_are_missed() -> None:
    paper, found = schema.paper_from({"kind": "survey"}, None)
    assert paper is None
    assert [str(fault) for fault in found] == [
        "is missing; add 'title:'",
        "is missing; add 'topic:'",
    ]


def test_a_faulty_fact_does_not_hide_the_paper() -> None:
    paper, found = schema.paper_from(REQUIRED | {"date": "soon"}, "A")
    assert paper == Paper(title="T", topic="birds", abstract="A")
    assert len(found) == 1


LINES = st.text("abc dé:#'-", min_size=1, max_size=12).map(str.strip).filter(bool)
ADDRESSES = st.sampled_from(["https://a.b/c", "http://d.e", "https://f.g?h=1"])
PAPERS = st.builds(
    Paper,
    title=LINES,
    topic=st.sampled_from(["birds", "rocks"]),
    also=st.sampled_from([(), ("tides",), ("tides", "rocks-2")]),
    kind=st.none() | st.sampled_from(PAPER_KINDS),
    summary=st.none() | LINES,
    date=st.none() | st.sampled_from(["2024", "2024-05", "2024-05-28"]),
    authors=st.lists(LINES, unique=True, max_size=3).map(tuple),
    author_count=st.none() | st.integers(1, 9999),
    organization=st.none() | st.builds(Organization, handle=LINES, name=st.none() | LINES),
    comments=st.none() | st.integers(0, 9999),
    arxiv=st.none() | st.sampled_from(["2401.10000", "cs/0501001"]),
    links=st.lists(
        st.builds(Link, kind=st.sampled_from(LINK_KINDS), url=ADDRESSES),
        unique=True,
        max_size=4,
    ).map(lambda links: tuple(sorted(links, key=lambda link: LINK_KINDS.index(link.kind)))),
    review=st.none() | st.just("pending"),
    abstract=st.just("A"),
)


@given(PAPERS)
def test_a_paper_survives_its_page(paper: Paper) -> None:
    values: dict[str, Any] = schema.values_of(paper)
    text = f"---\n{front_matter.render(values)}---\nA\n"
    read, found = schema.paper_from(front_matter.parse(text, "x.md").values, "A")
    assert found == ()
    assert read == paper


def test_unknown_facts_are_absent() -> None:
    assert schema.values_of(Paper(title="T", topic="birds")) == {"title": "T", "topic": "birds"}
