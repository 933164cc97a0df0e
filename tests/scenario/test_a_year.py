"""A year of a project, with a repository, twenty kinds of edits, new dumps and killed runs."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.check import run as checks
from tests.conftest import abstract_of, title_of
from tests.scenario.year import Listed, Year, events, killed, paper

KILLS = random.Random(20240601)
MOMENTS = 20  # at which a run is killed, each in a copy of the project

SPECIAL = {
    5: replace(
        paper(5),
        title="A Mixed Case",
        abstract="One migration and one volcano are compared, and nothing else.",
    ),
    6: replace(
        paper(6), title="Plain Words", abstract="Nothing here tells what the sixth one is about."
    ),
    7: replace(
        paper(7),
        abstract=abstract_of(7)
        + " Code: https://github.com/owner/seven and https://github.com/owner/seven-tools.",
    ),
    8: replace(paper(8), abstract=r"We call it \ourmodel. " + abstract_of(8)),
}


def listed(number: int) -> Listed:
    return SPECIAL.get(number, paper(number))


def split_off(year: Year, name: str, numbers: dict[int, str]) -> None:
    year.write(
        f"docs/topics/{name}/index.md",
        f"---\ntitle: {name.title()}\ndescription: What people file under {name}.\norder: 9\n"
        f"keywords: [{name}]\n---\nAbout {name}.\n",
    )
    for number, old in numbers.items():
        year.change(number, (f"topic: {old}\n", f"topic: {name}\n"))


def move(year: Year, number: int, path: str) -> None:
    target = year.root / path
    target.parent.mkdir(exist_ok=True)
    (year.root / year.pages()[year.slugs[number]].path).rename(target)
    year.slugs[number] = target.stem


def merge(year: Year, gone: int, kept: int) -> None:
    year.change(kept, ("topic:", f"formerly: [{year.slugs[gone]}]\ntopic:"))
    (year.root / year.pages()[year.slugs[gone]].path).unlink()


def rewrite(year: Year, number: int, how: Callable[[str], str]) -> None:
    page = year.pages()[year.slugs[number]]
    assert how(page.text) != page.text
    year.write(str(page.path), how(page.text))


def reorder(text: str) -> str:
    title, topic, rest = text.removeprefix("---\n").split("\n", 2)
    return f"---\n{topic}\n{title}\n{rest}"


NOTES = "\n## Notes\nSeen by a person.\n\n### Errata\n---\nNone.\n"
REMARKS = "# a remark of its own\nmood: calm # and another\ntopic: "
BY_HAND = f"---\ntitle: '{title_of(90)}'\ntopic: birds\n---\n{abstract_of(90)}\n"


def edit_everything(year: Year) -> None:
    """Make an edit of every sort that the contributor's guide speaks of, and some more."""
    year.change(0, (title_of(0), "A Title That a Person Chose"))
    year.change(1, ("topic: rocks", "topic: birds"))
    year.change(2, ("topic: tides\n", "topic: tides\nalso: [birds]\n"))
    year.change(3, ("date: 2024-05-04\n", ""))
    year.change(4, ("comments: 4\n", ""))
    year.change(5, ("also: [rocks]\n", ""))
    year.change(6, ("review: pending\n", ""))
    year.change(7, ("https://github.com/owner/seven-tools'", "https://example.org/mirror'"))
    year.change(7, ("links:\n", "links:\n  demo: https://example.org/try # works\n"))
    year.change(8, (r"We call it \ourmodel.", "We call it Palimpsest."))
    year.change(9, (abstract_of(9), f"Corrected: {abstract_of(9)}"))
    year.change(10, ("topic: ", REMARKS))
    rewrite(year, 10, lambda text: text + NOTES)
    year.change(11, (f"title: '{title_of(11)}'", f'title: "{title_of(11)}" # quoted so'))
    rewrite(year, 12, lambda text: text.replace("\n", "\r\n"))
    rewrite(year, 13, reorder)
    rewrite(year, 14, lambda text: "\ufeff" + text.removesuffix("\n") + "\n" + NOTES.rstrip())
    year.change(15, ("topic: ", "summary: >-\n  In a person's\n  own words.\ntopic: "))
    year.change(16, ("topic: ", f"formerly: [{year.slugs[16]}]\ntopic: "))
    move(year, 16, "docs/topics/rocks/sixteen.md")
    move(year, 17, "docs/topics/tides/seventeen.md")
    move(year, 18, f"docs/topics/tides/{year.slugs[18]}.md")
    merge(year, gone=19, kept=20)
    (year.root / year.pages()[year.slugs[21]].path).unlink()
    year.write("docs/topics/birds/by-hand.md", BY_HAND)
    split_off(year, "gulls", {24: "birds", 27: "birds"})
    split_off(year, "basalt", {25: "rocks"})
    split_off(year, "slate", {28: "rocks"})


