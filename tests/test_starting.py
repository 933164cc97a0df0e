from pathlib import Path

import pytest
import yaml

from generator import carried, front_matter, starting
from generator.errors import ProjectError
from generator.starting import Beginning

PLAIN = Beginning(name="Pots", description="Papers on pots", package="paperindex==1.2")
ODD = Beginning(
    name="Pots: 'old' & <new> #1",
    description="It's a [list] of *pots*, {{name}}",
    package="paperindex==1.2",
    repository="https://github.com/Owner-1/pots",
    site="https://owner-1.github.io/pots/",
)


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose addresses may come from the environment."""


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])  # type: ignore[arg-type]


def test_no_field_is_left_open() -> None:
    for path, text in starting.files(PLAIN).items():
        if path not in carried.SHARED:  # in workflows, double braces are GitHub's
            assert "{{" not in text, path
        assert "<!-- software -->" not in text, path


@pytest.mark.parametrize("beginning", [PLAIN, ODD])
def test_the_settings_say_what_was_told(beginning: Beginning) -> None:
    settings = yaml.load(starting.files(beginning)["mkdocs.yml"], Loader)  # noqa: S506 - a safe one
    assert settings["site_name"] == beginning.name
    assert settings["site_description"] == beginning.description
    assert settings["repo_url"] == beginning.repository
    assert settings["site_url"] == beginning.site
    assert "custom_dir" not in settings["theme"]


def test_markdown_shows_a_name_as_it_is_and_ends_the_description() -> None:
    home = starting.files(ODD)["docs/index.md"]
    assert r"# Pots: 'old' & \<new\> \#1" in home
    assert r"It's a \[list\] of \*pots\*, {{name}}." in home
    assert starting.files(PLAIN)["docs/index.md"].endswith("\nPapers on pots.\n")


def test_the_owner_is_who_owns_the_repository() -> None:
    assert "\n* @Owner-1\n" in starting.files(ODD)[".github/CODEOWNERS"]
    assert f"\n* @{starting.NO_OWNER}\n" in starting.files(PLAIN)[".github/CODEOWNERS"]


def test_the_requirements_are_paperindex_and_all_pins() -> None:
    lines = starting.files(PLAIN)["requirements.txt"].splitlines()
    pins = [line for line in carried.read("requirements.txt").splitlines() if line[0] != "#"]
    assert [line for line in lines if line[0] != "#"] == ["paperindex==1.2", *pins]


def test_the_guide_is_for_curators() -> None:
    guide = starting.files(PLAIN)["CONTRIBUTING.md"]
    assert "## Curating" in guide
    assert "## Maintaining an index" in guide
    assert "Changing the code" not in guide


def test_every_page_of_prose_has_front_matter_that_can_be_read() -> None:
    for path, text in starting.files(PLAIN).items():
        if path.startswith("docs/") and text.startswith("---"):
            assert front_matter.parse(text, Path(path)).values


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("owner/name", "https://github.com/owner/name"),
        (" https://github.com/owner/name.git ", "https://github.com/owner/name"),
        ("https://git.example.org/a/b", "https://git.example.org/a/b"),
        ("", ""),
    ],
)
def test_a_repository_can_be_named_in_short(given: str, meant: str) -> None:
    assert starting.repository_of(given) == meant


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        ("https://github.com/Owner/name", "https://owner.github.io/name/"),
        ("https://github.com/Owner/owner.github.io", "https://owner.github.io/"),
        ("https://git.example.org/a/b", ""),
        ("", ""),
    ],
)
def test_github_publishes_at_an_address_that_follows_from_the_name(
    repository: str, site: str
) -> None:
    assert starting.site_of(repository) == site


def test_what_is_there_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "docs").write_text("a file where a folder should be")
    (tmp_path / "mkdocs.yml").symlink_to(tmp_path / "nowhere")
    paths = ["README.md", "docs/index.md", "mkdocs.yml", "Makefile"]
    found = starting.in_the_way(tmp_path, paths)
    assert found == paths[:3]
    with pytest.raises(ProjectError, match=r"README\.md, docs/index\.md, mkdocs\.yml; nothing"):
        starting.refuse(tmp_path, found)
