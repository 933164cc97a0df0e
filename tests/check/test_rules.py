"""Each rule finds its fault on its line, and nothing on a sound page."""

from pathlib import Path

import pytest

from generator.check import run
from generator.check.problem import RULES
from tests.conftest import Sandbox, abstract_of, title_of

GOOD = f"---\ntitle: '{title_of(1)}'\ntopic: rocks\n---\n{abstract_of(1)}\n"
LONG = "word " * 60


def problems(sandbox: Sandbox) -> list[str]:
    return [f"{problem} [{problem.rule}]" for problem in run.check(sandbox.root)]


def test_a_sound_project_has_no_problem(sandbox: Sandbox) -> None:
    sandbox.source(range(9))
    sandbox.ingest()
    assert problems(sandbox) == []


HEAD = "title: T\ntopic: rocks\n"
COPIED = "Ores age, as it says in a day or in two."
TOLD = "What we saw: rocks weather in a day or in two, not more."
CASES = [
    ("front-matter", "title: a: b\n", "", 2, "in quotes"),
    ("front-matter", f"{HEAD}title: U\n", "", 4, "stands twice"),
    ("unknown-key", f"{HEAD}athors: [A]\n", "", 4, "did you mean 'authors'?"),
    ("unknown-key", f"{HEAD}zzz: 1\n", "", 4, "'zzz' is not a key"),
    ("field", f"{HEAD}date: soon\n", "", 4, "write 2024, 2024-05"),
    ("field", f"{HEAD}links:\n  code: ftp://a\n", "", 5, "begin it with https://"),
    ("field", "topic: rocks\n", "", 1, "add 'title:'"),
    ("link-kind", f"{HEAD}links:\n  code: https://arxiv.org/abs/2\n", "", 5, "under paper"),
    ("unknown-key", f"{HEAD}code: https://a.b\n", "", 4, "write it below 'links:'"),
    ("topic", "title: T\ntopic: rokcs\n", "", 3, "did you mean 'rocks'?"),
    ("topic", f"{HEAD}also: [nonsense]\n", "", 4, "use one of: birds, rocks, tides"),
    ("also", f"{HEAD}also: [rocks]\n", "", 4, "repeats the topic"),
    ("also", f"{HEAD}also: [birds, tides, rocks]\n", "", 4, "also names 3 sections"),
    ("tags", f"{HEAD}tags: [a, b, c, d, e, f]\n", "", 4, "6 tags"),
    ("folder", "title: T\ntopic: birds\n", "", 3, "the next ingest moves the file"),
    ("summary", f"{HEAD}summary: {LONG}\n", "", 4, "299 characters"),
    (
        "summary",
        f"{HEAD}summary: One thing was seen\n",
        "One thing was seen. Then more.\n",
        4,
        "first",
    ),
    ("summary", f"{HEAD}summary: {COPIED}\n", f"{TOLD}\n", 4, "copies 'in a day or in two'"),
    ("field", f"{HEAD}date: 1066\n", "", 4, "no date of a paper"),
    ("field", f"{HEAD}date: 2999-01\n", "", 4, "no date of a paper"),
    ("comment", "title: Why #P is hard\ntopic: rocks\n", "", 2, "ends before '#P is hard'; put"),
    ("comment", "title: Über C # and F\ntopic: rocks\n", "", 2, "title ends before '# and F'"),
    ("comment", f"{HEAD}authors:\n  - Ann Roe #1\n", "", 4, "authors ends before '#1'"),
    ("authors", f"{HEAD}authors: [Ada Vale, ben moor]\n", "", 4, "'ben moor' may not be a name"),
    ("authors", f"{HEAD}authors: [Ada vale]\n", "", 4, "'Ada vale' may not be a name"),
    ("authors", f"{HEAD}authors: [A. B.]\n", "", 4, "'A. B.' may not be a name"),
    ("authors", f"{HEAD}authors: [Cyd H&#xe9]\n", "", 4, "'Cyd H&#xe9' may not be a name"),
    ("authors", f"{HEAD}authors: [Dan Fell2]\n", "", 4, "'Dan Fell2' may not be a name"),
    ("markup", HEAD, "A.\n\n## Notes\nsee <script>alert(1)</script>\n", 8, "HTML"),
    ("markup", HEAD, "A.\n\n## Notes\n[x](javascript:alert(1))\n", 8, "javascript:"),
    ("characters", "title: T\u202eU\ntopic: rocks\n", "", 2, "U+202E"),
    ("size", HEAD, "word " * 14000, 1, "68 KB"),
]


