import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search.words import (
    TermNumbers,
    Terms,
    as_javascript,
    compounds,
    fold,
    runs,
    words,
)


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


def test_words_that_hyphens_join_stay_together() -> None:
    assert runs("Pre‑training of state-of-the-art-models – now") == [
        "pre-training",
        "of",
        "state-of-the-art-models",
        "now",
    ]
    assert compounds("state-of-the-art") == ["stateof", "ofthe", "theart"]
    assert compounds("word") == []


@pytest.mark.parametrize(
    "forms",
    [
        ("modelling", "modeling", "models"),
        ("summarisation", "summarization", "summarise", "summarizes"),
        ("behaviour", "behavior", "behaviours"),
        ("analyse", "analyze", "analyzing"),
        ("catalogue", "catalog"),
        ("centre", "center"),
        ("supervised", "supervision"),
    ],
)
def test_forms_and_spellings_of_a_word_have_one_term(forms: tuple[str, ...]) -> None:
    terms = Terms()
    assert len({terms[word] for word in forms}) == 1


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert [fold(word) for word in words(text)] == words(text)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_texts_are_sorted_as_javascript_does(texts: list[str]) -> None:
    found = sorted(range(len(texts)), key=as_javascript(texts).__getitem__)
    assert found == sorted(range(len(texts)), key=lambda place: texts[place].encode("utf-16-be"))


@given(st.lists(st.sampled_from(("model", "models", "modelled", "owl", "owls", "ab"))))
def test_words_of_one_term_have_one_number_whether_it_was_known_or_not(texts: list[str]) -> None:
    numbers = TermNumbers(Terms({"owls": "owl"}))
    found = numbers.of(texts).tolist()
    assert [numbers.names[number] for number in found] == [Terms()[text] for text in texts]
    assert found == [numbers[text] for text in texts]
