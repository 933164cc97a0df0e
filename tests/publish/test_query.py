import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import query, search_index
from tests.publish.invented import page, site_of

INDEX = search_index.build(
    site_of(
        page("both", "title: Feathers in motion", "How a wing bends under load.\n"),
        page("wing-only", "title: Wing wing wing", "The wing, again the wing.\n"),
        page("load-only", "title: Load of snow", "Roofs.\n"),
        page("migration", "title: Migratory routes", "Swallows cross the sea.\n"),
    )
)


def slugs(text: str, limit: int = 10) -> list[str]:
    return [hit.slug for hit in query.search(INDEX, text, limit)]


def test_papers_with_all_words_come_first() -> None:
    assert slugs("wing load")[0] == "both"
    assert set(slugs("wing load")) == {"both", "wing-only", "load-only"}


def test_a_title_weighs_more_than_an_abstract() -> None:
    assert slugs("wing") == ["wing-only", "both"]


def test_the_last_word_may_be_unfinished() -> None:
    assert slugs("swall") == ["migration"]
    assert slugs("swall wing") == ["wing-only", "both"]


def test_other_forms_of_a_word_are_found() -> None:
    assert slugs("migratory") == ["migration"]
    assert slugs("roof") == ["load-only"]


@pytest.mark.parametrize("text", ["swalows", "swallwos", "feahters", "fezthers"])
def test_one_typing_error_in_a_long_word_is_forgiven(text: str) -> None:
    assert len(slugs(text)) == 1


def test_a_short_or_right_word_is_not_taken_for_another() -> None:
    assert slugs("wong") == []
    assert slugs("snow") == ["load-only"]


@pytest.mark.parametrize("text", ["", " ", "*", "title:", "+wing -load^~2", "wing~", '"', "a:b:c*"])
def test_no_sign_is_a_command(text: str) -> None:
    query.search(INDEX, text)


def test_the_limit_holds() -> None:
    assert len(slugs("wing load", 1)) == 1


@given(st.text(alphabet="wing load*:~^+-éß", max_size=20))
def test_hits_are_papers_each_once(text: str) -> None:
    found = slugs(text, 100)
    assert len(found) == len(set(found))
    assert set(found) <= {"both", "wing-only", "load-only", "migration"}
