import re
from pathlib import Path

import pytest

from generator.publish import assets
from tests.conftest import REPOSITORY

FILES = {
    "assets/javascripts/paper.js": "import './part/one.js'",
    "assets/javascripts/part/one.js": "",
    "assets/javascripts/offline/worker.js": "keep()",
    "assets/javascripts/offline/farewell.js": "leave()",
    "assets/stylesheets/site.css": '@import "inner.css";',
    "assets/stylesheets/inner.css": "",
    "assets/stylesheets/extra.css": "",
    "paper.html": "",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of templates and assets."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_scripts_and_styles_lie_in_one_folder_and_keep_their_places_to_each_other(
    own: Path,
) -> None:
    folder = assets.folder(own)
    assert re.fullmatch(r"assets/[0-9a-f]{8}", folder)
    assert assets.places(own, offline=True) == {
        "assets/javascripts/paper.js": f"{folder}/paper.js",
        "assets/javascripts/part/one.js": f"{folder}/part/one.js",
        "assets/javascripts/offline/worker.js": "service-worker.js",
        "assets/javascripts/offline/farewell.js": None,
        "assets/stylesheets/site.css": None,  # joined into the one stylesheet, as is what it names
        "assets/stylesheets/inner.css": None,
        "assets/stylesheets/extra.css": f"{folder}/extra.css",
    }


def test_a_site_that_is_not_kept_has_the_worker_that_takes_itself_away(own: Path) -> None:
    found = assets.places(own, offline=False)
    assert found["assets/javascripts/offline/farewell.js"] == "service-worker.js"
    assert found["assets/javascripts/offline/worker.js"] is None


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("assets/")])
def test_any_change_of_a_script_or_style_is_another_folder(own: Path, name: str) -> None:
    before = assets.folder(own)
    assert assets.folder(own) == before
    (own / name).write_text("changed", encoding="utf-8")
    assert assets.folder(own) != before


def test_no_script_and_no_style_of_ours_have_the_same_name() -> None:
    found = [*filter(None, assets.places(REPOSITORY / "overrides", offline=True).values())]
    assert len(found) == len(set(found))
