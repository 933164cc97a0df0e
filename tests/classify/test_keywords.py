from hypothesis import given
from hypothesis import strategies as st

from generator.classify.keywords import words_of


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_has_the_words_it_has_beside_others(text: str) -> None:
    assert [*words_of(text), "größe"] == words_of(f"{text} Größe")


def test_words_are_lower_case_and_singular() -> None:
    assert words_of("Clay-Pipes_OF 3 cities") == ["clay", "pipe", "of", "3", "city"]
