import gzip
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Paper
from generator.publish.compact import COMPACT
from generator.publish.exports import bundle
from generator.publish.exports.formats import FORMATS
from generator.publish.paper_view import PaperView
from generator.store import Store
from tests.publish.exports.library import view

PAPERS = {
    slug: view(Paper(title=slug.title(), topic="birds", abstract="Beaten."), slug)
    for slug in (f"wing-{number}" for number in range(70))
}
SOME = list(PAPERS.values())[:3]
SECTIONS = {"birds": SOME, "rocks": [], "tides": list(PAPERS.values())[3:]}


def made(sections: Mapping[str, Sequence[PaperView]] = SECTIONS) -> dict[str, bundle.Made]:
    return {file.path: file for file in bundle.made(PAPERS, sections)}


FILES = made()
RECORDS = {path: file.content() for path, file in FILES.items() if not file.form}


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
        assert (file.section, file.papers) == ("birds", 3)
        assert file.content().decode() == form.file(SOME)
        rocks = FILES[f"exports/topics/rocks.{form.extension}"]
        assert rocks.content().decode() == form.file([])
        whole = FILES[f"exports/papers.{form.extension}"]
        assert whole.content().decode() == form.file(PAPERS.values())


def test_json_lines_are_compressed_as_well_and_the_same_each_time() -> None:
    zipped = FILES["exports/papers.jsonl.gz"]
    assert gzip.decompress(zipped.content()) == FILES["exports/papers.jsonl"].content()
    assert zipped.content()[4:8] == b"\0\0\0\0"  # the time of making
    again = {path: (file.key, file.content()) for path, file in made().items()}
    assert again == {path: (file.key, file.content()) for path, file in FILES.items()}


def test_a_large_file_is_published_compressed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGE", 1000)
    files = made()
    assert "exports/papers.bib" not in files
    for name in ("papers.bib", "topics/tides.csl.json"):
        zipped = files[f"exports/{name}.gz"].content()
        assert gzip.decompress(zipped) == FILES[f"exports/{name}"].content()
    birds = "exports/topics/birds.bib"
    assert files[birds].content() == FILES[birds].content()
    lines = "exports/papers.jsonl.gz"
    assert files[lines].content() == FILES[lines].content()


def test_what_a_section_was_worked_out_to_is_kept_until_one_of_its_papers_changes(
    tmp_path: Path,
) -> None:
    store = Store(root=tmp_path, about=b"this code")
    first = {file.path: file.content() for file in bundle.made(PAPERS, SECTIONS, store)}
    changed = dict(PAPERS)
    changed["wing-0"] = replace(PAPERS["wing-0"], told=b"another text")
    sections = {**SECTIONS, "birds": list(changed.values())[:3]}
    kept = {file.path: file.key for file in bundle.made(PAPERS, SECTIONS, store)}
    files = list(bundle.made(changed, sections, store))
    assert {file.path: file.content() for file in files} == first  # only its digest is another
    same = {file.path for file in files if file.key == kept[file.path]}
    assert {path for path in kept if "/topics/" in path} - same == {
        path for path in kept if "/topics/birds." in path
    }
    assert not {path for path in same if path.startswith("exports/papers.")}


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
    files = {file.path: file for file in bundle.made({}, {})}
    assert {file.papers for file in files.values()} == {0}
    assert files["exports/papers.csl.json"].content() == FORMATS["csl"].file([]).encode()
    assert json.loads(files[bundle.INDEX].content())["files"] == 1


def test_a_compact_site_has_json_lines_of_all_and_compressed_sections_in_what_is_selected() -> None:
    files = {file.path: file for file in bundle.made(PAPERS, SECTIONS, extent=COMPACT)}
    shared = [file for file in files.values() if file.form]
    assert {file.form for file in shared if file.section is None} == {"jsonl"}
    assert {file.form for file in shared if file.section} == {*bundle.SELECTABLE}
    assert all(file.path.endswith(".gz") for file in shared if file.section)
    whole = files["exports/papers.jsonl"].content()
    assert whole == FILES["exports/papers.jsonl"].content()
    bibtex = gzip.decompress(files["exports/topics/birds.bib.gz"].content())
    assert bibtex == FILES["exports/topics/birds.bib"].content()


def test_in_a_compact_site_abstracts_stand_in_json_lines_alone() -> None:
    for file in bundle.made(PAPERS, SECTIONS, extent=COMPACT):
        content = file.content()
        text = gzip.decompress(content) if file.path.endswith(".gz") else content
        assert (b"Beaten." in text) == (file.form == "jsonl" and file.papers > 0), file.path


def test_no_file_of_a_site_at_length_passes_for_that_of_a_compact_one() -> None:
    brief = {file.path: file.key for file in bundle.made(PAPERS, SECTIONS, extent=COMPACT)}
    shared = [path for path in brief.keys() & FILES.keys() if path != bundle.INDEX]
    assert [path for path in shared if brief[path] == FILES[path].key] == []
