"""An index of another field, begun with nothing but the built wheel, outside the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator import pages, synonyms, tags, taxonomy
from generator.pages import Page
from tests.conftest import REPOSITORY
from tests.starting.library import THEMES, Work, bibtex, library

WORKS = library()
RECOVERED = 0.9  # of the papers lie in a section that is mostly of their theme
TEXTS = (".html", ".js", ".css", ".json", ".jsonl", ".xml", ".txt", ".md", ".py", ".yml", "")
# Names of well-known venues and of services are facts that any index can meet.
OF_THE_WORLD = ("ingest/venues.py", "exports/venue.py")
# Words of this index that software speaks of as well.
OF_SOFTWARE = {
    *(
        "8-bit",
        "data set",
        "data selection",
        "formal languages",
        "open-source",
        "programming language",
    ),
    *("singular value decomposition", "source code"),
}


@dataclass(frozen=True)
class Started:
    """A folder in which somebody began an index, and the environment they run things in."""

    root: Path
    installed: Path

    def run(self, *command: str) -> str:
        """Run a program of the environment and return what it says."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def paperindex(self, *arguments: str) -> str:
        """Run the command that the wheel brought."""
        return self.run(str(self.installed / "bin/paperindex"), *arguments)

    def environment(self) -> dict[str, str]:
        """Return an environment that knows nothing of the checkout."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PAPERINDEX")}
        return kept | {"PYTHONPATH": str(self.installed), "NO_MKDOCS_2_WARNING": "1"}

    def files(self) -> dict[str, bytes]:
        """Return every file of the project but the machine's own."""
        found = (file for file in self.root.rglob("*") if file.is_file())
        named = {file.relative_to(self.root).as_posix(): file for file in found}
        return {
            name: file.read_bytes()
            for name, file in named.items()
            if not name.startswith((".paperindex/", "site/"))
        }

    def pages(self) -> list[Page]:
        """Return the papers' pages."""
        return pages.load_all(self.root)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """An index that was begun as the README says, with the wheel alone."""
    base = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(base / "wheel")]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = (base / "wheel").glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    where = ["--no-deps", "--no-index", "--target", str(base / "installed"), str(wheel)]
    subprocess.run([*pip, *where], check=True, capture_output=True, cwd=base)
    found = Started(root=base / "pots", installed=base / "installed")
    found.root.mkdir()
    (base / "my.bib").write_text(bibtex(WORKS), encoding="utf-8")
    found.paperindex("init", "--name", "Old pots", "--repo", "owner/pots")
    found.paperindex("ingest", "../my.bib")
    found.paperindex("topics", "suggest", "--write")
    found.run("-m", "mkdocs", "build", "--strict")
    return found


def by_title(found: list[Page]) -> dict[str, Page]:
    return {str(page.document.values["title"]): page for page in found}


def theme_of(section: str, placed: dict[str, Page]) -> str:
    """Return the theme of most papers in a section."""
    inside = Counter(work.theme for work in WORKS if placed[work.title].folder == section)
    return inside.most_common(1)[0][0]


def test_what_runs_is_the_wheel(started: Started) -> None:
    said = started.run("-c", "import generator; print(generator.__file__)")
    assert Path(said.strip()).is_relative_to(started.installed)
    assert not (started.root / "overrides").exists()


def test_every_work_has_its_page(started: Started) -> None:
    assert {page.document.values["title"] for page in started.pages()} == {
        work.title for work in WORKS
    }


def test_the_themes_are_recovered_as_sections(started: Started) -> None:
    placed = by_title(started.pages())
    sections = {page.folder for page in placed.values()}
    themes = {section: theme_of(section, placed) for section in sections}
    assert sorted(themes.values()) == sorted(THEMES)

    def right(work: Work) -> bool:
        return themes[placed[work.title].folder] == work.theme

    assert sum(map(right, WORKS)) >= RECOVERED * len(WORKS)


def test_sections_are_named_by_words_of_their_theme(started: Started) -> None:
    placed = by_title(started.pages())
    for name, topic in taxonomy.load(started.root).items():
        names = topic.title.lower().split(" and ")
        assert [each for each in names if each not in THEMES[theme_of(name, placed)]] == []


def test_there_is_nothing_to_mend(started: Started) -> None:
    assert started.paperindex("check").strip().endswith("0 problems, 0 warnings")


def test_ingesting_again_changes_nothing(started: Started) -> None:
    before = started.files()
    started.paperindex("ingest", "../my.bib")
    started.paperindex("ingest")
    assert started.files() == before


