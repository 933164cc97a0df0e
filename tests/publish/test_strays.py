from pathlib import Path

import pytest

from generator.publish.strays import Folder, leads_out

KNOWN = {"topics/birds/index.md", "topics/birds/wing.md"}


@pytest.mark.parametrize(
    "name", ["index.md", "guide/more.md", "search.md", "a.PNG", *sorted(KNOWN)]
)
def test_pages_and_pictures_are_published(tmp_path: Path, name: str) -> None:
    assert Folder(docs=tmp_path, known=KNOWN).fault(name) is None


@pytest.mark.parametrize(
    "name",
    [
        *("a.svg", "a.html", "a.js", "assets/a.css", "sitemap.xml", "CNAME", "a.md.html"),
        *("topics/loose.md", "topics/birds/other.md", "topics/birds/deep/er.md", "topics/a.png"),
        *("papers/wing.md", "curation.md", "schema/paper.md", "search/a.png", "papers.md"),
        *("search/index.md", "search/search.md"),
    ],
)
def test_nothing_else_is(tmp_path: Path, name: str) -> None:
    assert Folder(docs=tmp_path, known=KNOWN).fault(name)


def test_no_link_leads_out(tmp_path: Path) -> None:
    docs, secret = tmp_path / "docs", tmp_path / "secret"
    for folder in (docs, secret):
        folder.mkdir()
        (folder / "page.md").write_text("x")
    (docs / "file.md").symlink_to(secret / "page.md")
    (docs / "folder").symlink_to(secret)
    (docs / "inside.md").symlink_to(docs / "page.md")
    (docs / "chain.md").symlink_to("file.md")
    found = Folder(docs=docs, known=())
    for name in ("file.md", "folder/page.md", "chain.md"):
        assert "symbolic link" in (found.fault(name) or "")
    assert found.fault("inside.md") is None
    assert not leads_out(docs / "page.md", docs)
