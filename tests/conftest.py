"""Small invented projects for the tests, and the real one."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from generator import pages
from generator.ingest import pipeline
from generator.ingest.pipeline import Report
from generator.pages import Page

# No test depends on how fast the machine is.
settings.register_profile(
    "paperindex", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("paperindex")

REPOSITORY = Path(__file__).parent.parent

TOPICS = {
    "birds": ("Birds", "Flight, song and migration of birds.", "[bird, wing, song, migration]"),
    "rocks": ("Rocks", "Minerals, erosion and volcanoes.", "[mineral, granite, volcano, erosion]"),
    "tides": ("Tides", "Seas, currents and the moon.", "[tide, current, moon, coast]"),
}

SUBJECTS = ("the wing of a bird", "granite under erosion", "the tide at a coast")


def abstract_of(number: int) -> str:
    """Return an invented abstract that no other number has."""
    subject = SUBJECTS[number % 3]
    return (
        f"We look at {subject} in case {number}, measured over {number + 3} seasons. "
        f"The record of site {number * 7} shows that {subject} depends on weather {number * 5}, "
        f"and a model with {number + 2} parameters explains most of what the observers noted."
    )


def title_of(number: int) -> str:
    """Return an invented title that no other number has."""
    words = ("Amber", "Basalt", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Heath", "Islet")
    first, second = words[number % 9], words[(number // 9) % 9]
    return f"{first} and {second} {number}: Notes on {SUBJECTS[number % 3].title()}"


def listing(numbers: Iterable[int], blanks: str = "\n") -> str:
    """Return a listing with the papers of the given numbers, in the plainest layout."""
    pairs = (f"{title_of(each)}{blanks}{abstract_of(each)}{blanks}" for each in numbers)
    return (
        "Get trending papers in your email inbox once a day!\n"
        "Get trending papers in your email inbox!\nSubscribe" + "".join(pairs)
    )


class Sandbox:
    """A project in a folder, with the means to play its maintainer and its curators."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for order, (name, (title, description, keywords)) in enumerate(TOPICS.items()):
            self.write(
                f"docs/topics/{name}/index.md",
                f"---\ntitle: {title}\ndescription: {description}\norder: {order}\n"
                f"keywords: {keywords}\n---\nAbout {name}.\n",
            )

    def write(self, path: str, text: str) -> Path:
        """Write a file of the project, byte for byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def source(self, numbers: Iterable[int], name: str = "list.txt") -> None:
        """Write a listing into sources/."""
        self.write(f"sources/{name}", listing(numbers))

    def ingest(self, *paths: Path) -> Report:
        """Run an ingest."""
        return pipeline.ingest(self.root, paths, lambda items, _: items)

    def pages(self) -> dict[str, Page]:
        """Return all pages by slug."""
        return pages.by_slug(pages.load_all(self.root))

    def page(self, number: int) -> Page:
        """Return the page of an invented paper."""
        (found,) = (each for each in self.pages().values() if abstract_of(number) in each.text)
        return found

    def edit(self, number: int, old: str, new: str) -> None:
        """Change a page as a curator would, and be sure that something changed."""
        page = self.page(number)
        assert old in page.text
        self.write(str(page.path), page.text.replace(old, new, 1))

    def tree(self) -> dict[str, bytes]:
        """Return every file of the project but the machine's own."""
        files = (file for file in self.root.rglob("*") if file.is_file())
        named = ((file.relative_to(self.root).as_posix(), file) for file in files)
        return {name: file.read_bytes() for name, file in named if name[:5] != ".pape"}


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """An invented project with three sections and no papers."""
    return Sandbox(tmp_path)


@pytest.fixture
def make_page() -> Callable[..., Page]:
    """A function that makes a page from front-matter lines and a body."""

    def make(head: str, body: str = "An abstract.\n", path: str = "birds/x.md") -> Page:
        text = f"---\n{textwrap.dedent(head).strip()}\n---\n{body}"
        return Page(path=pages.TOPICS / path, text=text)

    return make


Values = dict[str, Any]
