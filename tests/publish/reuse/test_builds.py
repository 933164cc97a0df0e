"""A build that reuses what an earlier one made leaves the same site as one from nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from generator.publish.reuse.former import ASIDE
from generator.store import FOLDER
from tests.publish import building
from tests.publish.reuse import edits
from tests.publish.test_paper_pages import tree

SETTINGS = {"PAPERINDEX_SITE_URL": "https://some.test/below/"}


def built(root: Path, site: Path) -> dict[str, bytes]:
    done = building.run(root, site, strict=False, **SETTINGS)
    assert done.returncode == 0, done.stderr
    return tree(site)


def from_nothing(root: Path, sites: Path) -> dict[str, bytes]:
    """The site of the same project without anything an earlier build kept."""
    other = sites / "other"
    shutil.rmtree(other, ignore_errors=True)
    ignored = shutil.ignore_patterns(".paperindex")
    return built(Path(shutil.copytree(root, other, ignore=ignored)), other / "site")


def assert_same(found: dict[str, bytes], wanted: dict[str, bytes], why: object) -> None:
    assert found.keys() ^ wanted.keys() == set(), why
    assert [path for path in wanted if found[path] != wanted[path]] == [], why


@pytest.mark.parametrize("seed", range(5))
def test_fifty_edits_leave_the_site_of_a_build_from_nothing(tmp_path: Path, seed: int) -> None:
    root, site, random = edits.project(tmp_path / "project"), tmp_path / "site", Random(seed)
    built(root, site)
    done = []
    for _ in range(5):
        done += [edits.edit(root, site, random) for _ in range(2)]
        assert_same(built(root, site), from_nothing(root, tmp_path), done)


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    built(root, site)
    before = {file: file.stat().st_mtime_ns for file in site.rglob("*") if file.is_file()}
    page = sorted(root.glob("docs/topics/*/*.md"))[0]
    page.write_text(page.read_text("utf-8").replace("topic:", "venue: Tides\ntopic:", 1), "utf-8")
    built(root, site)
    papers = [file for file in before if file.parent.parent.name == "papers"]
    again = [file for file in papers if file.stat().st_mtime_ns != before[file]]
    assert 0 < len(again) < len(papers) / 3
    assert site / "papers" / page.stem / "index.html" in again


@pytest.mark.parametrize("shown", ["", "{{ row.paper.abstract }}"])
def test_lists_are_made_anew_where_they_show_what_was_changed(tmp_path: Path, shown: str) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    rows = root / "overrides/partials/paper-rows.html"
    rows.write_text(
        rows.read_text("utf-8").replace("{% endfor %}", f"{shown}{{% endfor %}}"), "utf-8"
    )
    built(root, site)
    before = {file: file.stat().st_mtime_ns for file in site.glob("topics/*/index.html")}
    page = next(file for file in sorted(root.glob("docs/topics/*/*.md")) if file.name != "index.md")
    page.write_text(page.read_text("utf-8") + "\nA sentence of somebody else.\n", "utf-8")
    assert_same(built(root, site), from_nothing(root, tmp_path), shown)
    again = {file.parent.name for file in before if file.stat().st_mtime_ns != before[file]}
    assert (page.parent.name in again) == bool(shown)


def test_a_site_that_has_become_compact_is_that_of_a_build_from_nothing(tmp_path: Path) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    plain = built(root, site)
    limited = "import generator.publish.compact as it, mkdocs.__main__; it.MANY = 9"
    command = [sys.executable, "-c", f"{limited}; mkdocs.__main__.cli()", "build", "--quiet"]
    environment = os.environ | SETTINGS | {"NO_MKDOCS_2_WARNING": "1"}
    for folder in (site, tmp_path / "anew"):
        subprocess.run([*command, "--site-dir", folder], cwd=root, env=environment, check=True)
        shutil.rmtree(root / FOLDER)
    found = tree(site)
    assert_same(found, tree(tmp_path / "anew"), "compact")
    assert sum(map(len, found.values())) < sum(map(len, plain.values()))
    assert_same(built(root, site), plain, "whole again")


def pieces(site: Path) -> dict[str, int]:
    """When each file of the search's one version was written, by its path there."""
    (version,) = site.glob("search/*/columns.json.gz")
    files = (file for file in version.parent.rglob("*") if file.is_file())
    return {str(each.relative_to(version.parent)): each.stat().st_mtime_ns for each in files}


def test_the_search_s_files_stay_but_those_that_hold_a_change(tmp_path: Path) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    built(root, site)
    before, manifest = pieces(site), (site / "search/index.json").read_bytes()
    page = sorted(root.glob("docs/topics/*/*.md"))[0]
    text = page.read_text("utf-8")
    page.write_text(text.replace("topic:", "citations: 7\ntopic:", 1), "utf-8")
    built(root, site)
    assert pieces(site) == before  # no index says how often a paper is cited
    page.write_text(text.replace("title: ", "title: Zebrafish ", 1), "utf-8")
    built(root, site)
    again = [path for path, moment in pieces(site).items() if before.get(path) != moment]
    assert 0 < len(again) < len(before) / 3
    assert (site / "search/index.json").read_bytes() != manifest


def test_a_build_that_was_killed_is_built_anew(tmp_path: Path) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    wanted = built(root, site)
    (site / ASIDE).mkdir()  # killed before the site was put back
    (site / "papers").rename(site / ASIDE / "papers")
    assert_same(built(root, site), wanted, "aside")
    (kept,) = (root / FOLDER).glob("site-*.msgpack")
    kept.unlink()  # killed while it wrote
    sorted(site.glob("papers/*/index.html"))[0].write_text("<!doctype", encoding="utf-8")
    assert_same(built(root, site), wanted, "half-written")
    assert not (site / ASIDE).exists()


@pytest.mark.parametrize("damage", [b"", b"\0", b"garbage" * 99])
def test_what_was_kept_may_be_damaged_or_deleted(tmp_path: Path, damage: bytes) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    wanted = built(root, site)
    for file in (root / FOLDER).iterdir():
        file.write_bytes(file.read_bytes()[: len(damage)] + damage)
    assert_same(built(root, site), wanted, "damaged")
    shutil.rmtree(root / FOLDER)
    assert_same(built(root, site), wanted, "deleted")


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors are not to be had")
def test_one_processor_builds_the_same(tmp_path: Path) -> None:
    root = edits.project(tmp_path / "project")
    wanted = built(root, tmp_path / "site")
    alone = "import os, mkdocs.__main__ as it; os.sched_setaffinity(0, [0]); it.cli()"
    for site in ("one", "one"):  # from nothing, and again
        command = [sys.executable, "-c", alone, "build", "--site-dir", str(tmp_path / site)]
        settings = os.environ | SETTINGS | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=root, env=settings, check=True, capture_output=True)
        assert_same(tree(tmp_path / "one"), wanted, site)


def test_hidden_files_at_the_top_stay(tmp_path: Path) -> None:
    root, site = edits.project(tmp_path / "project"), tmp_path / "site"
    built(root, site)
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref: refs/heads/gh-pages\n", encoding="utf-8")
    built(root, site)
    assert (site / ".git/HEAD").exists()
