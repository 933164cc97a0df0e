"""How each service is asked, and what is kept of its answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug import Response

from generator.enrich import services
from generator.enrich.client import Asker
from generator.enrich.service import Service
from generator.enrich.services import crossref, huggingface, openalex
from generator.enrich.target import Target
from generator.ingest.readers import enriched as reader
from generator.ingest.readers.enriched import entry_of
from tests.conftest import Sandbox
from tests.enrich.conftest import Enrich
from tests.enrich.world import NAMES, Known, World, in_graph, item_of, on_hub, work_of

every_service = pytest.mark.parametrize("service", services.ALL, ids=NAMES)
PAPER = Known(
    title="Folded Maps: of $n$ “Unseen” Places, & Others",
    arxiv="2401.00001",
    doi="10.1000/a_b.c",
    acl="2024.acl-long.7",
)
RAW = {"huggingface": on_hub, "semanticscholar": in_graph, "openalex": work_of, "crossref": item_of}


@pytest.mark.parametrize(
    ("name", "ids", "asked"),
    [
        ("arxiv", ["arxiv"], "/api/query?id_list=2401.00001&max_results=1"),
        ("huggingface", ["arxiv"], "/api/papers/2401.00001?"),
        ("semanticscholar", ["arxiv", "doi", "acl"], "/graph/v1/paper/batch?fields=title,"),
        (
            "openalex",
            ["doi", "arxiv"],
            "/works?filter=doi:10.1000/a_b.c|10.48550/arxiv.2401.00001&",
        ),
        ("crossref", ["doi"], "/works?filter=doi:10.1000/a_b.c&select=DOI,"),
    ],
)
def test_services_are_asked_by_id(name: str, ids: list[str], asked: str) -> None:
    service = next(each for each in services.ALL if each.name == name)
    request = service.by_ids([(kind, getattr(PAPER, kind)) for kind in ids])
    told = "&".join(f"{key}={value}" for key, value in request.parameters)
    assert f"{request.path}?{told}".startswith(asked)
    if name == "semanticscholar":
        names = ["ARXIV:2401.00001", "DOI:10.1000/a_b.c", "ACL:2024.acl-long.7"]
        assert request.json == {"ids": names}


@pytest.mark.parametrize(
    ("name", "parameter", "asked"),
    [
        ("arxiv", "search_query", 'ti:"Folded Maps of n Unseen Places Others"'),
        ("huggingface", "q", PAPER.title),
        ("semanticscholar", "query", PAPER.title),
        ("openalex", "filter", "title.search:Folded Maps of n Unseen Places Others"),
        ("crossref", "query.bibliographic", PAPER.title),
    ],
)
def test_services_are_asked_by_title(name: str, parameter: str, asked: str) -> None:
    service = next(each for each in services.ALL if each.name == name)
    assert dict(service.by_title(PAPER.title).parameters)[parameter] == asked


@pytest.mark.parametrize(
    ("ids", "kind", "asked"),
    [
        ({"acl": "2024.acl-long.7"}, "openalex", ("doi", "10.18653/v1/2024.acl-long.7")),
        ({"acl": "P18-1001"}, "crossref", ("doi", "10.18653/v1/p18-1001")),
        ({"acl": "P18-1001", "doi": "10.1000/x"}, "crossref", ("doi", "10.1000/x")),
        ({"acl": "P18-1001"}, "arxiv", None),
        ({"arxiv": "2401.00001"}, "crossref", None),
        ({"arxiv": "2401.00001", "acl": "P18-1001"}, "semanticscholar", ("arxiv", "2401.00001")),
    ],
)
def test_a_service_is_asked_by_the_id_it_knows_best(
    ids: dict[str, str], kind: str, asked: tuple[str, str] | None
) -> None:
    target = Target(about="x", place="x", ids=frozenset(ids.items()))
    (service,) = (each for each in services.ALL if each.name == kind)
    assert target.id_for(service) == asked


@pytest.mark.parametrize("name", RAW)
def test_what_is_kept_says_all_that_the_answer_said(name: str) -> None:
    service = next(each for each in services.ALL if each.name == name)
    raw = RAW[name](PAPER) | {"tldr": "x" * 999, "reference": [{"DOI": "10.1/x"}]}
    wrapped: Any = {"results": [raw], "message": {"items": [raw]}, "data": [raw]}
    (kept,) = service.records(json.dumps(raw if name == "huggingface" else wrapped))
    assert entry_of(name, kept) == entry_of(name, raw)
    assert "x" * 999 not in json.dumps(kept)


def test_a_subtitle_belongs_to_the_title() -> None:
    def titled(title: str, subtitle: str | None) -> Any:
        raw = item_of(Known(title=title, doi="10.1/x", subtitle=subtitle))
        (kept,) = crossref.SERVICE.records(json.dumps({"message": {"items": [raw]}}))
        return kept["title"]

    assert titled("Folded Maps", "A Survey") == ["Folded Maps: A Survey"]
    assert titled("Folded Maps: A Survey", "A survey") == ["Folded Maps: A Survey"]
    assert titled("Folded Maps", None) == ["Folded Maps"]


def test_comments_are_counted_and_not_kept() -> None:
    (kept,) = huggingface.SERVICE.records(json.dumps(on_hub(PAPER)))
    assert (kept["numComments"], "comments" in kept) == (2, False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@every_service
@given(data=st.data())
def test_whatever_a_service_answers_is_records_or_a_value_error(
    service: Service, data: st.DataObject
) -> None:
    keys = sorted({key for raw in RAW.values() for key in raw(PAPER)})
    thing = st.dictionaries(st.sampled_from(keys), JSON) | JSON
    answer = data.draw(
        st.lists(thing)
        | st.fixed_dictionaries({"results": st.lists(thing)})
        | st.fixed_dictionaries({"message": st.fixed_dictionaries({"items": st.lists(thing)})})
        | thing
    )
    try:
        records = service.records(json.dumps(answer))
    except ValueError:
        return
    for record in records:
        entry_of(service.name, record)


@given(st.text())
def test_whatever_arxiv_answers_is_entries_or_a_value_error(body: str) -> None:
    arxiv = services.ALL[0]
    for text in (body, f"<feed>{body}</feed>", f"<feed><entry>{body}</entry></feed>"):
        try:
            records = arxiv.records(text)
        except ValueError:
            continue
        for record in records:
            entry_of("arxiv", record)


def test_every_service_has_a_reader() -> None:
    assert tuple(reader.SERVICES) == NAMES


def test_services_know_who_asks(enriched: Enrich, world: World, sandbox: Sandbox) -> None:
    world.papers.append(PAPER)
    sandbox.write("sources/list.csv", f"title,doi\n{PAPER.title.replace(',', '')},{PAPER.doi}\n")
    sandbox.ingest()
    asker = Asker(mailto="ada@vale.example", keys={"semanticscholar": "s2", "openalex": "oa"})
    enriched(asker=asker)
    agents = {request.headers["User-Agent"] for _, request in world.asked}
    (agent,) = agents
    assert agent.startswith("paperindex/")
    assert agent.endswith("(mailto:ada@vale.example)")
    (in_openalex,) = world.requests("openalex")
    assert (in_openalex.args["mailto"], in_openalex.args["api_key"]) == ("ada@vale.example", "oa")
    assert world.requests("crossref")[0].args["mailto"] == "ada@vale.example"
    assert world.requests("semanticscholar")[0].headers["x-api-key"] == "s2"
    others = [each for name, each in world.asked if name not in ("semanticscholar", "openalex")]
    assert not any("s2" in str(each.headers) or "oa" in each.args.values() for each in others)


def test_a_key_does_not_follow_to_another_host(
    enriched: Enrich, world: World, sandbox: Sandbox
) -> None:
    sandbox.write("sources/list.csv", "title,arxiv\nFolded Maps of Places,2401.00001\n")
    sandbox.ingest()
    elsewhere = world.server.url_for("/elsewhere").replace("localhost", "127.0.0.1")
    world.plays["semanticscholar"] = lambda _: Response("", 302, {"Location": elsewhere})
    done = enriched("semanticscholar", asker=Asker(keys={"semanticscholar": "secret"}))
    assert world.requests("elsewhere") == []
    assert done.tallies[0].faults == ("cannot be reached (leads to 127.0.0.1), 4 times",)


def test_openalex_asks_for_as_many_records_as_there_may_be() -> None:
    assert openalex.SERVICE.batch <= 100
    request = openalex.SERVICE.by_ids([("doi", f"10.1/{n}") for n in range(50)])
    assert dict(request.parameters)["per-page"] == "100"
