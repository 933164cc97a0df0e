"""What stands in the site's folder as it is to be stays; all else is written."""

import os
from pathlib import Path

import pytest

from generator.publish.published import Published, strays


def written(folder: Path, **files: str) -> Published:
    """Return the folder after an earlier build has written these files."""
    published = Published(folder)
    for name, content in files.items():
        published.write(f"{name}/index.html", content)
    return Published(folder, published.written)


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    later = written(tmp_path, page="A")
    before = (tmp_path / "page/index.html").stat().st_mtime_ns
    later.write("page/index.html", "A")
    assert (tmp_path / "page/index.html").stat().st_mtime_ns == before
    assert later.written == later.former


def test_other_content_takes_its_place(tmp_path: Path) -> None:
    later = written(tmp_path, page="A")
    later.write("page/index.html", "Bé")
    assert (tmp_path / "page/index.html").read_text(encoding="utf-8") == "Bé"
    assert later.written["page/index.html"].size == 3


@pytest.mark.parametrize("touch", ["rewritten", "longer", "gone"])
def test_what_somebody_touched_is_written_again(tmp_path: Path, touch: str) -> None:
    later = written(tmp_path, page="A")
    file = tmp_path / "page/index.html"
    known = later.former["page/index.html"]
    if touch == "gone":
        file.unlink()
    else:
        file.write_text("B" if touch == "rewritten" else "AA", encoding="utf-8")
        os.utime(file, ns=(known.changed + (touch == "rewritten"),) * 2)
    later.write("page/index.html", "A")
    assert file.read_text(encoding="utf-8") == "A"


def test_a_page_stays_under_the_key_of_what_it_shows_and_under_no_other(tmp_path: Path) -> None:
    first = Published(tmp_path)
    first.write("page/index.html", "A", b"key")
    later = Published(tmp_path, first.written)
    assert not later.keep("page/index.html", b"other")
    assert not later.keep("another/index.html", b"key")
    assert later.written == {}
    assert later.keep("page/index.html", b"key")
    assert later.written == first.written


def test_what_stands_under_its_key_is_not_made(tmp_path: Path) -> None:
    first = Published(tmp_path)
    first.renew("file", b"key", lambda: "A")
    later = Published(tmp_path, first.written)
    later.renew("file", b"key", lambda: pytest.fail("it stands there"))
    later.renew("file", b"other", lambda: "B")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "B"


def test_what_no_build_has_written_is_told_but_for_hidden_files(tmp_path: Path) -> None:
    written(tmp_path, page="A")
    for path in ("stray.txt", "page/stray.txt", "folder/within/stray.txt", ".hidden/file"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    found = strays(tmp_path, ["page/index.html"])
    assert sorted(found) == ["folder/within/stray.txt", "page/stray.txt", "stray.txt"]
