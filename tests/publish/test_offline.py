import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.publish import offline

PAGES = ("", "search/", "marks/", "offline/", "topics/birds/", "topics/rocks/", "papers/wing/")
FILES = (
    *("assets/javascripts/bundle.0a1b2c3d.min.js", "assets/javascripts/list/main.js"),
    *("assets/javascripts/search/worker.js", "assets/javascripts/search/plan.js"),
    *("assets/javascripts/map/main.js", offline.SOURCE, "assets/stylesheets/site.0a1b2c3d.css"),
    *("search/engine.js", "search/0a1b2c3d4e/columns.json", "search/0a1b2c3d4e/terms/0.json"),
    *("search/0a1b2c3d4e/texts/0.json", "exports/all.bib", "manifest.webmanifest"),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site with one file of each sort."""
    for name in (*(f"{page}index.html" for page in PAGES), *FILES):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path


def told(site: Path) -> dict[str, Any]:
    first, _, rest = offline.worker(site, "work()\n").partition("\n")
    assert rest == "\nwork()\n"
    found: dict[str, Any] = json.loads(first.removeprefix("const BUILD = "))
    return found


def test_the_shell_is_what_every_page_needs_and_each_file_once(site: Path) -> None:
    assert told(site)["shell"] == [
        *("./", "search/", "marks/", "offline/", "assets/javascripts/bundle.0a1b2c3d.min.js"),
        *("assets/javascripts/list/main.js", "assets/javascripts/search/worker.js"),
        *("assets/stylesheets/site.0a1b2c3d.css", "search/engine.js", "manifest.webmanifest"),
    ]


def test_sections_and_search_follow_and_papers_and_texts_do_not(site: Path) -> None:
    assert told(site)["more"] == [
        *("topics/birds/", "topics/rocks/"),
        *("search/0a1b2c3d4e/columns.json", "search/0a1b2c3d4e/terms/0.json"),
    ]


def test_there_is_room_for_some_sections_but_for_no_part_of_a_search(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (site / "topics/birds/index.html").stat().st_size
    monkeypatch.setattr(offline, "LIMIT", size)
    assert told(site)["more"] == ["topics/birds/"]


@pytest.mark.parametrize("name", ["papers/wing/index.html", "search/engine.js"])
def test_any_change_of_a_page_or_script_is_another_version(site: Path, name: str) -> None:
    before = told(site)["version"]
    assert told(site)["version"] == before
    (site / name).write_text("changed", encoding="utf-8")
    assert told(site)["version"] != before


def test_the_manifest_names_icons_that_are_there() -> None:
    found = offline.files("Index “of” papers", "All of them.")
    manifest = json.loads(found[offline.MANIFEST])
    assert (manifest["name"], manifest["description"]) == ("Index “of” papers", "All of them.")
    assert manifest["start_url"] == manifest["scope"] == "."  # wherever the site lies
    for icon in manifest["icons"]:
        picture = Image.open(io.BytesIO(found[icon["src"]]))
        assert "x".join(map(str, picture.size)) == icon["sizes"]
        assert len(set(picture.convert("RGB").tobytes()[:3])) > 1  # coloured up to the edge
