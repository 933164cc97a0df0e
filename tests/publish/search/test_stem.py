import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search.stem import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("of", "of"),
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("cats", "cat"),
        ("agreed", "agre"),
        ("feed", "feed"),
        ("hoping", "hope"),
        ("hopping", "hop"),
        ("falling", "fall"),
        ("sing", "sing"),
        ("conflated", "conflat"),
        ("survey", "survey"),
        ("surveys", "survey"),
        ("study", "studi"),
        ("yes", "ye"),
        ("relational", "relat"),
        ("generalization", "gener"),
        ("adoption", "adopt"),
        ("controlling", "control"),
        ("rate", "rate"),
        ("模型模型", "模型模型"),
    ],
)
def test_forms_of_a_word_share_a_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text(alphabet="abcdeilnostuyz0é", min_size=1))
def test_a_stem_is_a_beginning_with_at_most_one_letter_changed(word: str) -> None:
    found = stem(word)
    assert 0 < len(found) <= len(word)
    assert word.startswith(found[:-1])
