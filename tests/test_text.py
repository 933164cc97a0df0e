"""What cleaning, keys, slugs and previews promise."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import text

LETTERED = st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), min_size=1)


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain words", "plain words"),
        ("  two\t\n words\r\n", "two words"),
        ("\ufeffa\u00a0b\u2009c\u3000d", "a b c d"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("bell\x07 and \x1b[0m", "bell and [0m"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("half\ud800 a pair", "half a pair"),
        ("Latin\u200djoined", "Latinjoined"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🔬 and 🏳️\u200d🌈", "👩\u200d🔬 and 🏳️\u200d🌈"),
        ("", ""),
    ],
)
def test_clean_keeps_what_is_read(dirty: str, cleaned: str) -> None:
    assert text.clean(dirty) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(dirty: str) -> None:
    cleaned = text.clean(dirty)
    assert text.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    cleaned.encode()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Owls: A Survey", "OWLS - a survey"),
        ("Naïve Řeka", r"Na\"ive {\v R}eka"),
        ("The “Owl” – Revisited", 'The "Owl" -- revisited'),
        ("$\\alpha$-Owls", "α-owls"),
        ("$O(n^2)$ Owls", "O(n²) owls"),
        ("Large {OWL} Models", "Large \\emph{Owl} models"),
        ("Counting Owls by Night v2", "Counting Owls by Night"),
        ("Counting Owls (version 2)", "Counting owls"),
        ("Counting Owls [v3]", "Counting owls"),
        ("20× Owls", "$20\\times$ Owls"),
        ("Søren's Straße", "Sorens strasse"),
        ("re-use of owls", "Reuse of Owls"),
    ],
)
def test_spellings_of_one_title_share_a_key(one: str, other: str) -> None:
    assert text.title_key(one) == text.title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Owls I", "Owls II"),
        ("Owl v2", "Owl v3"),
        ("夜の鳥", "夜の島"),
        ("कि", "की"),
        ("Version 2", "Version 3"),
        (r"\owlnet", r"\rooknet"),
    ],
)
def test_different_titles_have_different_keys(one: str, other: str) -> None:
    assert text.title_key(one) != text.title_key(other)


@given(LETTERED)
def test_case_does_not_change_a_key(title: str) -> None:
    assert text.title_key(title.upper()) == text.title_key(title.lower())


@given(st.lists(st.from_regex(r"[a-z]{4,9}", fullmatch=True), min_size=1), st.data())
def test_punctuation_does_not_change_a_key(words: list[str], data: st.DataObject) -> None:
    marks = st.sampled_from([" ", "-", ": ", ", ", " – ", "? ", " “", "/", " & "])
    marked = "".join(word + data.draw(marks) for word in words)
    assert text.title_key(marked) == text.title_key(" ".join(words))


@given(st.text())
def test_a_title_with_a_letter_or_digit_has_a_key(title: str) -> None:
    key = text.title_key(title)
    assert key or not any(char.isalnum() for char in title)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Owls: A Survey", "owls-a-survey"),
        ("Don't Count Owls & Rooks", "dont-count-owls-and-rooks"),
        ("Größe, Łódź und Ærø", "grosse-lodz-und-aero"),
        ("$\\alpha$-Owls and β-rooks", "alpha-owls-and-beta-rooks"),
        ("Λόγος of Owls", "logos-of-owls"),
        ("Сова", "sova"),
        ("OwlBench$^2$ in $O(n^2)$", "owlbench2-in-o-n2"),
        ("snake_case owls", "snake-case-owls"),
        ("index", "index-paper"),
        ("CON", "con-paper"),
        ("1984", "1984"),
    ],
)
def test_slugs_are_readable(title: str, slug: str) -> None:
    assert text.slugify(title) == slug


def test_titles_without_latin_letters_have_stable_slugs() -> None:
    assert text.slugify("夜の鳥") == "paper-81749723"
    assert text.slugify("夜の鳥 2") != text.slugify("夜の島 2")


@given(st.text())
def test_slugs_are_safe_names(title: str) -> None:
    slug = text.slugify(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= text.SLUG_LENGTH
    assert slug not in {"con", "prn", "aux", "nul", "com1", "lpt1", "index"}


def test_long_slugs_end_with_a_whole_word() -> None:
    slug = text.slugify("owl " * 50)
    assert slug == "-".join(["owl"] * 20)
    assert len(text.slugify("o" * 200)) == text.SLUG_LENGTH


@given(st.text(max_size=100), st.integers(0, 15))
def test_taken_slugs_are_numbered(title: str, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count):
        taken.add(text.unique_slug(title, taken))
    assert len(taken) == count
    assert all(len(slug) <= text.SLUG_LENGTH for slug in taken)


def test_numbers_start_at_two() -> None:
    assert text.unique_slug("Owls", {"owls", "owls-2"}) == "owls-3"


@pytest.mark.parametrize(
    ("abstract", "sentence"),
    [
        ("Owls see. Rooks hear.", "Owls see."),
        ("Birds, e.g. Owls, i.e. Tyto, see. Rooks hear.", "Birds, e.g. Owls, i.e. Tyto, see."),
        ("As Doe et al. Showed, owls see. Rooks.", "As Doe et al. Showed, owls see."),
        ("Owls vs. Rooks are compared. Then more.", "Owls vs. Rooks are compared."),
        ("By J. K. Doe we count 3.5 owls. Then more.", "By J. K. Doe we count 3.5 owls."),
        ('"Do owls see?" Asks this work. Yes.', '"Do owls see?" Asks this work.'),
        ("Do owls see? We look.", "Do owls see?"),
        ("夜の鳥。島の鳥。", "夜の鳥。"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(abstract: str, sentence: str) -> None:
    assert text.first_sentence(abstract) == sentence


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert text.first_sentence("one two three four", 12) == "one two…"
    assert text.first_sentence("x" * 50, 10) == "x" * 9 + "…"
    assert text.first_sentence("in $a + b + c$ we see", 10) == "in…"


@given(st.text(min_size=150, max_size=400), st.text(' .!?"$a', min_size=80, max_size=300))
def test_only_the_beginning_of_a_text_decides_on_its_first_sentence(one: str, other: str) -> None:
    for long in (one, other, one[:120] + other):
        assert text.first_sentence(long) == text.first_sentence(long[: text.BEGINNING])


@given(st.text(), st.integers(2, 60))
def test_previews_keep_their_limit(abstract: str, limit: int) -> None:
    assert len(text.first_sentence(abstract, limit)) <= limit


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("an x_i and a_b_c", ["x_i", "a_b_c"]),
        ("_", ["_"]),
        ("none here", []),
        ("a_  _b", ["a_", "_b"]),
    ],
)
def test_words_are_found_by_a_mark_in_them(sentence: str, words: list[str]) -> None:
    places = text.words_with(re.compile("_"), sentence)
    assert [sentence[start:end] for start, end in places] == words
