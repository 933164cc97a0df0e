from typing import Any

import pytest

from generator.check.run import check, has_errors
from generator.curate.apply_issue import Applied, apply_issue
from generator.curate.issue_form import ADDITION, CORRECTION, IssueError
from generator.errors import GeneratorError
from tests.conftest import Sandbox, abstract_of, title_of
from tests.curate.conftest import AMBER, BASALT, PAGE, addition, correction, event_of

BIBTEX = (
    "@article{roe, title = {Cedar Rings}, author = {Roe, Ann and Bo Lee}, year = {2024},\n"
    " journal = {Letters on {Groves}}, doi = {10.1234/grove.7}}"
)


def apply(project: Sandbox, event: dict[str, Any]) -> tuple[Applied, str]:
    """Return what is proposed and the text of the one page that changed."""
    before = project.tree()
    applied = apply_issue(project.root, event)
    after = project.tree()
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == list(applied.paths)
    assert before.keys() <= after.keys()
    assert not has_errors(check(project.root))
    return applied, after[changed[0]].decode()


def refuse(project: Sandbox, event: dict[str, Any], what: str) -> None:
    before = project.tree()
    with pytest.raises(IssueError, match=what):
        apply_issue(project.root, event)
    assert project.tree() == before


def test_a_corrected_title_changes_one_line(project: Sandbox) -> None:
    applied, text = apply(project, correction("title", "Amber: A {\\'E}tude", source="my copy"))
    assert text == PAGE.replace("'Amber Wings: Notes on Flight'", "'Amber: A Étude'")
    assert applied == Applied(
        branch="issue-7",
        title="Correct the title of amber-wings",
        body="Closes #7\n\n- Page: amber-wings\n- Field: title\n"
        "- Correction: Amber: A {'E}tude\n- Source: my copy\n".replace("{'E}", "\\{\\\\'E\\}"),
        paths=(AMBER,),
    )


def test_a_section_is_confirmed_by_the_person_who_names_it(project: Sandbox) -> None:
    for value in ("rocks", "Rocks"):
        project.write(AMBER, PAGE)
        _, text = apply(project, correction("topic", value))
        expected = PAGE.replace("topic: birds", "topic: rocks").replace("review: pending\n", "")
        assert text == expected


def test_a_further_section_that_becomes_the_first_is_no_further_one(project: Sandbox) -> None:
    _, text = apply(project, correction("topic", "tides"))
    assert "topic: tides" in text
    assert "also:" not in text


def test_a_date_is_corrected(project: Sandbox) -> None:
    _, text = apply(project, correction("date", "2021-03-04"))
    assert text == PAGE.replace("date: 2021-03", "date: 2021-03-04")


def test_what_the_checks_would_mend_is_accepted(project: Sandbox) -> None:
    _, text = apply(project, correction("date", "2021/03/04"))
    assert "date: 2021-03-04" in text
    _, text = apply(project, correction("links", "code: github.com/a/b"))
    assert "code: https://github.com/a/b" in text


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/index/papers/amber-wings/",
        "http://127.0.0.1:8000/papers/amber-wings/#notes",
        "/papers/amber-wings/",
        "papers/amber-wings",
    ],
)
def test_a_page_may_be_named_by_its_address(project: Sandbox, address: str) -> None:
    _, text = apply(project, correction("title", "Wind", slug=address))
    assert "title: Wind\n" in text


def test_an_abstract_is_replaced_above_the_notes(project: Sandbox) -> None:
    _, text = apply(project, correction("abstract", "One\nline.\n\n## Two"))
    assert text == PAGE.replace(abstract_of(3), "One line.\n\n\\## Two")


@pytest.mark.parametrize(
    "value",
    [
        "Ann Roe\nBo Lee\nCy Ash, Jr.",
        "- Ann Roe\n- Bo Lee and Cy Ash, Jr.",
        "Ann Roe; Bo Lee; Cy Ash, Jr.",
    ],
)
def test_authors_stand_one_to_a_line(project: Sandbox, value: str) -> None:
    _, text = apply(project, correction("authors", value))
    assert "authors:\n  - Ann Roe\n  - Bo Lee\n  - Cy Ash, Jr.\nauthor_count: 3\n" in text


