"""What a built site offers to take along, with and without an address and a history."""

import json
from pathlib import Path

import pytest

from tests.conftest import Sandbox
from tests.curate.conftest import History
from tests.publish import building


@pytest.fixture
def project(sandbox: Sandbox) -> Sandbox:
    """A project of four papers, dressed as the real one."""
    sandbox.source(range(4))
    sandbox.ingest()
    sandbox.edit(1, "topic:", "date: 2024-05\ntopic:")
    building.dress(sandbox.root)
    return sandbox


def test_without_address_and_history_there_are_no_feeds_and_the_digest_says_so(
    project: Sandbox, tmp_path: Path
) -> None:
    site = building.build(project.root, tmp_path / "site", PAPERINDEX_SITE_URL="")
    assert not (site / "feeds").exists()
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "alternate" not in home
    digests = (site / "digest/index.html").read_text(encoding="utf-8")
    assert "built without its history" in digests
    assert '<li id="2024-05">May 2024: <a href="../papers/' in digests
    assert len((site / "exports/papers.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_with_both_the_index_tells_what_came_when(
    project: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-06-05T12:00:00+00:00")
    History(project)
    site = building.build(project.root, tmp_path / "site", PAPERINDEX_SITE_URL="https://x.test/a/")
    digest = (site / "digest/2024-w23/index.html").read_text(encoding="utf-8")
    assert "<strong>4</strong> papers added to this index" in digest
    home = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="feeds/papers.atom"' in home
    (item,) = json.loads((site / "feeds/weeks.json").read_text(encoding="utf-8"))["items"]
    assert item["url"] == "https://x.test/a/digest/2024-w23/"
    assert item["date_published"] == "2024-06-05T00:00:00Z"
    paper = next((site / "papers").glob("*/index.html")).read_text(encoding="utf-8")
    assert "alternate" not in paper
    assert "@misc{" in paper
