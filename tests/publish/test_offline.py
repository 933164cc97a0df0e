import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.publish import offline

ASSETS = "assets/6e4d6d7a"
PAPERS = ("papers/wing/", "papers/tail/")
PAGES = (
    *("", "search/", "marks/", "offline/", "topics/birds/", "topics/rocks/", "about/", "tags/"),
    *("tags/feathers/", "digest/2024-05/", "years/2024/", *PAPERS),
)
FILES = (
    *(f"{ASSETS}/paper.js", f"{ASSETS}/search/worker.js", f"{ASSETS}/search/plan.js"),
    *(f"{ASSETS}/map.css", "assets/javascripts/bundle.0a1b2c3d.min.js", "assets/cards/home.png"),
    *("assets/stylesheets/site.0a1b2c3d.css", "assets/images/favicon.png", "map/papers.json"),
    *("search/engine-6e4d6d7a.js", "search/index.json", "search/0a1b2c3d4e/columns.json.gz"),
    *("search/0a1b2c3d4e/terms/0.json.gz", "exports/all.bib", "feeds/papers.json"),
    "manifest.webmanifest",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site with one file of each sort."""
    for name in (*(f"{page}index.html" for page in PAGES), *FILES):
        write(tmp_path, name, name)
    return tmp_path


def write(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")


def told(site: Path, name: str = offline.LIST) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(offline.lists(site, ASSETS, PAPERS)[name])
    return found


def test_all_pages_but_those_there_are_very_many_of_are_kept_in_the_order_of_their_use(
    site: Path,
) -> None:
    assert told(site)["keep"][ASSETS] == [
        *("", "search/", "marks/", "offline/", "topics/birds/", "topics/rocks/", "about/", "tags/"),
        "years/2024/",
    ]


def test_the_search_is_kept_under_the_name_of_the_pieces_it_must_ask_for(site: Path) -> None:
    assert told(site)["keep"]["0a1b2c3d4e"] == ["search/engine-6e4d6d7a.js"]


def test_what_the_pages_load_is_kept_and_each_file_once(site: Path) -> None:
    assert told(site)["keep"][""] == [
        *(f"{ASSETS}/map.css", f"{ASSETS}/paper.js", f"{ASSETS}/search/worker.js"),
        *("assets/javascripts/bundle.0a1b2c3d.min.js", "assets/stylesheets/site.0a1b2c3d.css"),
        *("assets/images/favicon.png", "map/papers.json", "manifest.webmanifest"),
        *("search/0a1b2c3d4e/columns.json.gz", "search/0a1b2c3d4e/terms/0.json.gz"),
    ]


def test_all_papers_are_offered_with_their_size_unless_they_are_very_many(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum((site / paper / "index.html").stat().st_size for paper in PAPERS)
    assert told(site, offline.PAPERS) == {"size": size, "papers": [*PAPERS]}
    monkeypatch.setattr(offline, "MOST_PAPERS", 1)
    assert [*offline.lists(site, ASSETS, PAPERS)] == [offline.LIST]


def test_however_large_the_site_what_is_kept_beforehand_is_bounded(site: Path) -> None:
    page = "x" * 100_000
    for number in range(100):
        write(site, f"topics/section-{number}/index.html", page)
        write(site, f"authors/{number}/index.html", page)
        write(site, f"search/0a1b2c3d4e/papers/{number}.json.gz", page)
    write(site, "topics/birds/index.html", page * 70)
    kept = told(site)["keep"]
    sizes = [(site / path / "index.html").stat().st_size for path in kept[ASSETS]]
    assert sum(sizes) <= offline.LIMIT
    assert {"", "search/", "topics/rocks/", "topics/section-1/"} <= {*kept[ASSETS]}
    assert "topics/birds/" not in kept[ASSETS]  # too long by itself; kept when it is read
    assert "search/engine-6e4d6d7a.js" in kept["0a1b2c3d4e"]
    assert not [path for path in kept[""] if path.startswith("search/")]  # a part answers wrongly


@pytest.mark.parametrize("name", ["about/index.html", "search/engine-6e4d6d7a.js"])
def test_a_change_of_what_is_kept_is_another_version(site: Path, name: str) -> None:
    before = told(site)["version"]
    write(site, "papers/wing/index.html", "changed")
    assert told(site)["version"] == before
    write(site, name, "changed")
    assert told(site)["version"] != before


def test_the_manifest_names_icons_that_are_there() -> None:
    found = offline.manifest("Index “of” papers", "All of them.")
    manifest = json.loads(found[offline.MANIFEST])
    assert (manifest["name"], manifest["description"]) == ("Index “of” papers", "All of them.")
    assert manifest["start_url"] == manifest["scope"] == "."  # wherever the site lies
    for icon in manifest["icons"]:
        picture = Image.open(io.BytesIO(found[icon["src"]]))
        assert "x".join(map(str, picture.size)) == icon["sizes"]
        assert len(set(picture.convert("RGB").tobytes()[:3])) > 1  # coloured up to the edge