def assert_no_edit_is_lost(year: Year) -> None:
    """Find every edit again by its own text."""
    pages = year.pages()
    assert "A Title That a Person Chose" in year.text(0)
    assert pages[year.slugs[1]].folder == "birds"
    assert "\nalso: [birds]\n" in year.text(2)
    assert "\ndate:" not in year.text(3)
    assert "\ncomments:" not in year.text(4)
    assert "\nalso:" not in year.text(5)
    assert "\nreview:" not in year.text(6)
    assert "https://example.org/mirror" in year.text(7)
    assert "seven-tools" not in year.text(7).split("---")[1]
    assert "  demo: https://example.org/try # works\n" in year.text(7)
    assert "We call it Palimpsest." in year.text(8)
    assert "\nCorrected: We look" in year.text(9)
    assert REMARKS in year.text(10)
    assert year.text(10).endswith(NOTES)
    assert " # quoted so\n" in year.text(11)
    assert year.text(12).count("\n") == year.text(12).count("\r\n") > 5
    assert year.text(13).startswith("---\ntopic: rocks\ntitle: ")
    assert year.text(14).startswith("\ufeff---\n")
    assert year.text(14).endswith(NOTES.rstrip())
    assert "\nsummary: >-\n  In a person's\n  own words.\ntopic: " in year.text(15)
    assert set(year.former.values()) <= set(pages)
    assert all(f"formerly: [{old}]" in pages[new].text for old, new in year.former.items())
    assert pages[year.slugs[18]].folder == "birds"
    assert year.slugs[19] not in pages
    assert year.slugs[21] not in pages
    assert pages["by-hand"].text == BY_HAND
    assert [pages[year.slugs[each]].folder for each in (24, 27)] == ["gulls", "gulls"]
    assert [pages[year.slugs[each]].folder for each in (25, 28)] == ["basalt", "slate"]


def spring(number: int) -> Listed:
    """Return what the winter's dump says once it was made anew in spring."""
    now = listed(number)
    news: dict[int, dict[str, str | int]] = {
        0: {"title": f"{title_of(0)} Revised"},
        3: {"date": "May 30, 2024"},
        4: {"authors": 12},
        7: {"abstract": f"{now.abstract} Data: https://huggingface.co/datasets/owner/seven."},
        8: {"abstract": f"{now.abstract} It is fast."},
        9: {"abstract": f"{now.abstract} We add a sentence."},
        11: {"title": f"{title_of(11)} Revised"},
        12: {"comments": 120, "abstract": f"{now.abstract} We add a sentence."},
        13: {"comments": 130},
        14: {"abstract": f"{now.abstract} We add a sentence."},
        16: {"comments": 160},
        17: {"comments": 170},
        20: {"comments": 200},
        30: {"title": f"{title_of(30)} Revised"},
        31: {"abstract": f"{now.abstract} We add a sentence."},
        32: {"date": "May 29, 2024"},
        33: {"comments": 330},
    }
    return replace(now, **news.get(number, {}))  # type: ignore[arg-type]


LEFT = (34, 35, 22)  # papers that leave the dump in spring and return in autumn
LINES_OF_SPRING: dict[int, tuple[list[str], list[str]]] = {
    4: (["author_count: 5"], ["author_count: 12"]),
    11: (
        [f'title: "{title_of(11)}" # quoted so'],
        [f"title: '{title_of(11)} Revised' # quoted so"],
    ),
    12: (
        ["comments: 12\r", f"{abstract_of(12)}\r"],
        ["comments: 120\r", f"{abstract_of(12)} We add a sentence.\r"],
    ),
    13: (["comments: 13"], ["comments: 130"]),
    14: ([abstract_of(14)], [f"{abstract_of(14)} We add a sentence."]),
    16: (["comments: 16"], ["comments: 160"]),
    17: (["comments: 17"], ["comments: 170"]),
    20: (["comments: 20"], ["comments: 200"]),
    30: ([f"title: '{title_of(30)}'"], [f"title: '{title_of(30)} Revised'"]),
    31: ([abstract_of(31)], [f"{abstract_of(31)} We add a sentence."]),
    32: (["date: 2024-05-05"], ["date: 2024-05-29"]),
    33: (["comments: 33"], ["comments: 330"]),
}


