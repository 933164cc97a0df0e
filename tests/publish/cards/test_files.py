from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import site
from generator.publish.cards import files
from generator.publish.site import Site
from tests.publish.invented import TOPICS, page

ADDRESS = "https://x.test/"


def made(cards: str, root: Path | None = None, title: str = "Wing") -> Site:
    found = site.build([page("wing", f"title: '{title}'\nauthors: [Ada Vale]")], TOPICS)
    return replace(found, name="Index", cards=cards, root=root)


def drawn(found: Site, address: str | None) -> dict[str, str | bytes]:
    return {each.path: each.content() for each in files.made(found, address)}


@pytest.mark.parametrize(
    ("cards", "names", "papers_card"),
    [
        ("none", set(), None),
        ("sections", {"home", "topics/birds", "topics/rocks", "topics/tides"}, "topics/birds"),
        (
            "papers",
            {"home", "topics/birds", "topics/rocks", "topics/tides", "papers/wing"},
            "papers/wing",
        ),
    ],
)
def test_which_pages_have_a_card_can_be_chosen(
    cards: str, names: set[str], papers_card: str | None
) -> None:
    found = made(cards)
    assert set(drawn(found, ADDRESS)) == {f"assets/cards/{name}.png" for name in names}
    path = files.path_of(found, found.papers["wing"])
    assert path == (f"assets/cards/{papers_card}.png" if papers_card else None)
    home = files.path_of(found, None)
    assert home == ("assets/cards/home.png" if names else None)


def test_a_title_that_cannot_be_written_leaves_the_section_s_card() -> None:
    found = made("papers", title="语言模型")
    assert files.path_of(found, found.papers["wing"]) == "assets/cards/topics/birds.png"
    assert "assets/cards/papers/wing.png" not in drawn(found, ADDRESS)


def test_every_card_that_a_page_names_is_there() -> None:
    found = made("papers")
    named = {files.path_of(found, view) for view in found.papers.values()}
    named |= {files.path_of(found, view) for view in found.sections.values()}
    assert named <= set(drawn(found, ADDRESS))


def test_without_an_address_nothing_is_drawn() -> None:
    assert drawn(made("papers"), None) == {}


def test_what_was_drawn_is_taken_from_the_cache(tmp_path: Path) -> None:
    first = drawn(made("papers", tmp_path), ADDRESS)
    kept = sorted((tmp_path / files.CACHE).iterdir())
    assert len(kept) == len(first)
    for file in kept:
        file.write_bytes(b"kept")
    assert set(drawn(made("papers", tmp_path), ADDRESS).values()) == {b"kept"}
    for file in kept:
        file.unlink()
    assert drawn(made("papers", tmp_path), ADDRESS) == first
    assert drawn(made("papers"), ADDRESS) == first
