"""The commands as people type them."""

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from generator import cli
from generator.curate import issue_form
from tests.conftest import REPOSITORY, Sandbox, abstract_of, listing, title_of

Result = tuple[int, str, str]
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs the command line and gives exit code, output and errors."""

    def call(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["paperindex", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0), captured.out, captured.err

    return call


@pytest.mark.parametrize("name", [*cli.cli.commands, ""])
def test_every_command_explains_itself_with_examples(run: Run, name: str) -> None:
    code, out, _ = run(*([name] if name else []), "--help")
    assert code == 0
    assert "Examples:" in out
    assert f"paperindex {name}".strip() in out


def test_ingest_prints_its_counts(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(6), "one.txt")
    sandbox.source(range(4, 9), "two.txt")
    code, out, _ = run("-C", sandbox.root, "ingest")
    assert (code, out) == (
        0,
        "sources/one.txt: 6 entries\nsources/two.txt: 5 entries\n"
        "11 entries, 9 papers, 9 new, 0 updated, 0 moved, 0 kept, 0 removed, 0 conflicts,"
        " 0 rejected\n",
    )


def test_ingest_tells_rejects_conflicts_moves_and_macros(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    run("-C", sandbox.root, "ingest")
    sandbox.edit(1, title_of(1), "By Hand")
    sandbox.edit(2, "topic: tides", "topic: birds")
    text = listing(range(4)).replace(title_of(1), title_of(1) + " Again")
    text = text.replace(
        "We look at the wing of a bird in case 0", r"In \ourmodel we look at case 0"
    )
    sandbox.write("sources/list.txt", text.replace(f"{abstract_of(3)}\n", ""))
    code, out, err = run("-C", sandbox.root, "ingest")
    assert code == 0
    assert ": conflict: title: the page keeps 'By Hand'" in err
    assert ": moved to docs/topics/birds/" in err
    assert r"author macro \ourmodel" in err
    assert "1 moved" in out


def test_ingest_names_the_first_pages_it_updates(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(25))
    run("-C", sandbox.root, "ingest")
    text = listing(range(25))
    for number in range(22):
        text = text.replace(title_of(number) + "\n", f"{title_of(number)}, Again\n")
    sandbox.write("sources/list.txt", text)
    code, out, err = run("-C", sandbox.root, "ingest")
    assert (code, "22 updated" in out) == (0, True)
    named = [line for line in err.splitlines() if line.endswith(": updated")]
    assert len(named) == 20
    assert all((sandbox.root / line.removesuffix(": updated")).exists() for line in named)
    assert "… and 2 more pages updated" in err


def test_a_fault_in_the_material_is_one_line(run: Run, sandbox: Sandbox) -> None:
    sandbox.write("sources/list.txt", "\x00\x01" * 400)
    code, out, err = run("-C", sandbox.root, "ingest")
    (last,) = [line for line in err.splitlines() if line.startswith("paperindex: ")]
    assert (code, out) == (1, "")
    assert "list.txt" in last


def test_parse_prints_an_entry_a_line(run: Run, sandbox: Sandbox) -> None:
    sandbox.source([1, 2])
    code, out, err = run("-C", sandbox.root, "parse")
    first, second = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert list(first) == [
        *("title", "abstract", "source", "line", "date", "author_count"),
        *("organization", "comments", "links", "incomplete"),
    ]
    assert (first["title"], first["line"], first["source"]) == (title_of(1), 3, "sources/list.txt")
    assert second["abstract"] == abstract_of(2)


def test_parse_prints_ids_and_authors_last_and_where_they_are_known(
    run: Run, sandbox: Sandbox
) -> None:
    sandbox.write("sources/table.csv", "title,arxiv,authors\nFolded Maps,2401.00001,Ada Vale\n")
    _, out, _ = run("-C", sandbox.root, "parse")
    found = json.loads(out)
    assert list(found)[-4:] == ["links", "incomplete", "arxiv", "authors"]
    assert (found["title"], found["abstract"]) == ("Folded Maps", None)
    assert (found["arxiv"], found["authors"]) == ("2401.00001", ["Ada Vale"])


def test_parse_tells_rejects_on_standard_error(run: Run, sandbox: Sandbox) -> None:
    text = listing(range(6)).replace(f"{abstract_of(2)}\n", "")
    file = sandbox.write("elsewhere.txt", text)
    code, out, err = run("parse", file)
    assert code == 1
    assert len(out.splitlines()) == 5
    assert ":7: " in err
    assert title_of(2)[:40] in err
    assert not (sandbox.root / "snapshot.jsonl").exists()


def test_check_fails_on_problems_and_passes_on_warnings(run: Run, sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/a.md", "---\ntitle: T\ntopic: rocks\n---\n")
    code, out, err = run("-C", sandbox.root, "check")
    assert (code, err) == (0, "0 problems, 1 warnings\n")
    assert out.startswith("docs/topics/rocks/a.md:1:1: warning: no abstract; ")
    sandbox.write("docs/topics/rocks/a.md", "---\ntitle: T\ntopic: rock\n---\nA.\n")
    code, out, _ = run("-C", sandbox.root, "check", "--format", "json")
    assert code == 1
    assert [each["rule"] for each in json.loads(out)] == ["topic"]


def test_stats_counts(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(6))
    run("-C", sandbox.root, "ingest")
    code, out, _ = run("-C", sandbox.root, "stats", "--json")
    found = json.loads(out)
    assert (code, found["papers"]) == (0, 6)
    assert found["topics"] == {"birds": 2, "rocks": 2, "tides": 2}
    code, out, _ = run("-C", sandbox.root, "stats")
    assert "6 papers" in out
    assert "birds" in out


def test_search_finds_from_the_terminal(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(6))
    run("-C", sandbox.root, "ingest")
    code, out, _ = run("-C", sandbox.root, "search", "--json", "-n", "2", "granite")
    hits = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(hits) == 2
    assert all("granite" in hit["slug"] for hit in hits)
    _, out, _ = run("-C", sandbox.root, "search", "granite", "erosion")
    assert hits[0]["title"] in out


def test_wrong_usage_is_two(run: Run) -> None:
    assert run("ingest", "--nonsense")[0] == 2
    assert run("-C", "/nowhere/at/all", "stats")[0] == 2


def test_report_tells_what_a_change_does_for_readers(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    run("-C", sandbox.root, "ingest")
    commit(sandbox, "Begin")
    sandbox.edit(1, title_of(1), "A Better Title")
    commit(sandbox, "Retitle")
    code, out, _ = run("-C", sandbox.root, "report", "HEAD~1..HEAD")
    assert code == 0
    assert "A Better Title" in out
    _, out, _ = run("-C", sandbox.root, "report", "HEAD~1..HEAD", "--json")
    assert "A Better Title" in json.dumps(json.loads(out))
    code, out, err = run("-C", sandbox.root, "report", "nonsense")
    assert (code, out) == (1, "")
    assert err.startswith("paperindex: ")


def commit(sandbox: Sandbox, message: str) -> None:
    git = ["git", "-c", "user.name=A Curator", "-c", "user.email=curator@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", message]):
        subprocess.run([*git, *arguments], cwd=sandbox.root, check=True)


def test_apply_issue_makes_an_edit_and_tells_what_to_propose(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    run("-C", sandbox.root, "ingest")
    values = (sandbox.page(1).slug, title_of(1), "title", "A Better Title", "https://a.b")
    labels = issue_form.CORRECTION_LABELS.values()
    body = "\n\n".join(
        f"### {label}\n\n{value}" for label, value in zip(labels, values, strict=True)
    )
    names = [{"name": "correction"}, {"name": "approved"}]
    event = {"issue": {"number": 7, "title": "Correction", "body": body, "labels": names}}
    file = sandbox.write("event.json", json.dumps(event))
    code, out, _ = run("-C", sandbox.root, "apply-issue", file)
    applied = json.loads(out)
    assert code == 0
    assert applied["paths"] == [str(sandbox.page(1).path)]
    assert sandbox.page(1).paper.title == "A Better Title"


@pytest.mark.parametrize("text", ["", "[1]", "{", "[" * 100_000, '{"issue": 3}'])
def test_an_event_that_is_none_is_told(run: Run, sandbox: Sandbox, text: str) -> None:
    code, _, err = run("-C", sandbox.root, "apply-issue", sandbox.write("event.json", text))
    assert code == 1
    assert "the event: " in err


BIB = "@misc{a, title={Folded Maps}, eprint={2401.00001}, year={2024}}\n"


def test_a_dry_run_tells_each_page_and_writes_nothing(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    run("-C", sandbox.root, "ingest")
    sandbox.write("sources/a.bib", BIB)
    text = listing(range(3)).replace(abstract_of(1), f"{abstract_of(1)} More.")
    sandbox.write("sources/list.txt", text)
    before = sandbox.tree()
    code, out, _ = run("-C", sandbox.root, "ingest", "--dry-run")
    assert (code, sandbox.tree()) == (0, before)
    new, updated, *_, counts = out.splitlines()
    assert new.endswith("/folded-maps.md: new")
    assert updated.endswith(": updated: abstract")
    assert counts.startswith("would be: 4 entries, 4 papers, 1 new, 1 updated")


def test_a_filter_takes_a_slice_and_tells_how_much_it_left(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(6))
    code, out, err = run("-C", sandbox.root, "ingest", "--filter", "granite -5")
    assert code == 0
    assert "1 entries, 1 papers, 1 new" in out
    assert "5 entries left out by the filter" in err
    code, _, err = run("-C", sandbox.root, "ingest", "--filter", "mood:calm")
    assert code == 2
    assert "'mood:' is not known; use year:" in err
    _, out, _ = run("-C", sandbox.root, "parse", "--filter", "title:basalt")
    assert [json.loads(line)["title"] for line in out.splitlines()] == [title_of(1)]


def test_add_keeps_what_it_is_given(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / "my.bib"
    file.parent.mkdir()
    file.write_text(BIB, encoding="utf-8")
    code, out, _ = run("-C", sandbox.root, "add", file)
    assert code == 0
    assert out.startswith("sources/my.bib: added\nsources/my.bib: 1 entries\n")
    code, out, err = run("-C", sandbox.root, "add", "arXiv:2401.00001", "10.1000/unknown")
    assert code == 0
    assert "sources/added.txt: added" in out
    assert "arXiv:2401.00001: is folded-maps" in out
    assert "1 ids and addresses of papers that are here" in err
    assert "10.1000/unknown" in err
    assert "run 'paperindex enrich'" in err
    code, out, err = run("-C", sandbox.root, "add", "my.bob")
    assert (code, out) == (1, "")
    assert "paperindex: my.bob: neither a file nor an id or address; give" in err


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_is_read_whatever_it_is(
    sandbox: Sandbox, pack: Callable[[bytes], bytes]
) -> None:
    command = [sys.executable, "-m", "generator", "-C", str(sandbox.root), "parse", "-"]
    done = subprocess.run(
        command, cwd=REPOSITORY, input=pack(BIB.encode()), capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    assert (found["title"], found["source"], found["origin"]) == ("Folded Maps", "stdin", "bibtex")


def test_parse_prints_what_only_names_a_work(run: Run, sandbox: Sandbox) -> None:
    sandbox.write("sources/ids.txt", "2401.00001\n")
    _, out, _ = run("-C", sandbox.root, "parse")
    assert json.loads(out) == {
        "title": None,
        "source": "sources/ids.txt",
        "line": 1,
        "text": "2401.00001",
        "arxiv": "2401.00001",
    }


def test_nothing_read_reaches_the_terminal_but_as_text(run: Run, sandbox: Sandbox) -> None:
    sandbox.write("sources/a.bib", f"{BIB}@misc{{b, note={{\x1b[31m\u202e red}}}}\n")
    _, _, err = run("-C", sandbox.root, "ingest")
    assert "no title: @misc{b, note={[31m red}}" in err


def test_stats_tells_where_classifier_and_curators_agree(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(9))
    run("-C", sandbox.root, "ingest")
    for number in range(9):
        sandbox.edit(number, "---\n", f"---\nsummary: Number {number}.\n")
    sandbox.edit(1, "topic: rocks", "topic: tides")
    code, out, _ = run("-C", sandbox.root, "stats", "--topics")
    assert code == 0
    assert "9 curated pages" in out
    assert "  2 rocks" in out
    assert f"tides → rocks: {sandbox.page(1).slug}" in out
    assert max(map(len, out.splitlines())) <= 120
    code, out, _ = run("-C", sandbox.root, "stats", "--topics", "--json")
    assert json.loads(out)["pages"] == 9


def test_export_writes_all_papers_or_one_section(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(6))
    run("-C", sandbox.root, "ingest")
    code, out, err = run("-C", sandbox.root, "export")
    assert (code, out.count("@misc{"), err) == (0, 6, "6 papers\n")
    birds = [page for page in sandbox.pages().values() if page.paper.topic == "birds"]
    _, out, err = run("-C", sandbox.root, "export", "--format", "jsonl", "--topic", "birds")
    assert {json.loads(line)["slug"] for line in out.splitlines()} == {each.slug for each in birds}
    assert err.startswith(str(len(birds)))


def test_export_of_a_question_is_in_the_order_of_the_answers(run: Run, sandbox: Sandbox) -> None:
    sandbox.source(range(6))
    run("-C", sandbox.root, "ingest")
    _, found, _ = run("-C", sandbox.root, "search", "--json", "granite")
    file = sandbox.root / "out.csv"
    code, out, _ = run(
        *("-C", sandbox.root, "export", "--format", "csv", "--query", "granite", "-o", file)
    )
    assert (code, out) == (0, "")
    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))
    slugs = [json.loads(line)["slug"] for line in found.splitlines()]
    assert slugs
    assert [row["slug"] for row in rows] == slugs


def test_export_of_a_section_that_is_none_names_those_there_are(run: Run, sandbox: Sandbox) -> None:
    code, _, err = run("-C", sandbox.root, "export", "--topic", "clouds")
    assert code == 2
    assert "use one of: birds, rocks, tides" in " ".join(err.split())


def world_of(server: HTTPServer) -> list[str]:
    """Play Crossref, and refuse for OpenAlex; return options that lead there."""
    item = {"DOI": "10.1000/k", "title": [title_of(1)], "type": "book", "container-title": ["V"]}
    server.expect_request("/works").respond_with_json({"message": {"items": [item]}})
    server.expect_request("/closed/works").respond_with_data("no", status=403)
    home = server.url_for("/")
    return ["--at", f"crossref={home}", "--at", f"openalex={home}closed"]


def test_enrich_tells_what_it_asked_and_what_became_known(
    run: Run, sandbox: Sandbox, httpserver: HTTPServer
) -> None:
    sandbox.source([1])
    sandbox.ingest()
    at = world_of(httpserver)
    code, out, err = run("-C", sandbox.root, "enrich", "--from", "crossref", *at, "--dry-run")
    assert (code, err) == (0, "")
    assert out == (
        "Crossref: 1 looked up, 1 found, 0 doubtful, 0 failed, 1 requests\n"
        "sources/enriched/crossref.jsonl: would be written\n"
        "would become known: doi on 1 pages, venue on 1 pages\n"
    )
    assert "doi" not in sandbox.page(1).document.values
    code, out, _ = run("-C", sandbox.root, "enrich", "--from", "crossref", *at)
    assert (code, out.splitlines()[-1]) == (0, "became known: doi on 1 pages, venue on 1 pages")
    assert sandbox.page(1).document.values["doi"] == "10.1000/k"


def test_enrich_fails_where_a_service_did_and_keeps_what_others_said(
    run: Run, sandbox: Sandbox, httpserver: HTTPServer
) -> None:
    sandbox.source([1])
    sandbox.ingest()
    at = world_of(httpserver)
    code, out, err = run("-C", sandbox.root, "enrich", "--from", "openalex, crossref", *at)
    assert code == 1
    assert err == (
        "paperindex: OpenAlex: answered 403; 1 papers were not looked up there, run it again"
        " later\n"
    )
    assert "OpenAlex: 1 looked up, 0 found, 0 doubtful, 1 failed, 1 requests\n" in out
    assert sandbox.page(1).document.values["doi"] == "10.1000/k"


def test_enrich_lists_what_it_doubts(run: Run, sandbox: Sandbox, httpserver: HTTPServer) -> None:
    sandbox.write("sources/t.csv", f"title,authors,year\n{title_of(1)},Ada Vale,1987\n")
    sandbox.ingest()
    httpserver.expect_request("/works").respond_with_json(
        {
            "message": {
                "items": [
                    {
                        "DOI": "10.1000/k",
                        "title": [title_of(1)],
                        "issued": {"date-parts": [[2020]]},
                    }
                ]
            }
        }
    )
    at = f"crossref={httpserver.url_for('/')}"
    code, out, err = run("-C", sandbox.root, "enrich", "--from", "crossref", "--at", at)
    assert code == 0
    assert err.startswith("docs/topics/")
    assert err.endswith(f".md: Crossref: not taken: {title_of(1)} (10.1000/k): its year differs\n")
    assert out.endswith("nothing became known\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "hearsay"], "'hearsay' is not known; use arxiv,"),
        (["--key", "openalex"], "write SERVICE=…"),
        (["--at", "hearsay=http://x"], "write SERVICE=…"),
        (["--limit", "0"], "0 is not in the range"),
    ],
)
def test_enrich_knows_what_it_can_ask(
    run: Run, sandbox: Sandbox, arguments: list[str], said: str
) -> None:
    code, _, err = run("-C", sandbox.root, "enrich", *arguments)
    assert code == 2
    assert said in err
