"""What one index exports, another takes in as it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import schema, snapshot
from generator.ingest.readers import read
from generator.model import LINK_KINDS, PAPER_KINDS, Entry
from generator.pages import Page
from tests.conftest import Sandbox, title_of


def line(page: Page) -> str:
    """Return a page as `paperindex export --format jsonl` writes it."""
    plain = {"slug": page.slug, "key": "k"} | schema.values_of(page.paper)
    return json.dumps(plain | ({"abstract": page.abstract} if page.abstract else {}))


def exported(papers: dict[str, Page]) -> str:
    return "".join(f"{line(page)}\n" for _, page in sorted(papers.items()))


def facts_of(papers: dict[str, Page]) -> dict[str, object]:
    return {slug: page.paper for slug, page in papers.items()}


def test_papers_come_back_with_their_addresses_sections_and_words(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sandbox.source(range(9))
    sandbox.ingest()
    sandbox.edit(1, "topic: rocks", "topic: birds\nsummary: By hand.\ntags: [chosen]")
    sandbox.edit(2, title_of(2), "A Shorter Title")
    sandbox.ingest()
    other = Sandbox(tmp_path_factory.mktemp("other"))
    other.write("sources/export.jsonl", exported(sandbox.pages()))
    for _ in range(2):
        report = other.ingest()
        assert (report.entries, report.papers, report.rejects) == (9, 9, ())
        assert facts_of(other.pages()) == facts_of(sandbox.pages())


def test_a_section_that_is_not_here_is_chosen_anew(sandbox: Sandbox) -> None:
    record = {"slug": "maps", "title": "Granite Maps", "topic": "nowhere", "also": ["birds"]}
    sandbox.write("sources/export.jsonl", json.dumps(record) + "\n")
    sandbox.ingest()
    page = sandbox.pages()["maps"]
    assert (page.paper.topic, page.paper.also) == ("rocks", ())


def test_an_address_that_is_taken_is_made_anew(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/birds/maps.md", "---\ntitle: Other\ntopic: birds\n---\nOther.\n")
    record = {"slug": "maps", "title": "Granite Maps", "topic": "rocks"}
    sandbox.write("sources/export.jsonl", json.dumps(record) + "\n")
    sandbox.ingest()
    assert set(sandbox.pages()) == {"maps", "granite-maps"}


def test_papers_that_people_kept_apart_stay_apart(sandbox: Sandbox) -> None:
    records = [{"slug": f"maps-{n}", "title": "Maps", "topic": "rocks"} for n in (1, 2)]
    text = "".join(json.dumps(record) + "\n" for record in records)
    sandbox.write("sources/export.jsonl", text)
    assert len(sandbox.ingest().new) == 2
    assert len(sandbox.ingest().new) == 0
    assert len(snapshot.load(sandbox.root)) == 2


def test_a_paper_known_here_keeps_what_was_chosen_here(sandbox: Sandbox) -> None:
    sandbox.write("sources/a.csv", "title,arxiv\nGranite Maps,2401.00001\n")
    sandbox.ingest()
    (before,) = sandbox.pages().values()
    record = {"slug": "x", "title": "Granite Maps", "topic": "birds", "arxiv": "2401.00001"}
    record |= {"doi": "10.1000/x", "summary": "Theirs."}
    sandbox.write("sources/export.jsonl", json.dumps(record) + "\n")
    sandbox.ingest()
    (after,) = sandbox.pages().values()
    assert (after.slug, after.paper.topic) == (before.slug, "rocks")
    assert (after.paper.doi, after.paper.summary) == ("10.1000/x", None)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
RECORDS = st.fixed_dictionaries(
    {"slug": st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True), "title": TEXT},
    optional={
        "topic": st.sampled_from(["birds", "rocks"]),
        "kind": st.sampled_from(PAPER_KINDS),
        "date": st.sampled_from(["2024", "2024-05", "2024-05-02"]),
        "authors": st.lists(TEXT, min_size=1, max_size=3, unique=True),
        "author_count": st.integers(1, 999),
        "comments": st.integers(0, 999),
        "venue": TEXT,
        "arxiv": st.just("2401.00001"),
        "organization": st.fixed_dictionaries({"handle": TEXT}, optional={"name": TEXT}),
        "links": st.dictionaries(
            st.sampled_from(LINK_KINDS), st.just("https://maps.example/x"), min_size=1
        ),
        "abstract": TEXT,
    },
)


@given(RECORDS)
def test_every_value_is_taken_as_it_stands(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("laws") / "x.jsonl"
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (found,) = read(file, "x.jsonl")
    assert isinstance(found, Entry)
    assert (found.title, found.abstract) == (record["title"], record.get("abstract"))
    for key in ("date", "venue", "author_count", "comments", "arxiv"):
        assert getattr(found, key) == record.get(key)
    assert list(found.authors) == record.get("authors", [])