@pytest.mark.parametrize(
    "head",
    [
        "title: 'Why #P is hard'\ntopic: rocks\n",
        "# a remark\ntitle: T\ntopic: rocks # the runner-up is tides\n",
        "title: C#\ntopic: rocks\ndate: 2024 #sure\nsummary: In a day or two, ores age.\n",
        "title: 'T' # as printed\ntopic: rocks\n",
    ],
)
def test_remarks_and_short_common_phrases_are_no_problem(sandbox: Sandbox, head: str) -> None:
    sandbox.write("docs/topics/rocks/x.md", f"---\n{head}---\n{TOLD}\n")
    assert problems(sandbox) == []


@pytest.mark.parametrize(("rule", "head", "body", "line", "words"), CASES)
def test_a_fault_is_found_on_its_line(
    sandbox: Sandbox, rule: str, head: str, body: str, line: int, words: str
) -> None:
    text = body or "Abstract text.\n"
    sandbox.write("docs/topics/rocks/x.md", f"---\n{head}---\n{text}")
    sandbox.write("docs/topics/rocks/good.md", GOOD)
    found = [problem for problem in run.check(sandbox.root) if problem.rule == rule]
    assert [(problem.path, problem.line) for problem in found] == [
        ("docs/topics/rocks/x.md", line)
    ] * len(found)
    assert any(words in str(problem) for problem in found)


def test_names_of_people_and_groups_are_names(sandbox: Sandbox) -> None:
    names = (
        "['A. Vale', Ben, 'Cyd ter Moor', 'J. K. L.-M. Fell', 李明, 'Maps4All Team', 'D. Fell III']"
    )
    sandbox.write("docs/topics/rocks/x.md", f"---\n{HEAD}authors: {names}\n---\nAn abstract.\n")
    assert problems(sandbox) == []


def test_html_in_the_abstract_and_in_code_is_text(sandbox: Sandbox) -> None:
    body = "We add <SR> tokens.\n\n## Notes\nWrite `<b>`:\n\n```\n<i>\n```\n"
    sandbox.write("docs/topics/rocks/x.md", f"---\n{HEAD}---\n{body}")
    assert problems(sandbox) == []


@pytest.mark.parametrize("key", ["arxiv: '2401.10000'", "doi: 10.1000/abc", "acl: 2024.acl-long.1"])
def test_one_id_on_two_pages_is_one_page_too_many(sandbox: Sandbox, key: str) -> None:
    for name, number in (("a", 1), ("b", 2)):
        text = (
            f"---\ntitle: '{title_of(number)}'\ntopic: rocks\n{key}\n---\n{abstract_of(number)}\n"
        )
        sandbox.write(f"docs/topics/rocks/{name}.md", text)
    (problem,) = problems(sandbox)
    assert problem.startswith("docs/topics/rocks/b.md:4:1: ")
    assert "is also on docs/topics/rocks/a.md; merge" in problem


