import json
from pathlib import Path

import pytest
from jsonschema import (  # type: ignore[import-untyped]
    Draft7Validator,
    Draft202012Validator,
)

from generator import pages, tags, taxonomy
from generator.publish import json_schema
from tests.conftest import REPOSITORY

EDITORS = ".vscode/paper.schema.json"
GOOD = {"title": "Wing", "topic": "birds", "date": 2024, "links": {"code": "https://x.test/a"}}
BAD = {
    "topic": "bords",
    "also": ["clouds"],
    "kind": "poem",
    "date": "May 2024",
    "arxiv": 2401.1,
    "links": {"code": "javascript:hit(1)"},
    "author": "Ada Reed",
}


def test_the_editors_copy_is_what_the_code_says() -> None:
    fresh = json_schema.for_editors(taxonomy.load(REPOSITORY), tags.load(REPOSITORY))
    told = "run `make fix`, which writes it anew"
    assert (REPOSITORY / EDITORS).read_text(encoding="utf-8") == fresh, told


def test_the_command_writes_the_editors_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setattr("sys.argv", ["json_schema", str(tmp_path / "x.json")])
    json_schema.main()
    assert (tmp_path / "x.json").read_text("utf-8") == (REPOSITORY / EDITORS).read_text("utf-8")


def test_both_dialects_are_valid_and_judge_alike() -> None:
    published = json.loads(json_schema.published(["birds"], "https://x.test/index/"))
    editors = json.loads(json_schema.for_editors(["birds"]))
    Draft202012Validator.check_schema(published)
    Draft7Validator.check_schema(editors)
    for validator in (Draft202012Validator(published), Draft7Validator(editors)):
        assert validator.is_valid(GOOD)
        for key, value in BAD.items():
            assert not validator.is_valid(GOOD | {key: value}), key


def test_tags_are_those_of_the_list_or_any() -> None:
    tagged = GOOD | {"tags": ["song"]}
    free = json.loads(json_schema.for_editors(["birds"]))
    listed = json.loads(json_schema.for_editors(["birds"], ["song", "ebb"]))
    published = json.loads(json_schema.published(["birds"], None, ["ebb"]))
    assert Draft7Validator(free).is_valid(tagged)
    assert Draft7Validator(listed).is_valid(tagged)
    assert not Draft202012Validator(published).is_valid(tagged)
    assert not Draft7Validator(listed).is_valid(GOOD | {"tags": ["song", "ebb", "song"]})


def test_the_published_schema_is_known_by_its_address() -> None:
    schema = json.loads(json_schema.published(["birds"], "https://x.test/index/"))
    assert schema["$id"] == "https://x.test/index/schema/paper.json"
    assert "$id" not in json.loads(json_schema.published(["birds"], ""))
    assert "$id" not in json.loads(json_schema.for_editors(["birds"]))


def test_the_editors_settings_name_the_schema_and_every_page() -> None:
    settings = json.loads((REPOSITORY / ".remarkrc.json").read_text(encoding="utf-8"))
    ((schema, patterns),) = settings["plugins"][1][1]["schemas"].items()
    assert schema == EDITORS
    assert patterns == [f"{pages.TOPICS}/*/!({Path(pages.INDEX).stem}).md"]
