"""Papers' pages come out the same whether MkDocs renders them or this project."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Sandbox
from tests.publish import building
from tests.publish.test_plugin import invented


def tree(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def both(root: Path, sites: Path, **settings: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The site as it is built, and as MkDocs builds it where it renders every page."""
    ours = tree(building.build(root, sites / "ours", **settings))
    configuration = (root / "mkdocs.yml").read_text(encoding="utf-8")
    changed = configuration.replace(
        "  - paperindex\n", "  - paperindex: {rendered_by_mkdocs: true}\n"
    )
    assert changed != configuration
    (root / "mkdocs.yml").write_text(changed, encoding="utf-8")
    return ours, tree(building.build(root, sites / "theirs", **settings))


def test_hostile_and_odd_papers_are_the_same_to_the_byte(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    sandbox.write("docs/topics/birds/bare.md", "---\ntitle: 'A < B & \"C\"'\ntopic: birds\n---\n")
    ours, theirs = both(sandbox.root, tmp_path)
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_real_papers_are_the_same_to_the_byte(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    for name in ("mkdocs.yml", "snapshot.jsonl"):
        shutil.copy(REPOSITORY / name, root)
    ours, theirs = both(root, tmp_path, PAPERINDEX_SITE_URL="https://some.test/below/")
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.mark.parametrize(
    "line",
    [
        "edit_uri: ''",
        "edit_uri: ?page=",
        "edit_uri_template: 'blob/{path_noext}?edit'",
        "edit_uri: https://forge.test/a%20b/../docs/",
    ],
)
def test_the_ways_to_change_a_page_are_those_that_mkdocs_finds(
    sandbox: Sandbox, tmp_path: Path, line: str
) -> None:
    sandbox.write("docs/topics/birds/bare.md", "---\ntitle: Bare\ntopic: birds\n---\n")
    building.dress(sandbox.root)
    configuration = sandbox.root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    changed = text.replace("edit_uri: edit/main/docs/", line)
    assert changed != text
    configuration.write_text(changed, encoding="utf-8")
    ours, theirs = both(sandbox.root, tmp_path)
    assert ours == theirs