def test_one_work_on_two_pages_is_found(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/a.md", GOOD)
    sandbox.write(
        "docs/topics/birds/b.md", GOOD.replace("Notes", "NOTES").replace("rocks", "birds")
    )
    (problem,) = problems(sandbox)
    assert "is the same work as docs/topics/birds/b.md" in problem


def test_two_pages_that_may_be_one_work_are_a_warning(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/a.md", GOOD)
    other = "---\ntitle: Quite Another Name\ntopic: rocks\n---\n" + abstract_of(1) + "\n"
    sandbox.write("docs/topics/rocks/b.md", other)
    found = run.check(sandbox.root)
    assert [problem.severity for problem in found] == ["warning"]
    assert not run.has_errors(found)


def test_addresses_are_not_shared(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/a.md", GOOD)
    sandbox.write(
        "docs/topics/tides/a.md", GOOD.replace("rocks", "tides").replace("Amber", "Ivory")
    )
    found = [each for each in problems(sandbox) if each.endswith("[same-address]")]
    assert found == [
        "docs/topics/tides/a.md:1:1: 'a' is also the name of docs/topics/rocks/a.md;"
        " merge the two pages or rename one [same-address]"
    ]


def test_a_former_address_is_not_in_use(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/a.md", GOOD)
    text = f"---\ntitle: '{title_of(2)}'\ntopic: tides\nformerly: [a]\n---\n{abstract_of(2)}\n"
    sandbox.write("docs/topics/tides/b.md", text)
    (problem,) = problems(sandbox)
    assert "'a' belongs to docs/topics/rocks/a.md" in problem


def test_a_file_name_that_is_no_address(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/My Paper.md", GOOD)
    (problem,) = problems(sandbox)
    assert "name the file my-paper.md" in problem


def test_a_page_outside_every_section(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/clouds/a.md", GOOD)
    assert any("'clouds' is no section's folder" in problem for problem in problems(sandbox))


def test_a_file_that_is_not_text(sandbox: Sandbox) -> None:
    file = sandbox.write("docs/topics/rocks/a.md", GOOD)
    file.write_bytes(b"---\ntitle: caf\xe9\n---\n")
    assert problems(sandbox) == [
        "docs/topics/rocks/a.md:2:1: not UTF-8 text; save the file as UTF-8 [front-matter]"
    ]


@pytest.mark.parametrize(
    "path",
    [
        "docs/evil.html",
        "docs/evil.js",
        "docs/picture.svg",
        "docs/topics/rocks/data.csv",
        "docs/topics/rocks/deeper/a.md",
        "docs/topics/a.md",
    ],
)
def test_a_file_that_does_not_belong_is_found(sandbox: Sandbox, path: str) -> None:
    sandbox.write(path, "x")
    assert [each for each in problems(sandbox) if "[file-type]" in each and path in each]


def test_symbolic_links_are_refused_and_not_read(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD, encoding="utf-8")
    (sandbox.root / "docs/topics/rocks/a.md").symlink_to(tmp_path / "secret.txt")
    (sandbox.root / "docs/topics/more").symlink_to(tmp_path)
    assert sandbox.pages() == {}
    assert [each for each in problems(sandbox) if "[symlink]" in each] == [
        "docs/topics/more:1:1: a symbolic link; replace it by the file itself [symlink]",
        "docs/topics/rocks/a.md:1:1: a symbolic link; replace it by the file itself [symlink]",
    ]


def test_names_that_differ_only_in_case_are_refused(sandbox: Sandbox) -> None:
    sandbox.write("docs/About.md", "x")
    sandbox.write("docs/about.md", "x")
    assert [each for each in problems(sandbox) if "[case]" in each] == [
        "docs/about.md:1:1: differs from docs/About.md only in case; rename one of them [case]"
    ]


def test_a_page_renamed_without_a_word_is_told(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    page = sandbox.page(1)
    (sandbox.root / page.path).rename(sandbox.root / page.path.with_name("short.md"))
    (problem,) = problems(sandbox)
    assert "docs/topics/rocks/short.md:2:1: looks like" in problem
    assert f"add 'formerly: [{page.slug}]'" in problem
    sandbox.edit(1, "topic:", f"formerly: [{page.slug}]\ntopic:")
    assert problems(sandbox) == []


def test_a_page_removed_by_a_person_is_no_problem(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    (sandbox.root / sandbox.page(1).path).unlink()
    assert problems(sandbox) == []


def test_all_problems_of_all_pages_come_at_once(sandbox: Sandbox) -> None:
    for name in "abc":
        sandbox.write(f"docs/topics/rocks/{name}.md", "---\ntitle: a: b\n---\n")
    sandbox.write("docs/topics/rocks/d.md", "---\ntopic: x y\nkind: poem\n---\n")
    assert len(problems(sandbox)) >= 6


def test_every_rule_explains_itself() -> None:
    for name, rule in RULES.items():
        assert rule.name == name
        assert rule.doc.endswith(".")


def test_the_real_pages_have_no_problem() -> None:
    root = Path(__file__).parent.parent.parent
    assert [str(each) for each in run.check(root) if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("goood.md", "write good.md"),
        ("../rocks/nothing-like-it.md", "there is no page"),
        ("/papers/good/", "write good.md"),
        ("../tides", "there is no page '../tides'"),
    ],
)
def test_a_link_in_notes_that_leads_nowhere(sandbox: Sandbox, target: str, words: str) -> None:
    sandbox.write("docs/topics/rocks/good.md", GOOD)
    sandbox.write("docs/topics/rocks/x.md", f"---\n{HEAD}---\nA.\n\n## Notes\n[x]({target})\n")
    (problem,) = problems(sandbox)
    assert problem.startswith("docs/topics/rocks/x.md:8:1: ")
    assert words in problem


@pytest.mark.parametrize(
    "target", ["good.md", "../tides/good.md#title", "../tides/index.md", "https://a.b", "#notes"]
)
def test_a_link_in_notes_that_leads_somewhere(sandbox: Sandbox, target: str) -> None:
    sandbox.write("docs/topics/rocks/good.md", GOOD)
    sandbox.write("docs/topics/rocks/x.md", f"---\n{HEAD}---\nA.\n\n## Notes\n[x]({target})\n")
    assert problems(sandbox) == []


SECTION = "---\ntitle: Rocks\ndescription: Minerals.\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (f"{SECTION}keyword: [ore]\n---\n", "4:1", "did you mean 'keywords'? [section-key]"),
        (f"{SECTION}zzz: 1\n---\n", "4:1", "'zzz' is not a key of a section; take it out"),
        (f"{SECTION}keywords: [ore, +Ore]\n---\n", "4:1", "'ore' stands twice"),
        (f"{SECTION}keywords: [ore, '+']\n---\n", "4:1", "an empty keyword"),
        (f"{SECTION}---\nHi.\n\n<img src=x onerror=y>\n", "7:1", "HTML"),
        (f"{SECTION}---\n[x](javascript:y)\n", "5:1", "a link to 'javascript:'"),
        (f"{SECTION}---\nO\u202ere\n", "5:2", "an invisible character"),
        ("---\ntitle: [a]\ndescription: D.\n---\n", "2:1", "'title' is missing or not a text"),
        (f"{SECTION}order: first\n---\n", "4:1", "'order' is not a whole number"),
        (f"{SECTION}keywords: ore\n---\n", "4:1", "'keywords' is not a list"),
    ],
)
def test_a_fault_of_a_section_is_found(sandbox: Sandbox, text: str, place: str, words: str) -> None:
    path = "docs/topics/rocks/index.md"
    sandbox.write(path, text)
    (problem,) = problems(sandbox)
    assert problem.startswith(f"{path}:{place}: ")
    assert words in problem


UNKNOWN = "there is no paper 'goood' to cite; did you mean [@good]? [citation]"


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("docs/topics/rocks/x.md", f"---\n{HEAD}---\nA.\n\n## Notes\nSee [@goood].\n", "8:5"),
        ("docs/topics/tides/index.md", "---\ntitle: T\ndescription: D.\n---\n[@goood]\n", "5:1"),
        ("docs/about.md", "# About\n\n- [@goood]: why\n", "3:3"),
        ("docs/start/first.md", "---\ntitle: First\n---\n[@good], [@goood]\n", "4:10"),
    ],
)
def test_a_citation_of_no_paper_is_found_wherever_it_stands(
    sandbox: Sandbox, path: str, text: str, place: str
) -> None:
    sandbox.write("docs/topics/rocks/good.md", GOOD)
    sandbox.write(path, text)
    assert problems(sandbox) == [f"{path}:{place}: {UNKNOWN}"]


def test_papers_are_cited_by_the_names_they_have_or_had(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/good.md", GOOD.replace("topic", "formerly: [once]\ntopic", 1))
    text = "About [@good] and [@once].\n\n    [@code]\n\n`[@code]` \\[@text]\n"
    sandbox.write("docs/about.md", text)
    assert problems(sandbox) == []


def test_what_is_cited_in_an_abstract_is_text(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/x.md", f"---\n{HEAD}---\nAs [@vale2020] has shown.\n")
    assert problems(sandbox) == []


def test_prose_that_is_not_text_is_a_problem(sandbox: Sandbox) -> None:
    sandbox.write("docs/about.md", "x").write_bytes(b"# caf\xe9\n")
    assert problems(sandbox) == [
        "docs/about.md:1:1: not UTF-8 text; save the file as UTF-8 [front-matter]"
    ]


def test_a_former_name_that_never_was_is_told(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    gone = sandbox.page(0).slug
    sandbox.edit(1, "topic:", f"formerly: [{gone[:-3]}]\ntopic:")
    (sandbox.root / sandbox.page(0).path).unlink()
    (problem,) = problems(sandbox)
    assert f"warning: no page was ever '{gone[:-3]}'; did you mean '{gone}'?" in problem


def test_a_broken_section_is_a_problem_like_any_other(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/rocks/index.md", "---\ntitle: Rocks: hard\n---\n")
    (problem,) = problems(sandbox)
    assert problem.startswith("docs/topics/rocks/index.md:2:1: YAML does not parse")


def test_of_two_pages_of_one_work_the_new_one_is_told(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    old = sandbox.page(1)
    sandbox.write("docs/topics/birds/a-copy.md", old.text.replace("Notes", "NOTES"))
    found = [each for each in problems(sandbox) if "[same-work]" in each]
    assert len(found) == 1
    assert found[0].startswith("docs/topics/birds/a-copy.md:2:1: is the same work as")
