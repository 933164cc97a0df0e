"""What the package carries, and that pyproject.toml puts all of it into the wheel."""

import tomllib

from generator import carried, taxonomy
from generator.curate import sections
from tests.conftest import REPOSITORY

STARTER = REPOSITORY / "generator/starter"


def test_the_wheel_holds_the_theme_and_every_shared_file() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    forced = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    shared = {path: f"generator/starter/{path}" for path in carried.SHARED}
    assert forced == {"overrides": "generator/theme", **shared}


def test_no_file_is_both_shared_and_the_starters_own() -> None:
    assert [path for path in carried.SHARED if (STARTER / path).exists()] == []
    assert set(carried.starters()) >= {*carried.SHARED, "mkdocs.yml", ".gitignore", "Makefile"}


def test_every_file_a_new_index_begins_with_can_be_read() -> None:
    assert all(carried.read(path) for path in carried.starters())


def test_this_indexs_form_is_the_starters_with_its_own_sections() -> None:
    here = (REPOSITORY / sections.FORM).read_text(encoding="utf-8")
    assert here == sections.choices(carried.read(sections.FORM), taxonomy.load(REPOSITORY))


def test_the_unsorted_section_of_a_new_index_comes_last() -> None:
    text = carried.read(f"docs/topics/{taxonomy.UNSORTED}/index.md")
    assert "order: 9999" in text