def test_links_are_replaced_kind_by_kind(project: Sandbox) -> None:
    _, text = apply(project, correction("links", "demo: https://e.org/a\n- Demo: https://e.org/b"))
    assert (
        "  code: https://example.org/amber\n  demo: ['https://e.org/a', 'https://e.org/b']" in text
    )
    _, text = apply(project, correction("links", "code: none"))
    assert "code" not in text
    _, text = apply(project, correction("links", "demo: none"))
    assert "links" not in text


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("other", "Everything", "only a person"),
        ("", "x", "names no field"),
        ("slug", "x", "names no field"),
        ("title", "", "is empty"),
        ("title", "\u200b", "no visible character"),
        ("title", "Wind\ntopic: rocks", "several lines"),
        ("title", "Wind\u2028topic: rocks", "several lines"),
        ("title", "x" * 1001, "line of 1001 characters"),
        ("topic", "../../etc", "no section"),
        ("topic", "clouds", "no section 'clouds'"),
        ("date", "yesterday", "not a date"),
        ("date", "2021-02-30", "not a day"),
        ("authors", "Roe, Ann", "comma"),
        ("authors", ";\n and \n", "no name"),
        ("links", "code: javascript:alert(1)", "no web address"),
        ("links", "code: https://e.org/<b>", "no web address"),
        ("links", "formerly: https://e.org", "no kind of link"),
        ("abstract", "word " * 6000, "abstract of 29999 characters"),
    ],
)
def test_a_correction_that_cannot_be_made_changes_nothing(
    project: Sandbox, field: str, value: str, what: str
) -> None:
    refuse(project, correction(field, value), what)


@pytest.mark.parametrize(
    "slug",
    [
        *("", "nowhere", "../birds/amber-wings", "docs/topics/birds/amber-wings.md", "index"),
        *(
            "/etc/passwd",
            "https://e.org/papers/",
            "papers/../basalt",
            "amber-wings\nbasalt",
            "amber-wings\0",
            "Amber-Wings",
            ".",
            "-rf",
        ),
    ],
)
def test_a_page_is_named_by_its_slug_alone(project: Sandbox, slug: str) -> None:
    refuse(project, correction("title", "Wind", slug=slug), "Page'|several lines")


def test_a_slug_of_two_pages_names_none(project: Sandbox) -> None:
    project.write("docs/topics/tides/amber-wings.md", PAGE)
    refuse(project, correction("title", "Wind"), "names no page")


def test_a_page_that_fails_a_check_is_not_written(project: Sandbox) -> None:
    project.write(AMBER, PAGE.replace("review: pending", "colour: amber"))
    refuse(project, correction("title", "Wind"), "unknown-key: 'colour'")


def test_a_correction_must_not_make_two_pages_one(project: Sandbox) -> None:
    project.write(AMBER, PAGE.replace(abstract_of(3), abstract_of(1)))
    title = title_of(1).replace(":", "")
    refuse(project, correction("title", title), f"same work as {BASALT}")


def test_a_page_that_cannot_be_read_is_told(project: Sandbox) -> None:
    project.write(AMBER, "no front matter\n")
    with pytest.raises(GeneratorError, match="no front matter"):
        apply_issue(project.root, correction("title", "Wind"))


def test_pages_that_cannot_be_read_do_not_stop_others(project: Sandbox) -> None:
    project.write("docs/topics/tides/broken.md", "no front matter\n")
    (project.root / "docs/topics/tides/latin.md").write_bytes(b"---\ntitle: \xe9\n---\n")
    assert apply_issue(project.root, correction("title", "Wind")).paths == (AMBER,)


def test_bibtex_becomes_a_page(project: Sandbox) -> None:
    applied, text = apply(project, addition(bibtex=BIBTEX, why="It counts *rings*.\n\n@team"))
    assert applied.paths == ("docs/topics/birds/cedar-rings.md",)
    assert applied.title == "Add Cedar Rings"
    assert applied.body.startswith("Closes #7\n")
    assert text == (
        "---\ntitle: Cedar Rings\ntopic: birds\ndate: 2024\nauthors:\n  - Ann Roe\n  - Bo Lee\n"
        "venue: Letters on Groves\ndoi: 10.1234/grove.7\n---\n"
        "\n## Notes\n\n> It counts \\*rings\\*.\n>\n> @team\n"
    ).replace("date: 2024", "date: '2024'" if "date: '2024'" in text else "date: 2024")


def test_an_id_needs_a_title(project: Sandbox) -> None:
    refuse(project, addition(identifier="2405.01234"), "title is not known")
    event = addition("Addition: Cedar  Rings", identifier="https://arxiv.org/abs/2405.01234v2")
    _, text = apply(project, event)
    assert text == "---\ntitle: Cedar Rings\ntopic: birds\narxiv: '2405.01234'\n---\n"


