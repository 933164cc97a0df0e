"""How builds are measured."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.build import aside, curve, floor, report, scaling, sizes
from bench.build.comparison import AGAIN, CHANGED, FULL, OURS, PEERS, Result
from bench.build.contenders.contender import NOTE, Project
from bench.build.measure import Took, middle, one_after_another, run
from bench.build.report import Measured
from bench.build.serving import Served
from bench.build.sizes import Size
from bench.corpus import history
from generator import git

SPENDS = """\
import os, sys
block = bytearray(os.urandom(1)) * (64 * 2**20)
child = os.fork()
if child:
    os.waitpid(child, 0)
else:
    while os.times().user < 0.3:
        sum(range(1000))
"""


def took(seconds: float, memory: float = 1) -> Took:
    return Took(seconds=seconds, processor=seconds, largest=memory, together=memory)


def test_a_process_is_measured_with_all_that_it_starts(tmp_path: Path) -> None:
    found = run((sys.executable, "-c", SPENDS), tmp_path, {})
    assert found.processor >= 0.3
    assert found.largest > 64
    # What the child shares with its parent counts once.
    assert 64 < found.together < 2 * 64


def test_a_command_is_not_charged_with_the_memory_of_who_measures(tmp_path: Path) -> None:
    block = bytearray(b"x") * (128 * 2**20)
    assert run((sys.executable, "-I", "-S", "-c", ""), tmp_path, {}).largest < 64
    assert block


def test_a_failing_command_ends_the_measurement_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        run((sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path, {})


def test_times_of_steps_add_up_and_the_most_memory_counts() -> None:
    assert one_after_another([took(1, 5), took(2, 3)]) == took(3, 5)
    assert middle([took(1), took(9), took(2)]) == took(2)


def project(folder: Path) -> Project:
    """Return a project whose build copies its page into its site, and keeps count of itself."""
    page = folder / "page.md"
    page.write_text("A page.\n", encoding="utf-8")
    program = (
        "import pathlib as p;s=p.Path('site');s.mkdir(exist_ok=True);k=p.Path('kept');"
        "k.mkdir(exist_ok=True);(k/str(len(list(k.iterdir())))).touch();"
        "(s/'index.html').write_text(p.Path('page.md').read_text())"
    )
    return Project(
        folder=folder,
        site=folder / "site",
        papers="*.html",
        steps={"copy": (sys.executable, "-c", program)},
        page=page,
        kept=(folder / "kept",),
    )


def test_a_changed_page_is_built_and_then_as_it_was(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.changed()
    assert NOTE.strip() in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert made.page.read_text(encoding="utf-8") == "A page.\n"


def test_a_build_from_nothing_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "WORK", tmp_path / "aside")
    made = project(tmp_path)
    made.build()
    made.build()
    assert len(list((tmp_path / "kept").iterdir())) == 2
    made.forget()
    assert not (tmp_path / "kept").exists()
    assert not made.site.exists()


def test_the_floor_writes_files_of_the_same_sizes(tmp_path: Path) -> None:
    site, pages = tmp_path / "site", tmp_path / "pages"
    for path, text in (("index.html", "home"), ("papers/one/index.html", "one paper")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    pages.mkdir()
    listed = tmp_path / "files.txt"
    listed.write_text("4\tindex.html\n9\tpapers/one/index.html\n", encoding="utf-8")
    program = (sys.executable, str(floor.__file__))
    subprocess.run([*program, str(pages), str(listed), str(tmp_path / "made")], check=True)
    expected = Size(total=13, files=2, page=9)
    assert sizes.measure(site, "papers/*/index.html") == expected
    assert sizes.measure(tmp_path / "made", "papers/*/index.html") == expected


def measured() -> Measured:
    size = Size(total=10**6, files=10, page=1500)
    ours = Result(name=OURS.name, papers=500, size=size)
    for build, seconds in ((FULL, 2.0), (AGAIN, 0.5), (CHANGED, 1.0)):
        ours.runs[build] = [{"build": took(seconds)}, {"build": took(seconds + 2)}]
    peer = Result(name=PEERS[1].name, papers=500, size=size)
    peer.runs[FULL] = [{"Hugo": took(1), "Pagefind": took(5)}]
    return Measured(where="Here.", rounds={500: 2}, results={500: [ours, peer]})


def test_who_did_not_run_is_named_as_such() -> None:
    lines = report.growth(measured()).splitlines()
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    assert cells[:6] == ["500", "3.00 s", "not run", "6.00 s", "not run", "not run"]
    assert cells[6:] == ["6.00 ms", "not run", "0.50", "not run", "not run"]


def test_the_report_tells_how_soon_edits_are_shown() -> None:
    found = Served(papers=1000, start=6, edits=(2.0, 0.5, 0.75))
    assert "| 1,000 | 6.00 s | 0.75 s | 0.50 s | 2.00 s |" in report.served([found])


def test_the_report_tells_every_step_and_builds_upon_earlier_ones() -> None:
    text = report.document(measured(), "chart.svg")
    assert "| paperindex | 3.00 (2.00 to 4.00) | 3.00 |" in text
    assert "| of which Pagefind | 5.00 | 5.00 |" in text
    assert "| Zensical | not run |" in text
    assert "| 500, paperindex | 3.00 s | 1.50 s | 2.00 s |" in text


def test_the_page_on_scaling_holds_the_figures_once_however_often_they_are_written(
    tmp_path: Path,
) -> None:
    page = tmp_path / "scaling.md"
    page.write_text("# Scaling\n\nWords.\n\n## A thousand\n\n- One.\n", encoding="utf-8")
    before = page.read_text(encoding="utf-8")
    for _ in range(2):
        scaling.renew(page, measured())
        text = page.read_text(encoding="utf-8")
        assert text.count(scaling.HEADING) == 1
        assert "| 500 | 3.0 s | 2.0 s | 1 MiB | 1 MB | 10 |" in text
        assert text.endswith("\n\n## A thousand\n\n- One.\n")
    scaling.renew(page, Measured(where="Here."))
    assert page.read_text(encoding="utf-8") == before


def test_the_chart_is_a_picture_with_words_in_both_colour_schemes() -> None:
    lines = {"a <b>": [(500, 0.5), (1000, 1.5)], "other": [(500, 30.0)]}
    text = curve.chart(lines, 'What "it" shows')
    drawn = ElementTree.fromstring(text)  # noqa: S314  our own
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == 'What "it" shows'
    texts = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "a <b>, 1.5 s at 1,000" in texts
    assert "other, 30 s at 500" in texts
    assert "prefers-color-scheme:dark" in ElementTree.tostring(drawn, encoding="unicode")


def test_made_papers_came_week_by_week(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "topics" / "one"
    folder.mkdir(parents=True)
    for number in range(110):
        (folder / f"{number:03}.md").write_text(f"Paper {number}", encoding="utf-8")
    history.commit(tmp_path)
    days = git.days(tmp_path, "docs")
    assert days
    assert len(days.added) == 110
    assert len(set(days.added.values())) == 37  # three a week
    assert min(days.added.values()) == "2025-01-06"
