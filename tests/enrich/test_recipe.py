"""What an enrichment makes of a project, and what it leaves alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from generator import snapshot
from generator.errors import GeneratorError
from generator.pages import Page
from generator.provenance import provenance
from tests.conftest import Sandbox
from tests.enrich.conftest import Enrich
from tests.enrich.world import NAMES, Known, World

FOLDED = Known(
    title="Folded Maps of Unseen Places",
    arxiv="2401.00001",
    doi="10.1000/folds.1",
    venue="Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing",
)
LAMPS = Known(title="Lanterns for Reading at Night", arxiv="2402.00002", date="2024-02-05")
TABLE = f"title,arxiv\n{FOLDED.title},{FOLDED.arxiv}\n{LAMPS.title},{LAMPS.arxiv}\n"


@pytest.fixture(autouse=True)
def papers(world: World, sandbox: Sandbox) -> None:
    world.papers += [FOLDED, LAMPS]
    sandbox.write("sources/list.csv", TABLE)
    sandbox.ingest()


def page(sandbox: Sandbox, known: Known = FOLDED) -> Page:
    (found,) = (each for each in sandbox.pages().values() if known.title in each.text)
    return found


def test_every_service_adds_what_it_knows(enriched: Enrich, sandbox: Sandbox) -> None:
    done = enriched()
    assert page(sandbox).document.values == {
        "title": FOLDED.title,
        "topic": page(sandbox).document.values["topic"],
        "review": "pending",
        "date": "2024-01-02",
        "authors": ["Ada Vale", "Ben Moor"],
        "organization": {"handle": "vale", "name": "Vale School"},
        "venue": "EMNLP 2024",
        "categories": ["cs.CL", "cs.LG"],
        "comments": "2",
        "citations": "6",
        "arxiv": "2401.00001",
        "doi": "10.1000/folds.1",
        "links": {
            "code": "https://github.com/vale/folds",
            "model": "https://huggingface.co/vale/folds",
            "dataset": "https://huggingface.co/datasets/vale/maps",
        },
    }
    assert page(sandbox).abstract == FOLDED.abstract
    assert [(each.found, each.failed) for each in done.tallies] == [(2, 0)] * 4 + [(1, 0)]
    assert done.report is not None
    assert (len(done.report.updated), done.report.new) == (2, ())


def test_each_fact_tells_which_service_said_it(enriched: Enrich, sandbox: Sandbox) -> None:
    enriched()
    belief = snapshot.load(sandbox.root)[page(sandbox).slug]
    paper = page(sandbox).reading[0]
    assert paper
    told = {each.source: each.fields for each in provenance(belief, paper)}
    assert "venue" in told["sources/enriched/crossref.jsonl"]
    assert "citations" in told["sources/enriched/openalex.jsonl"]
    assert "categories" in told["sources/enriched/arxiv.jsonl"]


def test_enriching_again_asks_nobody_and_changes_nothing(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    enriched()
    before, asked = sandbox.tree(), len(world.asked)
    done = enriched()
    assert (sandbox.tree(), len(world.asked)) == (before, asked)
    assert (done.files, sum(each.requests for each in done.tallies)) == ((), 0)
    assert sandbox.ingest().updated == ()
    assert sandbox.tree() == before


def test_the_order_of_the_services_does_not_change_what_is_kept(
    enriched: Enrich, sandbox: Sandbox
) -> None:
    enriched()
    before = sandbox.tree()
    shutil.rmtree(sandbox.root / "sources" / "enriched")
    shutil.rmtree(sandbox.root / ".paperindex")
    enriched(*reversed(NAMES))
    assert sandbox.tree() == before


def test_a_persons_edit_stays(enriched: Enrich, sandbox: Sandbox, world: World) -> None:
    enriched()
    mine = page(sandbox)
    text = mine.text.replace("venue: EMNLP 2024", "venue: A Better Venue")
    text = text.replace("doi: 10.1000/folds.1\n", "")
    assert text != mine.text
    sandbox.write(str(mine.path), text)
    world.papers[0] = Known(**{**plain(FOLDED), "citations": 50})
    world.now += 60 * 86_400
    enriched()
    values = page(sandbox).document.values
    assert values["venue"] == "A Better Venue"
    assert "doi" not in values
    assert values["citations"] == "51"


def plain(known: Known) -> dict[str, Any]:
    return {name: getattr(known, name) for name in known.__dataclass_fields__}


def test_a_paper_without_an_id_is_found_by_its_title(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    world.papers.append(
        Known(title="Kites: A Study of String", doi="10.1000/k", arxiv="2403.00003")
    )
    sandbox.write("sources/kites.csv", "title,authors\nKites: a Study of String,A. Vale\n")
    sandbox.ingest()
    done = enriched("crossref")
    values = page(sandbox, Known(title="Kites: a Study of String")).document.values
    assert values["doi"] == "10.1000/k"
    assert not done.doubts


def test_what_one_service_tells_the_next_is_asked_with(enriched: Enrich, world: World) -> None:
    enriched("arxiv", "crossref")
    first, _ = world.requests("crossref")
    assert first.args["filter"] == "doi:10.1000/folds.1"


def test_a_doubtful_record_is_told_and_not_taken(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    world.papers.append(Known(title="Kites", doi="10.1000/k", authors=("Cyd Fell",)))
    sandbox.write("sources/kites.csv", "title,authors\nKites,Ada Vale\n")
    sandbox.ingest()
    before = sandbox.tree()
    done = enriched("crossref", limit=99)
    (doubt,) = done.doubts
    assert (doubt.service, doubt.title, doubt.reason) == (
        *("Crossref", "Kites (10.1000/k)", "its authors differ"),
    )
    assert doubt.place.endswith("/kites.md")
    assert sandbox.tree()[doubt.place] == before[doubt.place]


def test_an_id_put_to_another_title_spoils_nothing(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    world.papers[0] = Known(
        title="Soil and Worms", arxiv=FOLDED.arxiv, abstract="Worms dig.", authors=("Cyd Fell",)
    )
    before = page(sandbox).text
    done = enriched("arxiv", "huggingface", "semanticscholar", "openalex")
    assert page(sandbox).text == before
    assert [each.reason for each in done.doubts] == ["its title differs"] * 4
    assert [each.found for each in done.tallies] == [1, 1, 1, 1]


def test_ids_that_wait_become_pages(enriched: Enrich, sandbox: Sandbox, world: World) -> None:
    world.papers += [
        Known(title="Kites: A Study of String", arxiv="2403.00003", doi="10.1000/kites"),
        Known(title="Wells", acl="2024.acl-long.7", doi="10.18653/v1/2024.acl-long.7"),
    ]
    sandbox.write("sources/added.txt", "arXiv:2403.00003\n2024.acl-long.7\n10.1000/nowhere\n")
    done = enriched()
    assert done.report is not None
    assert sorted(path.rpartition("/")[2] for path in done.report.new) == [
        *("kites-a-study-of-string.md", "wells.md"),
    ]
    before = sandbox.tree()
    again = sandbox.ingest()
    assert [each.text for each in again.rejects] == ["10.1000/nowhere"]
    assert sandbox.tree() == before
    after = enriched()
    assert after.report is not None
    assert after.report.new == ()


def test_a_page_that_a_person_added_is_not_looked_up(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    sandbox.write("docs/topics/birds/own.md", "---\ntitle: Own Words\ntopic: birds\n---\nA.\n")
    assert enriched("crossref").own == 1
    assert "Own Words" not in [each.args.get("query.bibliographic") for _, each in world.asked]


def test_a_run_that_is_killed_goes_on_where_it_was(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    def killed(items: Iterable[Any], label: str) -> Iterator[Any]:
        for number, item in enumerate(items):
            if label == "Hugging Face: ids" and number == 1:
                raise KeyboardInterrupt
            yield item

    before = sandbox.tree()
    with pytest.raises(KeyboardInterrupt):
        enriched(track=killed)
    assert sandbox.tree() == before
    assert len(world.asked) == 2
    enriched()
    assert len(world.requests("arxiv")) == 1
    assert len(world.requests("huggingface")) == 2


def test_answers_may_be_deleted_or_broken(enriched: Enrich, sandbox: Sandbox, world: World) -> None:
    enriched()
    before = sandbox.tree()
    asked = len(world.asked)
    for file in sorted((sandbox.root / ".paperindex" / "answers").rglob("*.json"))[::2]:
        file.write_text("{", encoding="utf-8")
    for file in sorted((sandbox.root / ".paperindex" / "answers").rglob("*.json"))[1::2]:
        file.unlink()
    enriched()
    assert len(world.asked) == 2 * asked
    assert sandbox.tree() == before


def test_an_answer_counts_for_some_days(enriched: Enrich, world: World) -> None:
    enriched("arxiv")
    world.now += 29 * 86_400
    enriched("arxiv")
    assert len(world.asked) == 1
    world.now += 2 * 86_400
    enriched("arxiv")
    assert len(world.asked) == 2
    enriched("arxiv", days=0)
    assert len(world.asked) == 3


def test_a_limit_takes_the_next_papers_each_time(enriched: Enrich, world: World) -> None:
    assert enriched("arxiv", limit=1).tallies[0].found == 1
    assert enriched("arxiv", limit=1).tallies[0].found == 2
    asked = [request.args["id_list"] for request in world.requests("arxiv")]
    assert asked == ["2401.00001", "2402.00002"]


def test_only_what_is_missing_is_asked_for(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    whole = "authors: [Ada Vale]\nvenue: EMNLP 2024\ncitations: 3\ndoi: 10.1000/folds.1\n"
    mine = page(sandbox)
    sandbox.write(str(mine.path), mine.text.replace("arxiv:", f"{whole}arxiv:"))
    done = enriched("crossref", missing=True)
    assert done.tallies[0].asked == 1
    assert [request.args["query.bibliographic"] for request in world.requests("crossref")] == [
        LAMPS.title
    ]


def test_a_dry_run_writes_nothing_but_answers(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    before = sandbox.tree()
    done = enriched(dry=True)
    assert sandbox.tree() == before
    assert done.report is not None
    assert len(done.report.updated) == 2
    assert done.files == tuple(f"sources/enriched/{name}.jsonl" for name in NAMES)
    asked = len(world.asked)
    real = enriched()
    assert len(world.asked) == asked
    assert real.report is not None
    assert real.report.fields == done.report.fields


def test_a_line_that_enrich_did_not_write_stops_it_before_anybody_is_asked(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    sandbox.write("sources/enriched/openalex.jsonl", "<<<<<<< HEAD\n")
    with pytest.raises(GeneratorError, match=r"openalex\.jsonl:1: not a line of enrich; mend"):
        enriched()
    assert world.asked == []


def test_an_empty_project_is_no_fault(enriched: Enrich, sandbox: Sandbox, world: World) -> None:
    shutil.rmtree(sandbox.root / "sources")
    for each in sandbox.pages().values():
        (sandbox.root / str(each.path)).unlink()
    done = enriched()
    assert (done.report, done.files, world.asked) == (None, (), [])
