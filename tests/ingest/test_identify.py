"""Which paper an entry belongs to where the entry itself says so."""

from __future__ import annotations

import json

from tests.conftest import Sandbox, title_of

FILE = "sources/enriched/openalex.jsonl"


def kept(about: str, title: str, **facts: object) -> str:
    record = {"display_name": title, **facts}
    return json.dumps({"about": about, "record": record, "service": "openalex"}) + "\n"


def slug_of(sandbox: Sandbox, number: int) -> str:
    return sandbox.page(number).slug


def test_a_record_belongs_to_the_paper_it_is_about_whatever_its_title(sandbox: Sandbox) -> None:
    sandbox.source(range(2))
    sandbox.ingest()
    sandbox.write(FILE, kept(slug_of(sandbox, 1), "Renamed in Print", doi="10.1000/c1"))
    report = sandbox.ingest()
    assert (len(report.new), len(report.updated)) == (0, 1)
    values = sandbox.page(1).document.values
    assert (values["title"], values["doi"]) == (title_of(1), "10.1000/c1")
    assert sandbox.ingest().updated == ()


def test_a_record_of_another_papers_title_stays_with_the_paper_it_is_about(
    sandbox: Sandbox,
) -> None:
    sandbox.source(range(3))
    sandbox.ingest()
    sandbox.write(FILE, kept(slug_of(sandbox, 1), title_of(2), doi="10.1000/c1"))
    sandbox.ingest()
    assert "doi" not in sandbox.page(2).document.values
    assert sandbox.page(1).document.values["doi"] == "10.1000/c1"


def test_a_record_follows_its_paper_to_a_new_name(sandbox: Sandbox) -> None:
    sandbox.source(range(2))
    sandbox.ingest()
    page = sandbox.page(1)
    sandbox.write(FILE, kept(page.slug, "Renamed in Print", doi="10.1000/c1"))
    (sandbox.root / str(page.path)).unlink()
    head = f"---\nformerly: [{page.slug}]\n"
    sandbox.write("docs/topics/birds/new.md", page.text.replace("---\n", head, 1))
    report = sandbox.ingest()
    assert report.new == ()
    assert sandbox.page(1).slug == "new"
    assert sandbox.page(1).document.values["doi"] == "10.1000/c1"


def test_records_about_one_work_without_a_page_make_one_page(sandbox: Sandbox) -> None:
    lines = kept("arxiv:2401.00001", "Folded Maps", doi="10.1000/c1")
    lines += kept("arxiv:2401.00001", "Maps That Are Folded Twice", cited_by_count=2)
    sandbox.write(FILE, lines)
    report = sandbox.ingest()
    assert len(report.new) == 1
