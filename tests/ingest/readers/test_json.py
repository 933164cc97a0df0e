"""JSON as it comes: streamed, in pieces, broken, wrapped, and known by its shape."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.ingest.readers import json_records, json_window, read
from generator.ingest.readers.json_outline import outline
from generator.ingest.readers.json_records import in_text
from generator.ingest.source import Head, Line
from generator.model import Entry, Reject


def numbered(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def is_record(value: Any) -> bool:
    return isinstance(value, dict) and "title" in value


def values(lines: Iterable[Line], *path: str) -> list[Any]:
    return [found.value for found in in_text(lines, path, is_record)]


def paper(number: int) -> dict[str, Any]:
    return {"paperId": str(number), "title": f"Paper {number}", "references": [{"title": "Inner"}]}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    ("text", "path"),
    [("[{}]", ()), ('{{"a": {{"b": [1]}}, "data": [{}], "z": []}}', ("data",))],
)
def test_records_are_found_with_the_lines_where_they_stand(
    text: str, path: tuple[str, ...], indent: int | None
) -> None:
    papers = [paper(number) for number in range(3)]
    inner = ",\n".join(json.dumps(each, indent=indent) for each in papers)
    whole = text.replace("{}", inner, 1) if not path else text.format(inner)
    found = list(in_text(numbered(whole), path, is_record))
    assert [each.value for each in found] == papers
    for each in found:
        assert json.loads(each.row.text) == each.value
        assert f'"Paper {each.value["paperId"]}"' in "\n".join(
            whole.split("\n")[each.row.line - 1 : each.row.last_line]
        )


@given(st.data())
def test_an_array_is_read_alike_in_whatever_pieces_it_comes(data: st.DataObject) -> None:
    text = json.dumps([paper(number) for number in range(4)])
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edges = [0, *cuts, len(text)]
    pieces = [Line(1, text[a:b]) for a, b in pairwise(edges)]
    assert values(pieces) == json.loads(text)


@given(st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=4))
def test_any_value_comes_back(value: Any) -> None:
    text = json.dumps([{"title": value}, {"title": 2}], ensure_ascii=False, indent=1)
    assert values(numbered(text)) == [{"title": value}, {"title": 2}]


def test_a_big_array_on_one_line_is_read_in_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_window, "BLOCK", 500)
    file = tmp_path / "big.json"
    file.write_text(json.dumps({"total": 3000, "data": [paper(n) for n in range(3000)]}))
    found = [each for each in read(file, "big.json") if isinstance(each, Entry)]
    assert [each.title for each in found] == [f"Paper {number}" for number in range(3000)]


def test_a_broken_record_ends_where_its_brackets_close() -> None:
    good = json.dumps(paper(1))
    text = f'[{good}, {{"title": "Odd", year, "references": [{{"title": "x"}}]}}, {good}]'
    found = list(in_text(numbered(text), (), is_record))
    assert [each.value and each.value["title"] for each in found] == ["Paper 1", None, "Paper 1"]
    assert found[1].row.text.startswith('{"title": "Odd"')


def test_what_an_open_quotation_mark_hides_on_its_line_is_told() -> None:
    good = json.dumps(paper(1))
    text = f'[{good}, {{"title": "Open, "year": 7}}, {good},\n{good}]'
    found = list(in_text(numbered(text), (), is_record))
    assert [each.value for each in found if each.value] == [paper(1)] * 2
    assert any(each.fault and '"Open' in each.row.text for each in found)


def test_a_record_that_never_ends_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "_LONGEST", 2000)
    monkeypatch.setattr(json_window, "BLOCK", 100)
    monkeypatch.setattr(json_records, "BLOCK", 100)
    good = json.dumps(paper(1))
    text = "\n".join(["[", '{"title": [', *["[1, 2," for _ in range(2000)], good, "]"])
    found = list(in_text(numbered(text), (), is_record))
    assert [each.fault is None for each in found] == [False, False]
    assert (found[0].row.line, found[0].row.last_line) == (2, 2004)
    assert len(found[0].row.text) < 6000


@pytest.mark.parametrize(
    ("text", "place", "keys"),
    [
        ('{"a": 1, "b": {"c": 2}}', "", {"a", "b"}),
        ('[{"a": "x: {", "b": [{"c": 1}]}]', "[]", {"a", "b"}),
        ('{"data": [{"a": 1}, {"b": 2}]}', "data[]", {"a", "b"}),
        ('{"message": {"items": [{"a": 1', "message.items[]", {"a"}),
        ('{"a": 1}\n{"b": 2}', "", {"a", "b"}),
        ('\ufeff  {"a": "cut o', "", {"a"}),
        ('{"a": "\\"b\\": ", "c": 1}', "", {"a", "c"}),
    ],
)
def test_the_outline_tells_keys_by_place(text: str, place: str, keys: set[str]) -> None:
    assert outline(Head(tuple(numbered(text))))[place] == keys


@pytest.mark.parametrize("text", ["", "no JSON", '"a": 1', "<feed>"])
def test_what_is_not_json_has_no_outline(text: str) -> None:
    assert outline(Head(tuple(numbered(text)))) == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"error": "Too many requests"}', r"a service's error message \('Too many requests'\)"),
        ('{"message": "Forbidden", "code": "403"}', r"error message \('Forbidden'\); ask the"),
        ("<html><body>502 Bad Gateway</body></html>", "is a web page without a list of papers"),
        ("[]", "is not a kind of file that can be read; expected BibTeX"),
        ("{}", "is not a kind of file"),
        ('{"a": [1, 2', "is not a kind of file"),
        ("null", "is not a kind of file"),
        ('[{"name": "x"}]', "is not a kind of file"),
    ],
)
def test_json_of_no_known_shape_is_refused(tmp_path: Path, text: str, what: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(SourceError, match=what):
        list(read(file, "x.json"))


def test_a_record_larger_than_the_head_is_known(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    large = paper(1) | {"references": [{"paperId": "r", "title": "Inner"}] * 5000}
    file.write_text(json.dumps(large, indent=1))
    (found,) = read(file, "x.json")
    assert isinstance(found, Entry)
    assert found.title == "Paper 1"


def test_a_line_that_is_broken_costs_no_other_line(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    lines = [json.dumps(paper(number)) for number in range(5)]
    lines[2] = lines[2][:-9]
    file.write_text("\n".join(lines))
    found = list(read(file, "x.jsonl"))
    assert [isinstance(each, Reject) for each in found] == [False, False, True, False, False]
    assert [each.line for each in found] == [1, 2, 3, 4, 5]
