from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import paper_files
from generator.publish.paper_files import Told
from generator.publish.paper_page import PaperPage, paper_page
from generator.publish.paper_view import PaperView
from generator.publish.site import Site
from generator.store import NOTHING, Store
from tests.publish.invented import page, site_of

TEXTS = ("Wings beat.", "Granite lies still.", "The moon pulls.", "Feathers fall.")
LISTS = b"what lists show"


def site(*texts: str) -> Site:
    return site_of(*(page(f"p{n}", f"title: T{n}", text) for n, text in enumerate(texts)))


def told(found: Site, store: Store, about: bytes = LISTS) -> Told:
    return paper_files.told(found, tuple(found.papers.values()), store, about)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the papers of which it is worked out what their pages show."""
    slugs: list[str] = []
    around = paper_page

    def asking(found: Site, view: PaperView) -> PaperPage:
        slugs.append(view.slug)
        return around(found, view)

    monkeypatch.setattr(paper_files, "paper_page", asking)
    return slugs


def test_what_tells_pages_is_kept_until_a_paper_on_them_changes(
    tmp_path: Path, asked: list[str]
) -> None:
    store = Store(root=tmp_path)
    before = told(site(*TEXTS), store)
    edited = site("Wings beat no more.", *TEXTS[1:])
    expected = told(edited, NOTHING)
    asked.clear()
    assert told(edited, store) == expected
    assert told(edited, store) == expected
    assert asked == ["p0", "p1"]  # the paper, and the one whose page names it
    pairs = zip(before.prints, expected.prints, strict=True)
    assert [one == other for one, other in pairs] == [False, False, True, True]


def test_of_other_lists_and_of_other_beliefs_nothing_is_kept(
    tmp_path: Path, asked: list[str]
) -> None:
    store, found = Store(root=tmp_path), site(*TEXTS)
    told(found, store)
    asked.clear()
    told(found, store, b"something else")
    told(replace(found, believed=b"something else"), store, b"something else")
    assert asked == [*found.papers] * 2
