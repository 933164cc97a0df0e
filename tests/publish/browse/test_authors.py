import pytest

from generator.publish.browse import authors
from tests.publish.invented import page, site_of


def test_authors_stand_under_their_family_names() -> None:
    site = site_of(page("a", "authors: [Zoe Adams, Ada van Rijn, 王 小明, Ada Ångström]"))
    found = {
        letter.id: [each.sorting for each in letter.authors] for letter in authors.letters(site)
    }
    assert found == {
        "a": ["Adams, Zoe", "Ångström, Ada"],
        "v": ["van Rijn, Ada"],
        "other": ["王, 小明"],
    }


def test_only_authors_of_several_papers_have_addresses() -> None:
    site = site_of(
        page("a", "authors: [Ada Reed, José Lima, Jose Lima, Bo Finch]"),
        page("b", "authors: [Ada Reed, José Lima, Jose Lima]", topic="rocks"),
    )
    assert authors.addresses(site) == {
        "Ada Reed": "authors/r/#ada-reed",
        "José Lima": "authors/l/#jose-lima",
        "Jose Lima": "authors/l/#jose-lima-2",
    }


def test_an_authors_papers_are_newest_first_and_others_are_nobody() -> None:
    site = site_of(
        page("old", "date: 2001\nauthors: [Ada Reed, et al.]"),
        page("new", "date: 2003\nauthors: [Ada Reed]"),
    )
    ((author,),) = [letter.authors for letter in authors.letters(site)]
    assert [view.slug for view in author.papers] == ["new", "old"]


def test_the_most_prolific_have_three_papers_at_least() -> None:
    heads = (
        "authors: [Ada Reed, Bo Finch]",
        "authors: [Ada Reed, Bo Finch]",
        "authors: [Ada Reed]",
    )
    site = site_of(*(page(f"p{number}", head) for number, head in enumerate(heads)))
    assert [(name, count) for _, name, count in authors.prolific(site)] == [("Ada Reed", 3)]


def test_of_very_many_authors_those_of_one_paper_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(authors, "MANY", 1)
    site = site_of(page("a", "authors: [Ada Reed, Bo Finch]"), page("b", "authors: [Ada Reed]"))
    assert [each.name for letter in authors.letters(site) for each in letter.authors] == [
        "Ada Reed"
    ]


def test_where_lists_would_be_too_long_authors_need_more_papers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(authors, "LINES", 3)
    heads = (
        "authors: [Ada Reed, Bo Finch]",
        "authors: [Ada Reed, Bo Finch]",
        "authors: [Ada Reed]",
    )
    site = site_of(*(page(f"p{number}", head) for number, head in enumerate(heads)))
    assert [*authors.addresses(site)] == ["Ada Reed"]


def test_a_letter_with_many_authors_has_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authors, "ROWS", 5)
    names = "authors: [Ada Reed, Bea Reed, Cy Reed, Di Reed]"
    site = site_of(page("a", names), page("b", names))
    (letter,) = authors.letters(site)
    assert [part.url for part, _ in letter.parts] == ["authors/r/", *_further(2, 3)]
    found = [author.name for _, people in letter.parts for author in people]
    assert found == [author.name for author in letter.authors]
    assert authors.addresses(site)["Di Reed"] == "lists/authors/r/3/#di-reed"


def _further(*numbers: int) -> list[str]:
    return [f"lists/authors/r/{number}/" for number in numbers]
