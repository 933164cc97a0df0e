import pytest

from generator import schema
from generator.publish import data_page
from generator.publish.exports.bundle import exports
from generator.publish.exports.formats import FORMATS
from tests.publish.invented import page, site_of


def test_every_file_is_told_once() -> None:
    site = site_of(page("wing"), page("lava", topic="rocks"))
    found = data_page.data(site)
    told = [*found.whole, *(file for shelf in found.shelves for file in shelf.files)]
    assert sorted(file.path for file in told) == sorted(file.path for file in exports(site))
    assert [shelf.section.topic.id for shelf in found.shelves] == ["birds", "rocks", "tides"]
    assert all(len(shelf.files) == len(FORMATS) for shelf in found.shelves)


def test_every_field_of_json_lines_is_explained() -> None:
    rows = data_page.data(site_of()).fields
    names = [row.name for row in rows]
    assert names == ["slug", "key", *schema.FIELD_NAMES, "abstract", "notes"]
    assert all(row.doc for row in rows)
    known = {row.name for row in rows if row.required}
    assert known == {"slug", "key", "title", "topic"}
    assert {row.name: row.kind for row in rows}["authors"] == "list"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 KB"), (34_499, "34 KB"), (999_499, "999 KB"),
     (999_500, "1.0 MB"), (12_345_678, "12.3 MB")],
)  # fmt: skip
def test_sizes_are_told_for_people(size: int, words: str) -> None:
    assert data_page.size_in_words(size) == words
