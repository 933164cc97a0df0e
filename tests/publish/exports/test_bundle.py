import gzip
import json
import zlib

import pytest

from generator.model import Paper
from generator.publish.exports import bundle
from generator.publish.exports.formats import FORMATS
from generator.publish.paper_view import PaperView
from tests.publish.exports.library import view

PAPERS = {
    slug: view(Paper(title=slug.title(), topic="birds", abstract="Beaten."), slug)
    for slug in (f"wing-{number}" for number in range(70))
}
SOME = list(PAPERS.values())[:3]
MADE = bundle.build(PAPERS, {"birds": SOME, "rocks": []})
FILES = {file.path: file for file in MADE.files}
RECORDS = dict(bundle.records(MADE.papers))


def records_as_a_browser_reads_them(name: str, views: list[PaperView]) -> list[str]:
    index = json.loads(RECORDS[bundle.INDEX])
    place = [each["id"] for each in index["formats"]].index(name)
    found = []
    for each in views:
        number = zlib.crc32(each.slug.encode()) % index["files"]
        text = gzip.decompress(RECORDS[f"exports/records/{number}.gz"]).decode()
        held = {slug: rest for slug, *rest in map(json.loads, text.split("\n"))}
        found.append(held[each.slug][place])
    return found


def test_every_format_has_a_file_of_all_papers_and_one_of_each_section() -> None:
    for form in FORMATS.values():
        assert FILES[f"exports/papers.{form.extension}"].papers == 70
        file = FILES[f"exports/topics/birds.{form.extension}"]
        assert (file.section, file.papers, file.size) == ("birds", 3, len(file.content))
        assert file.content.decode() == form.file(SOME)
        assert FILES[f"exports/topics/rocks.{form.extension}"].content.decode() == form.file([])


def test_json_lines_are_compressed_as_well_and_the_same_each_time() -> None:
    zipped = FILES["exports/papers.jsonl.gz"]
    assert zipped.zipped
    assert gzip.decompress(zipped.content) == FILES["exports/papers.jsonl"].content
    assert zipped.content[4:8] == b"\0\0\0\0"  # the time of making
    assert bundle.build(PAPERS, {"birds": SOME, "rocks": []}) == MADE


def test_a_large_file_is_published_compressed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGE", 1000)
    files = {file.path: file for file in bundle.build(PAPERS, {"birds": SOME}).files}
    assert "exports/papers.bib" not in files
    assert gzip.decompress(files["exports/papers.bib.gz"].content) == (
        FILES["exports/papers.bib"].content
    )
    assert files["exports/topics/birds.bib"].content == FILES["exports/topics/birds.bib"].content
    assert files["exports/papers.jsonl.gz"] == FILES["exports/papers.jsonl.gz"]


def test_a_browser_joins_records_into_what_the_command_writes() -> None:
    wanted = list(PAPERS.values())[40:20:-7]
    for name in bundle.SELECTABLE:
        form = FORMATS[name]
        records = records_as_a_browser_reads_them(name, wanted)
        assert form.head + form.separator.join(records) + form.tail == form.file(wanted)


def test_records_lie_in_files_of_about_the_same_size() -> None:
    held = [gzip.decompress(text) for path, text in RECORDS.items() if "/records/" in path]
    assert len(held) == 3
    assert sum(len(text.split(b"\n")) for text in held) == 70


def test_an_empty_index_has_files_as_well() -> None:
    made = bundle.build({}, {})
    assert {file.papers for file in made.files} == {0}
    assert json.loads(dict(bundle.records(made.papers))[bundle.INDEX])["files"] == 1


def test_very_many_papers_are_together_in_json_lines_and_by_section_in_what_is_selected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundle, "MANY", 70)
    files = bundle.build(PAPERS, {"birds": SOME}).files
    assert {file.format.id for file in files if file.section is None} == {"jsonl"}
    assert {file.format.id for file in files if file.section} == {*bundle.SELECTABLE}
    (whole,) = (file for file in files if file.section is None)
    assert gzip.decompress(whole.content) == FILES["exports/papers.jsonl"].content
    assert [file for file in files if file.section] == [
        FILES[f"exports/topics/birds.{FORMATS[name].extension}"] for name in bundle.SELECTABLE
    ]
