import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search.meanings import Meanings
from generator.publish.search.words import Terms, words
from generator.synonyms import Synonyms

TERMS = Terms()
MEANINGS = Meanings(
    Synonyms(
        same=(("SSM", "state space model"), ("LM", "language model"), ("state", "nation")),
        found_by={"fact": ("made-up", "the truth"), "state space": ("room",)},
    ),
    TERMS,
)


def of(text: str) -> set[str]:
    return set(MEANINGS.of([TERMS[word] for word in words(text)]))


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
    assert of(text) == found


@given(st.lists(st.sampled_from(["state", "space", "model", "ssm", "lm", "x"]), max_size=12))
def test_the_order_of_what_is_found_follows_the_text_alone(text: list[str]) -> None:
    assert MEANINGS.of(text) == MEANINGS.of(list(text))
