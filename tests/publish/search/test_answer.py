import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search import answer
from generator.publish.search.index import build
from generator.synonyms import Synonyms
from tests.publish.invented import page, site_of

SYNONYMS = Synonyms(
    same=(("ISL", "inter-species lift"),), found_by={"migration": ("fly away", "travel")}
)
PAGES = (
    page("both", "title: Feathers in motion", "How a wing bends under load.\n"),
    page("wing-only", "title: Wing wing wing\nkind: survey", "The wing, again the wing.\n"),
    page("load-only", "title: Load of snow\ndate: 2001", "Roofs of a colour.\n", "rocks"),
    page(
        "migration",
        "title: Migratory routes\ndate: 2019-05\nauthors: [Ada Mustela]\narxiv: '1905.00001'",
        "Migration: swallows cross the sea. Pre-training of young birds.\n",
    ),
    page(
        "lift", "title: Inter-species lift\ndate: 2021\nlinks: {code: 'https://x.org/c'}", "Up.\n"
    ),
)
INDEX = build(site_of(*PAGES, synonyms=SYNONYMS))
EVERY = {"both", "wing-only", "load-only", "migration", "lift"}


def slugs(text: str, limit: int = 10) -> list[str]:
    return [hit.slug for hit in answer.search(INDEX, text, limit)]


def test_papers_with_all_words_come_first() -> None:
    assert slugs("wing load")[0] == "both"
    assert set(slugs("wing load")) == {"both", "wing-only", "load-only"}


def test_a_title_weighs_more_than_an_abstract() -> None:
    assert slugs("wing") == ["wing-only", "both"]


def test_the_last_word_may_be_unfinished() -> None:
    assert slugs("swall") == ["migration"]
    assert slugs("roof swall") == ["load-only", "migration"]


def test_other_forms_of_a_word_are_found() -> None:
    assert slugs("migratory") == ["migration"]
    assert slugs("roofing") == ["load-only"]


@pytest.mark.parametrize("text", ["color", "colours", "COLOUR"])
def test_british_and_american_spellings_are_one(text: str) -> None:
    assert slugs(text) == ["load-only"]


@pytest.mark.parametrize("text", ["pretraining", "pre-training", "pre training", "pretrained"])
def test_hyphens_do_not_matter(text: str) -> None:
    assert slugs(text)[0] == "migration"


def test_another_name_of_the_same_thing_is_found_in_both_directions() -> None:
    assert slugs("ISL") == ["lift"]
    assert slugs("travel") == ["migration"]
    assert "migration" not in slugs("away lift")[:1]


@pytest.mark.parametrize("text", ["swalows", "swallwos", "swalllows"])
def test_one_typing_error_in_a_long_word_is_forgiven(text: str) -> None:
    assert slugs(text) == ["migration"]


def test_a_short_or_right_word_is_not_taken_for_another() -> None:
    assert slugs("wng") == []
    assert slugs("snow") == ["load-only"]


def test_a_correction_is_told() -> None:
    pages = [page(f"w{number}", body="Glaciers grind.\n") for number in range(3)]
    found = answer.answer(build(site_of(*pages)), "glacires grind")
    assert found.corrected == (("glacires", "glaciers"),)
    assert len(found.hits) == 3


def test_a_phrase_stands_as_it_is_asked() -> None:
    assert slugs('"again the wing"') == ["wing-only"]
    assert slugs('"again wing the"') == []
    assert slugs('wing -"again the"') == ["both"]


def test_a_word_can_be_left_out() -> None:
    assert slugs("wing -load") == ["wing-only"]
    assert set(slugs("-wing")) == EVERY - {"both", "wing-only"}


def test_a_field_can_be_named() -> None:
    assert slugs("title:load") == ["load-only"]
    assert slugs("title:load wing") == ["load-only"]
    assert slugs("title:granite wing") == []
    assert slugs("author:mustela") == ["migration"]
    assert slugs("-abstract:load load") == ["load-only"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("topic:rocks", {"load-only"}),
        ("topic:roc", {"load-only"}),
        ("kind:survey", {"wing-only"}),
        ("has:code", {"lift"}),
        ("year:2019", {"migration"}),
        ("year:2019..2021", {"migration", "lift"}),
        ("year:2020..", {"lift"}),
        ("year:..2001", {"load-only"}),
        ("topic:birds year:2021 lift", {"lift"}),
        ("kind:position", set()),
    ],
)
def test_papers_can_be_filtered(text: str, found: set[str]) -> None:
    assert set(slugs(text)) == found


def test_a_filter_that_names_nothing_is_told_and_left_out() -> None:
    found = answer.answer(INDEX, "wing topic:cheese year:soon")
    assert [hit.slug for hit in found.hits][:1] == ["wing-only"]
    assert found.notes == (
        "‘soon’ is not a year such as 2023 or 2023..2025",
        "no section is called ‘cheese’",
    )


def test_however_many_papers_there_are_the_newest_come_first() -> None:
    days = [f"19{n // 336:02}-{n % 336 // 28 + 1:02}-{n % 28 + 1:02}" for n in range(1700)]
    pages = [page(f"on-{day}", f"date: {day}") for day in days]
    found = answer.answer(build(site_of(*pages)), "")
    assert [hit.slug for hit in found.hits] == [each.slug for each in reversed(pages)]


def test_an_empty_query_finds_every_paper_newest_first() -> None:
    assert slugs("")[:3] == ["lift", "migration", "load-only"]
    assert set(slugs("")) == EVERY


@pytest.mark.parametrize(
    "text", [" ", "*", "title:", "+wing -load^~2", "wing~", '"', '-"', "a:b:c*", "-", "year:", ":"]
)
def test_no_sign_is_fatal(text: str) -> None:
    answer.search(INDEX, text)


def test_the_limit_holds() -> None:
    assert len(slugs("wing load", 1)) == 1


@given(st.text(alphabet='wing load*:~^+-éß".', max_size=30) | st.text(max_size=30))
def test_hits_are_papers_each_once(text: str) -> None:
    found = slugs(text, 100)
    assert len(found) == len(set(found))
    assert set(found) <= EVERY


def test_a_very_long_query_is_cut_and_answered() -> None:
    assert slugs("wing " * 4000)[0] == "wing-only"
    assert slugs("x" * 10_000) == []
