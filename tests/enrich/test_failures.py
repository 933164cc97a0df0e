"""Services that are down, slow, refuse, lie or answer nonsense cost only their own answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from werkzeug import Request, Response

from generator.enrich.client import DEADLINE, PATIENCE, WAITS
from tests.conftest import Sandbox
from tests.enrich.conftest import Enrich
from tests.enrich.world import NAMES, Known, World, feed, in_graph

PAPERS = [
    Known(
        title=f"Folded Maps of Place {number} and Others",
        arxiv=f"2401.0000{number}",
        doi=f"10.1000/folds.{number}",
        venue="Journal of Folds",
    )
    for number in range(1, 5)
]
TABLE = "title,arxiv,doi\n" + "".join(f"{each.title},{each.arxiv},{each.doi}\n" for each in PAPERS)

IDS = ("arxi", "doi:")

Fault = Callable[[Request], Response]


@pytest.fixture(autouse=True)
def papers(world: World, sandbox: Sandbox) -> None:
    world.papers += PAPERS
    sandbox.write("sources/list.csv", TABLE)
    sandbox.ingest()


def answers(body: str = "", status: int = 200, **headers: str) -> Fault:
    return lambda _: Response(
        body, status, {key.replace("_", "-"): headers[key] for key in headers}
    )


HTML = "<!DOCTYPE html>\n<html><title>Just a moment...</title></html>"
FAULTS: dict[str, tuple[Fault, str]] = {
    "down": (answers("oops", 503), "answered 503, 4 times"),
    "busy": (answers("slow down", 429), "answered 429, 4 times"),
    "html": (answers(HTML), "answered with a web page, 4 times"),
    "truncated": (answers('{"message": {"items": [{"DOI": "10.1'), "what cannot be read"),
    "empty": (answers(""), "what cannot be read"),
    "null": (answers("null"), "what cannot be read"),
    "number": (answers("7"), "what cannot be read"),
    "error": (answers('{"error": "internal"}'), "what cannot be read"),
    "deep": (answers("[" * 100_000), "what cannot be read"),
    "binary": (lambda _: Response(b"\xff\xfe\x00{}"), "is not UTF-8"),
    "zipped": (answers("nonsense", Content_Encoding="gzip"), "cannot be reached"),
    "refuses": (answers("no", 403), "answered 403"),
    "wants a key": (answers("no", 401), "answered 401"),
    "for ever": (answers("no", 429, Retry_After="86400"), "asks to wait 86400 seconds"),
    "circles": (answers("", 302, Location="/openalex/works"), "cannot be reached"),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_service_that_fails_costs_only_its_own_answers(
    enriched: Enrich, sandbox: Sandbox, world: World, name: str, fault: str
) -> None:
    if fault == "circles":
        world.plays[name] = lambda request: Response("", 302, {"Location": request.path})
    else:
        world.plays[name] = FAULTS[fault][0]
    done = enriched()
    faults = {each.service: each.faults for each in done.tallies if each.faults}
    assert len(faults) == 1
    ((said,),) = faults.values()
    assert FAULTS[fault][1] in said
    for tally in done.tallies:
        expected = (0, len(PAPERS)) if tally.faults else (len(PAPERS), 0)
        assert (tally.found, tally.failed) == expected
    assert not (sandbox.root / f"sources/enriched/{name}.jsonl").exists()
    assert len(done.files) == len(NAMES) - 1


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_service_said_before_is_kept_when_it_fails(
    enriched: Enrich, sandbox: Sandbox, world: World, fault: str
) -> None:
    enriched()
    before = sandbox.tree()
    world.plays = dict.fromkeys(NAMES, FAULTS[fault][0])
    done = enriched(days=0)
    assert all(each.faults for each in done.tallies)
    assert sandbox.tree() == before


def test_a_service_that_knows_the_papers_no_more_takes_nothing_away(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    enriched()
    before = sandbox.tree()
    world.papers.clear()
    done = enriched(days=0)
    assert [each.found for each in done.tallies] == [0] * 5
    assert not any(each.faults for each in done.tallies)
    assert sandbox.tree() == before


def test_a_service_that_recovers_is_asked_only_what_is_open(enriched: Enrich, world: World) -> None:
    world.plays["huggingface"] = lambda request: (
        Response("", 403) if request.path.endswith("00003") else None
    )
    first = enriched("huggingface").tallies[0]
    assert (first.found, first.failed) == (2, 2)
    world.plays.clear()
    assert enriched("huggingface").tallies[0].found == 4
    paths = [request.path[-1] for request in world.requests("huggingface")]
    assert paths == ["1", "2", "3", "3", "4"]


def test_a_service_that_stays_down_is_soon_left_alone(enriched: Enrich, world: World) -> None:
    world.plays["huggingface"] = answers("oops", 500)
    enriched("huggingface")
    assert len(world.requests("huggingface")) == 2 * (len(WAITS) + 1)


def test_tries_are_further_and_further_apart(enriched: Enrich, world: World) -> None:
    world.plays["arxiv"] = answers("oops", 500)
    enriched("arxiv")
    waits = [each for each in world.sleeps if each in WAITS]
    assert waits == list(WAITS)
    assert waits == sorted(waits)


def test_an_answer_in_the_end_is_an_answer(enriched: Enrich, world: World) -> None:
    faults = [answers("oops", 500), answers(HTML), answers('{"message"')]
    world.plays["crossref"] = lambda request: faults.pop()(request) if faults else None
    done = enriched("crossref")
    assert (done.tallies[0].found, done.tallies[0].faults) == (4, ())


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("17", 17),
        ("Tue, 14 Nov 2023 22:13:50 GMT", 30),  # half a minute after the world's clock
        ("Tue, 14 Nov 2023 22:00:00 GMT", WAITS[0]),
        ("soon", WAITS[0]),
        ("-5", WAITS[0]),
        ("0", WAITS[0]),
        ("9" * 400, None),
        (str(int(PATIENCE)), PATIENCE),
        (str(int(PATIENCE) + 1), None),
    ],
)
def test_a_service_is_left_alone_for_as_long_as_it_asks(
    enriched: Enrich, world: World, header: str, seconds: float | None
) -> None:
    faults = [answers("no", 429, Retry_After=header)]
    world.plays["arxiv"] = lambda request: faults.pop()(request) if faults else None
    done = enriched("arxiv")
    if seconds is None:
        assert (done.tallies[0].failed, len(world.asked)) == (4, 1)
    else:
        assert world.sleeps[0] == pytest.approx(seconds)
        assert done.tallies[0].found == 4


def test_arxiv_is_asked_once_in_three_seconds(enriched: Enrich, world: World) -> None:
    world.papers = [Known(title=each.title, arxiv=each.arxiv) for each in PAPERS]
    times: list[float] = []

    def noted(request: Request) -> Response | None:
        times.append(world.now)
        return Response("", 400) if "," in request.args["id_list"] else None

    world.plays["arxiv"] = noted
    enriched("arxiv")
    assert len(times) == 7  # four together, twice two, and each by itself
    assert all(later - earlier >= 3 for earlier, later in pairwise(times))


def test_one_id_that_a_service_rejects_costs_no_other(enriched: Enrich, world: World) -> None:
    world.plays["arxiv"] = lambda request: (
        Response("bad id", 400) if "2401.00002" in request.args["id_list"] else None
    )
    tally = enriched("arxiv").tallies[0]
    assert (tally.found, tally.failed, tally.faults) == (3, 1, ("answered 400",))


def test_a_service_that_rejects_everything_is_soon_left_alone(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    many = [Known(title=f"Lamp number {n} of the Town", arxiv=f"2402.{n:05}") for n in range(64)]
    table = "".join(f"{each.title},{each.arxiv}\n" for each in many)
    sandbox.write("sources/list.csv", f"title,arxiv\n{table}")
    sandbox.ingest()
    world.plays["openalex"] = answers("no such filter", 400)
    tally = enriched("openalex").tallies[0]
    assert (tally.found, tally.failed) == (0, tally.asked)
    assert tally.requests < 25
    assert tally.faults == ("answered 400",)


def test_a_title_that_a_service_rejects_costs_no_other(
    enriched: Enrich, world: World, sandbox: Sandbox
) -> None:
    for page in sandbox.pages().values():
        kept = (line for line in page.text.splitlines(keepends=True) if line[:4] not in IDS)
        sandbox.write(str(page.path), "".join(kept))
    world.plays["openalex"] = lambda request: (
        Response("bad", 400) if "Place 2" in request.args["filter"] else None
    )
    tally = enriched("openalex").tallies[0]
    assert (tally.found, tally.failed, tally.faults) == (3, 1, ("answered 400",))


def test_an_answer_that_trickles_is_given_up(enriched: Enrich, world: World) -> None:
    def trickle(_: Request) -> Response:
        def parts() -> object:
            while True:
                world.now += DEADLINE / 3
                yield b" " * (1 << 16)

        return Response(parts())  # type: ignore[arg-type]

    world.plays["openalex"] = trickle
    tally = enriched("openalex").tallies[0]
    assert (tally.failed, tally.faults) == (4, ("did not answer in time, 4 times",))


def test_an_answer_without_end_is_given_up(enriched: Enrich, world: World) -> None:
    def endless(_: Request) -> Response:
        def parts() -> object:
            while True:
                yield b" " * (1 << 20)

        return Response(parts())  # type: ignore[arg-type]

    world.plays["openalex"] = endless
    assert enriched("openalex").tallies[0].faults == ("answered with more than 32 MB",)


def test_a_service_that_nobody_can_reach_is_told(enriched: Enrich, world: World) -> None:
    (service,) = world.services("openalex")
    gone = replace(service, address="http://127.0.0.1:9")
    tallies = enriched(services=(gone, *world.services("crossref"))).tallies
    assert tallies[0].faults[0].startswith("cannot be reached (")
    assert (tallies[0].failed, tallies[1].found) == (4, 4)


def test_an_answer_about_other_papers_is_no_answer(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    other = Known(title="Soil and Worms", arxiv="2309.00009", authors=("Cyd Fell",))
    before = sandbox.tree()
    world.plays["arxiv"] = answers(feed([other]))
    world.plays["semanticscholar"] = answers(json.dumps([in_graph(other)] * 4))
    world.plays["huggingface"] = answers(json.dumps({"id": other.arxiv, "title": other.title}))
    done = enriched("arxiv", "semanticscholar", "huggingface")
    assert [(each.found, each.doubtful) for each in done.tallies] == [(0, 0)] * 3
    assert sandbox.tree() == before


def test_a_record_full_of_nonsense_is_taken_for_what_makes_sense(
    enriched: Enrich, sandbox: Sandbox, world: World
) -> None:
    nonsense = in_graph(PAPERS[0]) | {
        "authors": "Ada",
        "year": [2024],
        "citationCount": -3,
        "venue": {"name": 7},
        "openAccessPdf": 9,
        "publicationDate": "soon",
    }
    world.plays["semanticscholar"] = answers(json.dumps([nonsense, None, 7, [], "x"]))
    tally = enriched("semanticscholar").tallies[0]
    assert (tally.found, tally.faults) == (1, ())
    values = sandbox.pages()["folded-maps-of-place-1-and-others"].document.values
    assert not {"authors", "venue", "citations"} & values.keys()
