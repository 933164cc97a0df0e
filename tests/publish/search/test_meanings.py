import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search.meanings import Meanings
from generator.publish.search.words import TermNumbers, words
from generator.synonyms import Synonyms

TERMS = TermNumbers()
MEANINGS = Meanings(
    Synonyms(
        same=(("SSM", "state space model"), ("LM", "language model"), ("state", "nation")),
        found_by={"fact": ("made-up", "the truth"), "state space": ("room",)},
    ),
    TERMS,
)


def of(*texts: str) -> list[set[str]]:
    said = [words(text) for text in texts]
    terms = np.array([TERMS[word] for text in said for word in text], np.int32)
    which = np.repeat(np.arange(len(texts), dtype=np.int32), list(map(len, said)))
    found: list[set[str]] = [set() for _ in texts]
    for number, text in zip(*MEANINGS.of(terms, which), strict=True):
        found[text].add(TERMS.names[number])
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an SSM", {"state", "space", "model"}),
        ("State-space models", {"ssm", "nation", "room"}),
        ("a model of state space", {"nation", "room"}),
        ("a large language model", {"lm"}),
        ("wrong facts", {"made", "up", "truth", "madeup"}),
        ("a room", set()),
        ("", set()),
    ],
)
def test_a_text_is_found_by_the_synonyms_of_its_phrases(text: str, found: set[str]) -> None:
    assert of(text) == [found]


def test_no_phrase_reaches_from_one_text_into_the_next() -> None:
    assert of("a language", "model", "of state", "", "space") == [
        set(),
        set(),
        {"nation"},
        set(),
        set(),
    ]


def test_a_phrase_counts_once_in_a_text_however_often_it_stands_there() -> None:
    terms = np.array([TERMS[word] for word in ("lm", "x", "lm", "lm")], np.int32)
    found, texts = MEANINGS.of(terms, np.array([0, 0, 0, 1], np.int32))
    assert [TERMS.names[number] for number in found] == ["languag", "model"] * 2
    assert texts.tolist() == [0, 0, 1, 1]


def test_without_a_table_nothing_is_found() -> None:
    nothing = Meanings(Synonyms(), TermNumbers())
    found, texts = nothing.of(np.array([0, 1], np.int32), np.zeros(2, np.int32))
    assert (len(found), len(texts)) == (0, 0)


@given(st.lists(st.lists(st.sampled_from(["state", "space", "model", "ssm", "lm", "x"]))))
def test_texts_are_found_by_the_same_alone_and_together(texts: list[list[str]]) -> None:
    joined = [" ".join(text) for text in texts]
    assert of(*joined) == [each for text in joined for each in of(text)]