def winter(year: Year) -> None:
    """Ingest the first dump."""
    year.dump("winter.txt", map(listed, range(48)))
    report = year.run()
    assert (len(report.new), report.rejects, report.conflicts) == (48, (), ())
    assert [macro for _, macro in report.macros] == [r"\ourmodel"]
    by_title = {page.paper.title: slug for slug, page in year.pages().items()}
    year.slugs = {number: by_title[listed(number).title] for number in range(48)}
    year.commit("Ingest the first dump")


def people(year: Year) -> None:
    """Make all the edits; an ingest without news only moves and renames what people asked for."""
    old = {number: year.slugs[number] for number in (16, 17, 19)}
    edit_everything(year)
    year.former = {old[16]: "sixteen", old[17]: "seventeen", old[19]: year.slugs[20]}
    year.commit("Curate")
    report = year.run()
    assert report.conflicts == ()
    assert_no_edit_is_lost(year)
    moved: dict[str, tuple[list[str], list[str]]] = {
        year.slugs[each]: ([], []) for each in (1, 17, 18, 24, 25, 27, 28)
    }
    moved["seventeen"] = ([], [f"formerly: [{old[17]}]"])
    assert year.diff() == moved
    year.commit("Ingest after people's edits")


def news(year: Year) -> None:
    """Bring the spring's news: a changed dump, a further one, and one paper listed by hand."""
    year.dump("winter.txt", (spring(each) for each in range(48) if each not in LEFT))
    richer = replace(paper(29), comments=290, authors=30)
    year.dump("spring.txt", [*map(paper, (21, 48, 49, 50, 51, 52, 53, 90)), richer])


@pytest.fixture
def year(tmp_path: Path) -> Year:
    """A project as it is in spring, just before the ingest of its news."""
    year = Year(tmp_path / "year")
    winter(year)
    people(year)
    news(year)
    return year


def test_a_year_of_edits_and_dumps_loses_nothing(year: Year) -> None:
    report = year.run()
    assert_no_edit_is_lost(year)
    told = [(0, "title"), (3, "date"), (8, "abstract"), (9, "abstract")]
    conflicts = [(year.slugs[number], key) for number, key in told]
    assert sorted(year.conflicts) == sorted(conflicts)

    changed = year.diff()
    new = {Path(path).stem for path in report.new}
    assert len(new) == 6
    assert new <= changed.keys()
    expected = {year.slugs[number]: lines for number, lines in LINES_OF_SPRING.items()}
    expected[year.slugs[29]] = (
        ["author_count: 3", "comments: 29"],
        ["author_count: 30", "comments: 290"],
    )
    seven = changed.pop(year.slugs[7])
    assert {slug: lines for slug, lines in changed.items() if slug not in new} == expected
    assert seven[0] == [SPECIAL[7].abstract]
    assert seven[1] == [
        "  dataset: https://huggingface.co/datasets/owner/seven",
        spring(7).abstract,
    ]
    year.commit("Ingest the spring's dumps")

    for _ in range(2):
        before = year.tree()
        year.run()
        assert year.tree() == before

    year.dump("winter.txt", (replace(spring(each), authors=40) for each in range(48)))
    year.run()
    assert_no_edit_is_lost(year)
    authors = {line for lines in year.diff().values() for side in lines for line in side}
    assert {line.rstrip("\r").partition(":")[0] for line in authors} == {"author_count"}
    assert sorted(year.conflicts) == sorted(conflicts)
    year.commit("Ingest the autumn's dump")
    assert [each.what for each in checks.check(year.root)] == ["'mood' is not a key of a page"]


def test_runs_killed_at_any_moment_end_like_one_that_was_not(year: Year, tmp_path: Path) -> None:
    copies = [tmp_path / f"killed-{number}" for number in range(MOMENTS)]
    for copy in (*copies, tmp_path / "counted"):
        shutil.copytree(year.root, copy, ignore=shutil.ignore_patterns(".git"))
    year.run()
    whole = {name: raw for name, raw in year.tree().items() if not name.startswith(".git/")}
    conflicts = sorted(year.conflicts)
    assert len(conflicts) == 4

    last = events(tmp_path / "counted")  # with it, a run removes its journal
    points = (*sorted(KILLS.sample(range(1, last), MOMENTS - 1)), last)
    jobs = list(zip(copies, points, strict=True))
    assert killed(jobs) == [-9] * len(jobs)
    again = [(copy, KILLS.randrange(1, 12)) for copy in copies]
    ended = killed(again)
    for copy, how in zip(copies, ended, strict=True):
        survivor = Year.__new__(Year)
        survivor.root, survivor.conflicts = copy, []
        survivor.run()
        assert survivor.tree() == whole
        assert sorted(survivor.conflicts) == (conflicts if how == -9 else [])
    assert ended.count(-9) >= len(ended) / 2
