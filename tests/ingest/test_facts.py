"""Which source is believed where several speak of one work."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import snapshot
from generator.ingest import facts, trust
from generator.model import Curated, Entry, Paper
from generator.provenance import provenance
from generator.snapshot import Belief
from tests.conftest import Sandbox

BASE = Entry(title="T", abstract=None, source="s", line=1, last_line=1)
ORIGINS = (None, "paperindex", "bibtex", "arxiv", "openalex", "awesome")


def of(origin: str | None, line: int = 1, **known: object) -> Entry:
    return replace(BASE, origin=origin, line=line, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("field", trust.ORDER)
def test_the_more_trusted_origin_counts_whatever_the_order_of_sources(field: str) -> None:
    order = list(trust.ORDER[field])
    assert len(set(order)) == len(order)
    assert field in {each.name for each in fields(Entry)}
    for better, worse in zip(order, [*order[1:], "unheard of"], strict=True):
        assert trust.rank(field, better) < trust.rank(field, worse)


@pytest.mark.parametrize(
    ("field", "key", "better", "worse"),
    [
        ("authors", "authors", "bibtex", "openalex"),
        ("authors", "authors", None, "bibtex"),
        ("venue", "venue", "csl", "arxiv"),
        ("doi", "doi", "ris", "semanticscholar"),
        ("arxiv", "arxiv", "arxiv", "openalex"),
    ],
)
def test_facts_merge_field_by_field(field: str, key: str, better: str, worse: str) -> None:
    one, other = (["One"], ["Other"]) if field == "authors" else ("one", "other")
    entries = [
        of(worse, 1, **{field: tuple(other) if field == "authors" else other}),
        of(better, 2, **{field: tuple(one) if field == "authors" else one}),
    ]
    assert facts.listed(entries)[0][key] == one


def test_each_field_comes_from_the_best_that_knows_it() -> None:
    values, abstract = facts.listed(
        [
            of("openalex", 1, title="Openalex", abstract="A longer abstract.", date="2024-03-09"),
            of("arxiv", 2, title="Arxiv", abstract="Abstract.", date="2024-03-01"),
            of("bibtex", 3, title="Bibtex", authors=("Ada Vale",), date="2024"),
        ]
    )
    assert (values["title"], abstract) == ("Arxiv", "Abstract.")
    assert (values["authors"], values["date"]) == (["Ada Vale"], "2024-03-01")


@given(st.lists(st.sampled_from(ORIGINS), min_size=1, max_size=5), st.randoms())
def test_the_order_in_which_entries_come_does_not_matter(
    origins: list[str | None], chance: object
) -> None:
    entries = [
        of(origin, line, venue=f"V{line}", abstract=f"A{line}")
        for line, origin in enumerate(origins)
    ]
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert facts.listed(shuffled) == facts.listed(entries)


def test_what_another_index_chose_holds_where_it_can() -> None:
    curated = Curated(topic="birds", also=("rocks", "nowhere"), kind="survey", tags=("map",))
    taken = facts.taken_over(curated, {"birds", "rocks"})
    assert taken["topic"] == "birds"
    assert taken["also"] == ["rocks"]
    assert facts.taken_over(curated, {"rocks"}) == {"kind": "survey", "tags": ["map"]}


def belief(*listings: Entry) -> Belief:
    values, abstract = facts.listed(listings)
    return Belief(slug="t", values=values, abstract=abstract, listings=listings)


def test_provenance_tells_each_fields_source_and_what_people_changed() -> None:
    known = belief(
        of(None, 7, source="sources/list.txt", title="Maps", abstract="We fold."),
        of("bibtex", 3, source="sources/a.bib", title="maps", authors=("Ada Vale",), venue="X"),
    )
    paper = Paper(
        title="Maps", topic="birds", authors=("Ada Vale",), venue="ACL 2024", abstract="We fold."
    )
    found = provenance(known, paper)
    assert [(each.place, each.fields) for each in found] == [
        ("a.bib, line 3", ("authors",)),
        ("list.txt, line 7", ("title", "abstract")),
        ("edited here", ("venue",)),
    ]
    assert found[0].words == "authors"


def test_every_believed_fact_has_a_source(sandbox: Sandbox) -> None:
    sandbox.write(
        "sources/a.bib",
        "@misc{a, title={Maps}, eprint={2401.00001}, author={Vale, Ada}, doi={10.1000/x},"
        " url={https://github.com/a/b}}",
    )
    sandbox.write("sources/b.csv", "title,arxiv,venue\nMaps,2401.00001,ACL 2024\n")
    sandbox.ingest()
    (page,) = sandbox.pages().values()
    found = provenance(snapshot.load(sandbox.root)[page.slug], page.paper)
    told = {field: each.source for each in found for field in each.fields}
    assert told == {
        "title": "sources/a.bib",
        "authors": "sources/a.bib",
        "date": "sources/a.bib",
        "arxiv": "sources/a.bib",
        "doi": "sources/a.bib",
        "links": "sources/a.bib",
        "venue": "sources/b.csv",
    }


def test_a_venues_day_does_not_count_after_the_month_of_an_arxiv_id() -> None:
    table = of(None, 1, arxiv="2403.00001", date="2024-03")
    late = of("csl", 2, doi="10.1000/c1", date="2024-08-12")
    assert facts.listed([table, late])[0]["date"] == "2024-03"
    assert facts.listed([late])[0]["date"] == "2024-08-12"
    assert facts.listed([replace(table, date=None), late])[0]["date"] == "2024-03"
    early = of("semanticscholar", 3, date="2024-03-05")
    assert facts.listed([table, late, early])[0]["date"] == "2024-03-05"


def test_categories_are_those_of_where_a_work_is_filed() -> None:
    guess = of("openalex", 1, categories=("Cartography",), citations=3)
    filed = of("arxiv", 2, categories=("cs.CL", "cs.LG"), citations=7)
    values, _ = facts.listed([guess, filed])
    assert (values["categories"], values["citations"]) == (["cs.CL", "cs.LG"], 7)
    assert "categories" not in facts.listed([guess])[0]