def test_the_id_of_the_form_counts_before_that_of_the_bibtex(project: Sandbox) -> None:
    _, text = apply(project, addition(bibtex=BIBTEX, identifier="10.9999/other"))
    assert "doi: 10.9999/other\n" in text


def test_an_address_becomes_a_link(project: Sandbox) -> None:
    _, text = apply(project, addition(bibtex=BIBTEX, identifier="https://github.com/grove/rings"))
    assert "links:\n  code: https://github.com/grove/rings\n" in text


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"identifier": "2103.00017", "bibtex": BIBTEX}, f"2103.00017 is also on {AMBER}"),
        ({"bibtex": "@a{b, title = {Amber Wings: Notes on Flight}}"}, f"same work as {AMBER}"),
        ({"bibtex": "@a{b, title = {}}"}, "title is not known"),
        ({"bibtex": "Cedar Rings, 2024"}, "not one entry"),
        ({"bibtex": BIBTEX, "identifier": "a\nb"}, "several lines"),
        ({"bibtex": BIBTEX, "identifier": "wings"}, "none we know"),
        ({"bibtex": BIBTEX, "topic": "clouds"}, "names no section"),
        ({"bibtex": BIBTEX, "topic": "../birds"}, "names no section"),
        ({"bibtex": BIBTEX, "topic": "birds/"}, "names no section"),
        ({"bibtex": BIBTEX, "topic": "birds\nrocks"}, "several lines"),
        ({"bibtex": BIBTEX, "topic": ""}, "names no section"),
        ({"bibtex": BIBTEX.replace("2024", "0000")}, "no date of a paper"),
        ({"bibtex": BIBTEX, "why": "日本 " * 30_000}, "KB"),
    ],
)
def test_an_addition_that_cannot_be_made_changes_nothing(
    project: Sandbox, values: dict[str, str], what: str
) -> None:
    refuse(project, addition(**values), what)


def test_a_paper_that_may_be_there_already_is_pointed_out(project: Sandbox) -> None:
    source = f"@a{{b, title = {{Quite Another}}, abstract = {{{abstract_of(3)}}}}}"
    applied, _ = apply(project, addition(bibtex=source))
    assert f"may be the same work as {AMBER}" in applied.body.replace("\\_", "_")


def test_an_address_is_never_used_twice(project: Sandbox) -> None:
    former = PAGE.replace("review: pending", "formerly: [cedar-rings, cedar-rings-2]")
    project.write(AMBER, former)
    assert apply(project, addition(bibtex=BIBTEX))[0].paths == (
        "docs/topics/birds/cedar-rings-3.md",
    )


def test_a_paper_that_was_removed_does_not_come_back_by_a_form(project: Sandbox) -> None:
    project.source([5])
    project.ingest()
    page = project.page(5)
    (project.root / page.path).unlink()
    source = f"@a{{b, title = {{{title_of(5)}}}, abstract = {{{abstract_of(5)}}}}}"
    refuse(project, addition(bibtex=source), "looks like")


@pytest.mark.parametrize(
    "event",
    [
        correction("title", "Wind"),
        correction("topic", "tides"),
        correction("links", "code: none\ndemo: https://e.org"),
        addition(bibtex=BIBTEX, why="Rings."),
    ],
)
def test_an_issue_applied_twice_says_and_writes_the_same(
    project: Sandbox, event: dict[str, Any]
) -> None:
    first, _ = apply(project, event)
    tree = project.tree()
    assert apply_issue(project.root, event) == first
    assert project.tree() == tree


def test_a_section_that_is_a_link_is_not_written_through(
    project: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "index.md").write_text(
        "---\ntitle: Out\ndescription: Outside.\norder: 9\nkeywords: [out]\n---\n", "utf-8"
    )
    (project.root / "docs/topics/out").symlink_to(outside)
    with pytest.raises(GeneratorError):
        apply_issue(project.root, addition(bibtex=BIBTEX, topic="out"))
    assert [each.name for each in outside.iterdir()] == ["index.md"]


def test_a_failed_write_leaves_the_page_as_it_was(
    project: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        apply_issue(project.root, correction("title", "Wind"))
    assert (project.root / AMBER).read_text("utf-8") == PAGE


@pytest.mark.parametrize(
    ("form", "what"), [(CORRECTION, "names no field"), (ADDITION, "title is not known")]
)
def test_an_empty_form_is_refused(project: Sandbox, form: str, what: str) -> None:
    refuse(project, event_of(form, {}), what)
