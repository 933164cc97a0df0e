"""Every page that means harm is refused on its line, or is harmless."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import pages
from generator.check import run
from tests.conftest import Sandbox
from tests.hostile.corpus import CANARY, EXPECTED, INERT, MADE, SOUND, files, put


def refusals(sandbox: Sandbox) -> list[tuple[str, int, str]]:
    found = run.check(sandbox.root)
    assert all(str(each).startswith(f"{each.path}:{each.line}:") for each in found)
    return [(each.path, each.line, each.rule) for each in found if each.severity == "error"]


def test_the_table_tells_of_every_page() -> None:
    assert {file.stem for file in files()} == EXPECTED.keys()
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_a_page_is_refused_on_its_line_or_is_harmless(sandbox: Sandbox, file: Path) -> None:
    sandbox.write("docs/topics/birds/sound.md", SOUND)
    put(sandbox, file)
    expected = EXPECTED[file.stem]
    found = refusals(sandbox)
    if expected is INERT:
        assert found == []
    else:
        rule, line = expected
        assert (f"docs/topics/birds/{file.name}", line, rule) in found
        assert {path for path, _, _ in found} == {f"docs/topics/birds/{file.name}"}


@pytest.mark.parametrize("name", MADE)
def test_a_page_that_no_repository_should_hold_is_refused(sandbox: Sandbox, name: str) -> None:
    raw, rule, line = MADE[name]
    sandbox.write("docs/topics/birds/sound.md", SOUND)
    (sandbox.root / f"docs/topics/birds/{name}.md").write_bytes(raw)
    assert (f"docs/topics/birds/{name}.md", line, rule) in refusals(sandbox)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("docs/topics/birds/%2e%2e%2fsecret.md", "slug"),
        ("docs/topics/birds/<script>.md", "slug"),
        ("docs/topics/birds/a b.md", "slug"),
        ("docs/topics/birds/a--b.md", "slug"),
        ("docs/topics/birds/Upper.md", "slug"),
        ("docs/topics/birds/ümlaut.md", "slug"),
        ("docs/topics/birds/{{x}}.md", "slug"),
        (f"docs/topics/birds/{'long-' * 30}.md", "slug"),
        ("docs/topics/birds/new\nline.md", "slug"),
        ("docs/topics/none/a.md", "folder"),
        ("docs/topics/birds/deeper/a.md", "file-type"),
        ("docs/topics/birds/a.html", "file-type"),
        ("docs/topics/birds/a.MD", "file-type"),
        ("docs/evil.svg", "file-type"),
        ("docs/evil.js", "file-type"),
        ("docs/404.html", "file-type"),
        ("docs/.htaccess", None),
        ("docs/topics/birds/.hidden.md", None),
    ],
)
def test_a_file_name_is_refused_or_never_published(
    sandbox: Sandbox, path: str, rule: str | None
) -> None:
    sandbox.write(path, SOUND)
    found = refusals(sandbox)
    assert rule in {each for _, _, each in found} if rule else found == []


def test_names_that_are_one_name_elsewhere_are_refused(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/birds/one.md", SOUND)
    sandbox.write("docs/topics/birds/One.md", SOUND.replace("Pebble", "Thistle"))
    assert {rule for _, _, rule in refusals(sandbox)} >= {"case", "slug", "same-address"}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
@pytest.mark.parametrize("path", ["docs/a.md", "docs/topics/birds/a.md", "docs/topics/linked"])
def test_a_link_out_of_the_project_is_refused_and_never_read(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text(f"---\ntitle: {CANARY}\ntopic: birds\n---\n")
    target = outside if path.endswith("linked") else outside / "secret.md"
    (sandbox.root / path).symlink_to(target)
    assert (path, 1, "symlink") in refusals(sandbox)
    assert pages.load_all(sandbox.root) == []


def test_all_of_them_at_once_are_told_in_one_run(sandbox: Sandbox) -> None:
    for file in files():
        put(sandbox, file)
    told = {path for path, _, _ in refusals(sandbox)}
    refused = {name for name, expected in EXPECTED.items() if expected is not INERT}
    assert {Path(path).stem for path in told} == refused


def test_mending_them_all_never_fails_and_mends_nothing_into_harm(sandbox: Sandbox) -> None:
    for file in files():
        put(sandbox, file)
    before = {path for path, _, _ in refusals(sandbox)}
    run.fix(sandbox.root)
    assert {path for path, _, _ in refusals(sandbox)} <= before
    assert run.fix(sandbox.root) == []