def test_the_site_has_the_papers_the_sections_and_the_look(started: Started) -> None:
    site = started.root / "site"
    assert len(list((site / "papers").glob("*/index.html"))) == len(WORKS)
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<h1" in home
    assert "Old pots" in home
    for name, topic in taxonomy.load(started.root).items():
        assert topic.title in home
        assert (site / "topics" / name / "index.html").exists()
    (style,) = (site / "assets/stylesheets").glob("site.*.css")
    assert ".row__title" in style.read_text(encoding="utf-8")
    assert 'href="https://github.com/owner/pots/edit/main/docs/topics/' in (
        next((site / "papers").glob("*/index.html")).read_text(encoding="utf-8")
    )


def test_a_persons_own_template_and_style_win_over_ours(started: Started, tmp_path: Path) -> None:
    own = tmp_path / "overrides"
    for name, text in {
        "partials/footer.html": '<footer class="mine">{{ "<mine>" }}</footer>',
        "assets/stylesheets/print.css": ".mine { color: red; }",
    }.items():
        (own / name).parent.mkdir(parents=True)
        (own / name).write_text(text, encoding="utf-8")
    shutil.copytree(started.root / "docs", tmp_path / "docs")
    shutil.copy(started.root / "snapshot.jsonl", tmp_path)
    plain = (started.root / "mkdocs.yml").read_text(encoding="utf-8")
    changed = plain.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    (tmp_path / "mkdocs.yml").write_text(changed, encoding="utf-8")
    Started(root=tmp_path, installed=started.installed).run("-m", "mkdocs", "build", "--strict")
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<footer class=mine>&lt;mine&gt;" in home.replace('"', "")
    (style,) = (tmp_path / "site/assets/stylesheets").glob("site.*.css")
    assert style.read_text(encoding="utf-8").endswith(".mine{color:red}")


def test_the_search_finds_papers(started: Started) -> None:
    site = started.root / "site"
    manifest = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    assert (site / "search" / manifest["version"]).is_dir()
    (engine,) = site.glob("search/*engine*.js")
    assert engine.stat().st_size > 10_000
    said = started.paperindex("search", "-n", "3", '"dragon kiln"')
    assert "dragon kiln" in said.lower()


def test_the_requirements_name_the_wheel_that_came_along(started: Started) -> None:
    lines = (started.root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (line,) = (each for each in lines if "paperindex-" in each)
    assert (started.root / line).is_file()


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.lower()))


@cache
def own_phrases() -> dict[str, set[tuple[str, ...]]]:
    """Return, by its first word, what speaks of this very index: subject, sections, tags, names."""
    listed = [topic.title for topic in taxonomy.load(REPOSITORY).values()]
    for tag in tags.load(REPOSITORY).values():
        listed += [tag.id, tag.label]
    same = synonyms.load(REPOSITORY)
    listed += [name for group in same.same for name in group] + [*same.found_by]
    listed += [file.name for file in (REPOSITORY / "sources").iterdir()]
    listed += [page.slug for page in pages.load_all(REPOSITORY)]
    listed += ["language models", "github.com/paperindex", "paperindex.github.io"]
    found = defaultdict(set)
    for phrase in {words(each) for each in listed} - {words(each) for each in OF_SOFTWARE}:
        if len(phrase) > 1:  # single words, such as "privacy", belong to nobody
            found[phrase[0]].add(phrase)
    return {**found, "llm": {("llm",)}, "llms": {("llms",)}}


def told_in(text: str) -> set[str]:
    """Return what a text says of this index."""
    known, said = own_phrases(), words(text)
    return {
        " ".join(phrase)
        for place, word in enumerate(said)
        for phrase in known.get(word, ())
        if said[place : place + len(phrase)] == phrase
    }


def spoken(folder: Path) -> dict[str, set[str]]:
    """Return what files below a folder say of this index, by file."""
    found = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and file.suffix in TEXTS and not name.endswith(OF_THE_WORLD):
            found[name] = told_in(file.read_text(encoding="utf-8"))
    return {name: told for name, told in found.items() if told}


def test_the_words_looked_for_are_those_of_this_index() -> None:
    told = told_in((REPOSITORY / "docs/index.md").read_text(encoding="utf-8"))
    assert told == {"language models"}
    assert sum(map(len, own_phrases().values())) > 900


def test_no_word_of_this_index_is_on_the_site(started: Started) -> None:
    assert spoken(started.root / "site") == {}


def test_no_word_of_this_index_is_in_the_project(started: Started) -> None:
    assert spoken(started.root / "docs") == {}
    assert spoken(started.root / ".github") == {}
    names = [file for file in started.root.iterdir() if file.is_file()]
    assert [file.name for file in names if told_in(file.read_text("utf-8"))] == []


def test_no_word_of_this_index_is_in_the_package(started: Started) -> None:
    assert spoken(started.installed) == {}
