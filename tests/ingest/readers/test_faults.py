"""What happens to any file of any format: clear errors, nothing lost, no other exception."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.ingest.readers import read
from generator.ingest.source import Line, is_blank
from generator.model import Banner, Entry, Mention, Record, Reject
from tests.conftest import REPOSITORY

DATA = REPOSITORY / "tests/data/readers"
# A sound file of each format, with records on lines of their own.
SOUND = {
    "bibtex": "bibtex/library.bib",
    "ris": "ris/library.ris",
    "csl": "csl/library.json",
    "crossref": "csl/crossref.json",
    "arxiv_atom": "arxiv_atom/answer.xml",
    "arxiv_snapshot": "arxiv_snapshot/slice.jsonl",
    "semantic_scholar": "semantic_scholar/search.json",
    "openalex": "openalex/results.json",
    "hugging_face": "hugging_face/daily_papers.json",
    "hugging_face_page": "hugging_face_page/daily.html",
    "own_export": "own_export/index.jsonl",
    "id_list": "id_list/ids.txt",
    "awesome": "awesome/README.md",
}
FORMATS = pytest.mark.parametrize("name", SOUND)


def sound(name: str) -> str:
    return (DATA / SOUND[name]).read_text(encoding="utf-8")


def records(folder: Path, content: str | bytes) -> list[Record]:
    file = folder / "given"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(file, "given"))


def works(found: list[Record]) -> list[Entry | Mention]:
    return [each for each in found if isinstance(each, Entry | Mention)]


def titles(found: list[Record]) -> list[str]:
    return [each.title if isinstance(each, Entry) else each.text for each in works(found)]


def assert_all_lines_are_told(text: str, found: list[Record]) -> None:
    """Every visible line lies in the span of a record, and the spans come in order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    visible = {number for number, line in enumerate(lines, 1) if not is_blank(Line(number, line))}
    told = {number for each in found for number in range(each.line, each.last_line + 1)}
    assert not visible - told
    for before, after in pairwise(found):
        assert before.line <= after.line


@FORMATS
def test_sound_files_lose_no_line(tmp_path: Path, name: str) -> None:
    found = records(tmp_path, sound(name))
    assert works(found)
    assert_all_lines_are_told(sound(name), found)


@FORMATS
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing(tmp_path: Path, name: str, end: str) -> None:
    other = records(tmp_path, sound(name).replace("\n", end))
    assert works(other) == works(records(tmp_path, sound(name)))


@FORMATS
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_and_encodings_change_nothing(tmp_path: Path, name: str, encoding: str) -> None:
    other = records(tmp_path, sound(name).encode(encoding))
    assert works(other) == works(records(tmp_path, sound(name)))


@FORMATS
def test_packing_changes_nothing(tmp_path: Path, name: str) -> None:
    packed = records(tmp_path, gzip.compress(sound(name).encode()))
    assert packed == records(tmp_path, sound(name))


@FORMATS
def test_blank_lines_around_change_only_the_lines(tmp_path: Path, name: str) -> None:
    found = records(tmp_path, f"\n\n \t\n{sound(name)}\n\n")
    assert titles(found) == titles(records(tmp_path, sound(name)))
    assert [each.line - 3 for each in works(found)] == [
        each.line for each in works(records(tmp_path, sound(name)))
    ]


@FORMATS
def test_latin_1_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    lines = sound(name).split("\n")
    broken = "\n".join([*lines[:-1], "caf\u00e9 ", lines[-1]])
    content = broken.encode("latin-1", errors="xmlcharrefreplace")
    with pytest.raises(SourceError, match=r"given:\d+: the byte 0xE9 is not UTF-8; save it"):
        records(tmp_path, content.replace("Ü".encode("latin-1"), b"U").replace(b"\xf6", b"o"))


@FORMATS
def test_a_nul_makes_it_a_binary_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="is a binary file; give a text file"):
        records(tmp_path, sound(name).replace(" ", "\0", 1))


@FORMATS
def test_what_stands_twice_is_read_twice(tmp_path: Path, name: str) -> None:
    found = titles(records(tmp_path, sound(name)))
    again = titles(records(tmp_path, f"{sound(name)}\n{sound(name)}"))
    assert again == (found if name == "hugging_face_page" else found * 2)  # pages repeat papers


@FORMATS
def test_a_file_cut_off_anywhere_keeps_what_stands_before(tmp_path: Path, name: str) -> None:
    text = sound(name)
    whole = titles(records(tmp_path, text))
    for end in range(0, len(text), 31):
        cut = text[:end]
        try:
            found = records(tmp_path, cut)
        except SourceError:
            continue
        assert_all_lines_are_told(cut, found)
        *kept, _ = titles(found) or [""]
        assert kept == whole[: len(kept)]


@FORMATS
def test_a_huge_line_does_no_harm(tmp_path: Path, name: str) -> None:
    text = f"{sound(name)}\n{'[x](y{z' * 60_000}\n"
    found = records(tmp_path, text)
    assert titles(found) == titles(records(tmp_path, sound(name)))
    assert_all_lines_are_told(text, found)


@FORMATS
@pytest.mark.parametrize("deep", ["[", "{", "(", "<b>", "- ", '{"a":', "@a{", "$", "\\"])
def test_deep_nesting_does_no_harm(tmp_path: Path, name: str, deep: str) -> None:
    text = f"{sound(name)}\n{deep * 20_000}\n"
    found = records(tmp_path, text)
    assert set(titles(found)) >= set(titles(records(tmp_path, sound(name))))
    assert_all_lines_are_told(text, found)


JUNK = st.sampled_from(
    ["{", "}", '"', "\\", "<", ">", "&", "null", "\n", ",", ":", "@x{", "TY  - ", "é", "[", "]"]
) | st.text(max_size=5)


@FORMATS
@given(data=st.data())
def test_no_damage_raises_anything_but_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    text = sound(name)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    damaged = text[:start] + data.draw(JUNK) + text[end:]
    try:
        content = damaged.encode()
        found = records(tmp_path_factory.mktemp("damaged"), content)
    except (SourceError, UnicodeEncodeError):
        return
    assert_all_lines_are_told(damaged, found)
    for each in found:
        assert each.source == "given"
        if isinstance(each, Entry):
            assert each.title
            json.dumps(each.title, ensure_ascii=False).encode()
        if isinstance(each, Reject):
            assert each.reason


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**400) | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


@pytest.mark.parametrize(
    "name",
    [name for name in SOUND if (DATA / SOUND[name]).suffix in (".json", ".jsonl")],
)
@given(data=st.data())
def test_no_wrong_type_raises_anything(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    first = sound(name).split("\n")[0] if SOUND[name].endswith("l") else sound(name)
    value = json.loads(first)
    spoilt = _spoil(value, data)
    found: list[Record] = []
    folder = tmp_path_factory.mktemp("spoilt")
    try:
        found = records(folder, json.dumps(spoilt) + "\n")
    except SourceError:
        return
    assert all(isinstance(each, Entry | Reject | Banner | Mention) for each in found)


def _spoil(value: object, data: st.DataObject) -> object:
    """Return JSON with one value, anywhere in it, replaced by another."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 5)):
        key = data.draw(st.sampled_from(sorted(value)))
        return value | {key: _spoil(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 5)):
        place = data.draw(st.integers(0, len(value) - 1))
        return [*value[:place], _spoil(value[place], data), *value[place + 1 :]]
    return data.draw(VALUES)
