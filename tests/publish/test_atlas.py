import gzip
import json

import pytest

from generator.publish import atlas as module
from generator.publish.atlas import FILE, HUES, atlas, files, legend
from tests.conftest import REPOSITORY
from tests.publish.invented import page, site_of
from tests.publish.test_similarity import invented


def test_every_paper_is_a_dot_with_what_the_map_tells_of_it() -> None:
    site = invented()
    data = json.loads(files(site)[FILE])
    columns = {len(data[name]) for name in ("x", "y", "section", "title", "slug")}
    assert columns == {len(site.papers)}
    for slug, title, section in zip(data["slug"], data["title"], data["section"], strict=True):
        view = site.papers[slug]
        assert title == view.title
        assert data["sections"][section]["title"] == view.topics[0].title


def test_a_section_without_papers_has_no_place() -> None:
    drawn = atlas(site_of(page("a"), page("b", topic="tides")))
    assert [area.section.topic.id for area in drawn.areas] == ["birds", "tides"]
    assert [area.hue for area in drawn.areas] == [0, 2]


def test_colours_repeat_when_there_are_more_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HUES", 2)
    drawn = atlas(invented())
    assert [area.hue for area in drawn.areas] == [0, 1, 0]


def test_every_colour_is_in_the_stylesheet_for_both_schemes() -> None:
    text = (REPOSITORY / "overrides/assets/stylesheets/map.css").read_text("utf-8")
    for hue in range(HUES):
        assert text.count(f"--hue-{hue}: #") == 2
        assert f".hue-{hue} {{" in text


def test_a_site_without_papers_has_an_empty_map() -> None:
    data = json.loads(files(site_of())[FILE])
    assert data["x"] == data["sections"] == []


def test_very_many_papers_are_not_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert legend(invented()).listed
    whole = files(invented())[FILE]
    monkeypatch.setattr(module, "LISTED", 3)
    assert not legend(invented()).listed
    assert gzip.decompress(files(invented())[f"{FILE}.gz"]) == whole
