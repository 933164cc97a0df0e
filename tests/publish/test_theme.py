from pathlib import Path

from generator import carried
from generator.publish import theme

HOST = ["/site-packages/material/templates", "/site-packages/mkdocs/templates"]


def test_ours_stands_before_the_hosts() -> None:
    found = theme.layered(HOST)
    assert found == [str(carried.theme()), *HOST]
    assert theme.own(found) == (carried.theme(),)


def test_what_a_project_changes_stands_before_ours(tmp_path: Path) -> None:
    found = theme.layered([str(tmp_path), *HOST])
    assert found == [str(tmp_path), str(carried.theme()), *HOST]
    assert theme.own(found) == (tmp_path, carried.theme())


def test_a_checkout_that_brings_ours_is_left_as_it_is() -> None:
    dirs = [str(carried.theme()), *HOST]
    assert theme.layered(dirs) == dirs
    assert theme.layered(theme.layered(HOST)) == theme.layered(HOST)
