"""Which other sites the search covers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish.search import bundle, files
from generator.publish.search.index import build
from generator.publish.search.members import Member, member, origins
from tests.conftest import REPOSITORY, Sandbox
from tests.publish import building
from tests.publish.invented import page, site_of

MODULES = REPOSITORY / "overrides" / bundle.MODULES


@pytest.mark.parametrize(
    ("address", "kept", "origin"),
    [
        ("../stones/", "../stones/", None),
        ("/stones", "/stones/", None),
        ("https://example.org/stones", "https://example.org/stones/", "https://example.org"),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8001/", "http://127.0.0.1:8001"),
    ],
)
def test_a_member_is_on_this_host_or_another(address: str, kept: str, origin: str | None) -> None:
    found = member(" Stones ", address)
    assert found == Member(name="Stones", address=kept)
    assert found.origin == origin


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "//example.org/",
        "https://",
        "https://user@example.org/",
        "https://example.org/?a=b",
        "https://example.org/; script-src *",
        "https://example.org/'unsafe-inline'",
        "https://[/",
    ],
)
def test_what_is_no_address_of_a_site_is_refused_with_a_remedy(address: str) -> None:
    with pytest.raises(ValueError, match=r"not the address of a site; give"):
        member("Stones", address)


def test_the_build_stops_at_what_is_no_address_of_a_site(sandbox: Sandbox, tmp_path: Path) -> None:
    building.dress(sandbox.root)
    text = (sandbox.root / "mkdocs.yml").read_text(encoding="utf-8")
    wrong = "  - paperindex: {also_search: [{name: Stones, address: 'ftp://example.org'}]}\n"
    sandbox.write("mkdocs.yml", text.replace("  - paperindex\n", wrong))
    done = building.run(sandbox.root, tmp_path / "site")
    assert done.returncode == 1
    assert "mkdocs.yml: also_search: 'ftp://example.org' is not the address of" in done.stderr


def test_a_member_needs_a_name() -> None:
    with pytest.raises(ValueError, match="has no name"):
        member(" ", "../stones/")


def test_each_other_host_is_named_once() -> None:
    addresses = ("../a/", "https://x.org/a/", "https://x.org/b/", "https://y.org/")
    assert [*origins(member("A", each) for each in addresses)] == ["https://x.org", "https://y.org"]


def test_the_manifest_names_other_sites_only_where_there_are_any() -> None:
    alone = site_of(page("a-wing", "title: A wing"))
    manifest = json.loads(files.of(build(alone))[files.MANIFEST])
    assert not {"also", "name"} & set(manifest)
    both = replace(alone, name="Wings", also=(member("Stones", "../stones/"),))
    manifest = json.loads(files.of(build(both))[files.MANIFEST])
    assert manifest["name"] == "Wings"
    assert manifest["also"] == [{"name": "Stones", "address": "../stones/"}]


def test_only_who_searches_other_sites_loads_the_modules_for_it() -> None:
    lunr = REPOSITORY / "tests" / "conftest.py"  # whatever stands in for the library
    alone = bundle.bundle(MODULES, lunr, "{}")
    assert "modules['engine.js'].start" in alone
    assert not any(name in alone for name in ("federation.js", "joint.js", "members.js"))
    joint = bundle.bundle(MODULES, lunr, "{}", bundle.JOINT)
    assert "modules['federation.js'].start" in joint
    assert all(name in joint for name in ("engine.js", "joint.js", "joint-columns.js"))
