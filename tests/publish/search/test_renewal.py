"""What is left of the search's files is what would be made of the pages as they are."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from generator.front_matter import Place
from generator.model import Paper
from generator.publish.published import Files, Published
from generator.publish.search import bundle, files, renewal
from generator.publish.search.index import build
from generator.publish.search.members import member
from generator.publish.site import Site
from generator.store import Store
from generator.synonyms import Synonyms
from generator.tags import Tag
from tests.conftest import REPOSITORY
from tests.publish.invented import page, site_of

ENGINE = bundle.Engine(
    path="search/engine-1.js",
    modules=REPOSITORY / "overrides" / bundle.MODULES,
    lunr=REPOSITORY / "tests" / "conftest.py",  # whatever stands in for the library
    entry=bundle.ENTRY,
)
OTHERS = (
    page("b-rock", "title: Granite rests\ndate: 2001\nkind: theory", "It lies in wing space."),
    page("c-wing", "title: Wings of owls\ndate: 2003", "They beat.", "rocks"),
)
DOWN = Tag(id="down", label="Down", group="", description="", place=Place(line=1, column=1))
HEAD = "title: Feathers\ndate: 2002"
# A line that gives each fact of a paper.
CHANGES = {
    "title": "title: Plumes of wings\ndate: 2002",
    "topic": "rocks",
    "also": f"{HEAD}\nalso: [tides]",
    "kind": f"{HEAD}\nkind: survey",
    "tags": f"{HEAD}\ntags: [down]",
    "summary": f"{HEAD}\nsummary: On down.",
    "date": "title: Feathers\ndate: 2004-05",
    "authors": f"{HEAD}\nauthors: [Ada Reed]",
    "author_count": f"{HEAD}\nauthor_count: 7",
    "organization": f"{HEAD}\norganization: {{handle: nest}}",
    "venue": f"{HEAD}\nvenue: ACL",
    "categories": f"{HEAD}\ncategories: [cs.CL]",
    "comments": f"{HEAD}\ncomments: 9",
    "citations": f"{HEAD}\ncitations: 9",
    "arxiv": f"{HEAD}\narxiv: '2101.00001'",
    "doi": f"{HEAD}\ndoi: 10.1000/1",
    "acl": f"{HEAD}\nacl: P18-1001",
    "links": f"{HEAD}\nlinks: {{code: 'https://code.test/a'}}",
    "formerly": f"{HEAD}\nformerly: [plume]",
    "review": f"{HEAD}\nreview: pending",
    "abstract": HEAD,
}
ALONE = {"author_count", "organization", "categories", "citations", "doi", "formerly"}


def changed(fact: str) -> Site:
    """The site in which a paper has another value of a fact, the first one where that is ''."""
    topic = "rocks" if fact == "topic" else "birds"
    body = "Downy wingspace.\n" if fact == "abstract" else "They keep warm.\n"
    head = HEAD if fact in {"", "topic"} else CHANGES[fact]
    return site_of(page("a-wing", head, body, topic), *OTHERS)


def written(site: Site, root: Path, former: Files) -> Files:
    published = Published(root / "site", former)
    store = Store(root=root)
    return renewal.write(site, published, store, ENGINE)


def from_nothing(site: Site) -> dict[str, bytes]:
    found = files.of(build(site))
    return {**found, ENGINE.path: ENGINE.script(found[files.MANIFEST]).encode()}


def assert_whole(found: Files, site: Site, root: Path) -> None:
    wanted = from_nothing(site)
    assert found.keys() == wanted.keys()
    assert {path: (root / "site" / path).read_bytes() for path in found} == wanted


def test_every_fact_of_a_paper_is_tried() -> None:
    assert CHANGES.keys() == {field.name for field in fields(Paper)}


@pytest.mark.parametrize("fact", CHANGES)
def test_a_change_of_any_fact_leaves_what_a_first_build_makes(tmp_path: Path, fact: str) -> None:
    before = written(changed(""), tmp_path, {})
    after = written(changed(fact), tmp_path, before)
    assert_whole(after, changed(fact), tmp_path)
    assert (after == before) == (fact in ALONE)
    back = written(changed(""), tmp_path, after)
    assert_whole(back, changed(""), tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        {"synonyms": Synonyms(same=(("feathers", "plumes"),))},
        {"tags": {"down": DOWN}},
        {"also": (member("Stones", "../stones/"),)},
    ],
)
def test_what_else_the_index_hangs_on_is_told(tmp_path: Path, other: dict[str, object]) -> None:
    site = changed("tags")
    before = written(site, tmp_path, {})
    another = replace(site, **other)  # type: ignore[arg-type]
    assert_whole(written(another, tmp_path, before), another, tmp_path)
    assert from_nothing(another) != from_nothing(site)


def test_what_somebody_touched_is_made_anew(tmp_path: Path) -> None:
    site = changed("")
    before = written(site, tmp_path, {})
    for path in [*before]:
        (tmp_path / "site" / path).write_bytes(b"not ours")
        assert_whole(written(site, tmp_path, before), site, tmp_path)
        before = written(site, tmp_path, before)
        (tmp_path / "site" / path).unlink()
        before = written(site, tmp_path, before)
        assert_whole(before, site, tmp_path)


def test_what_is_in_the_way_of_a_new_version_is_written_over(tmp_path: Path) -> None:
    before = written(changed(""), tmp_path, {})
    site = changed("title")
    for path in from_nothing(site):  # as a build that was killed leaves it
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(b"half")
    assert_whole(written(site, tmp_path, before), site, tmp_path)


def test_nothing_is_believed_of_a_site_that_no_build_has_finished(tmp_path: Path) -> None:
    site = changed("")
    for path in written(site, tmp_path, {}):
        (tmp_path / "site" / path).write_bytes(b"half")
    assert_whole(written(site, tmp_path, {}), site, tmp_path)
