import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.words import asked, fold, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Naïve Bayes", ["naive", "bayes"]),
        ("GPT-4o, C++ & x_1", ["gpt", "4o", "c", "x", "1"]),
        ("encoder–decoder/ﬁne", ["encoder", "decoder", "fine"]),
        ("Ångström 𝐀²", ["angstrom", "a2"]),
        ("模型", ["模型"]),
        ("*:~^ +-()", []),
        ("", []),
    ],
)
def test_words_are_folded_runs_of_letters_and_digits(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_stop_words_count_only_while_they_are_being_typed() -> None:
    assert asked("the role of the") == ["role", "the"]
    assert asked("of wings") == ["wings"]
    assert asked("wing wing") == ["wing"]
    assert asked("") == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert [fold(word) for word in words(text)] == words(text)
