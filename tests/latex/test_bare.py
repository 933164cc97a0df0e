"""Which words are formulas that lost their dollars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.latex import bare


def enclosed(text: str) -> str:
    return bare.enclose(text, lambda source: f"<{source}>")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("machine V_{12,3}. A", "machine <V_{12,3}>. A"),
        ("an x_i + y_j owl", "an <x_i + y_j> owl"),
        ("k = x_i + y_i, so", "<k = x_i + y_i>, so"),
        ("rho=0.83 and k=5", "<\\rho=0.83> and k=5"),
        ("(see O(n^2))", "(see <O(n^2)>)"),
        ("f(a b) = n^2 at night", "f(a b) = <n^2> at night"),
        ("OwlEval^2 or H_2O", "OwlEval<^2> or H<_2>O"),
        ("snake_case, d_model, ^_^, x_", "snake_case, d_model, ^_^, x_"),
        ("one{two three}four", "one{two three}four"),
    ],
)
def test_whole_words_become_formulas(text: str, marked: str) -> None:
    assert enclosed(text) == marked


@given(st.lists(st.sampled_from(["owl", "f(a", "b)", "{", "}", "x_i", "n^2", "=", "alpha=5", "("])))
def test_nothing_but_the_marks_is_added(words: list[str]) -> None:
    text = " ".join(words)
    assert enclosed(text).replace("<", "").replace(">", "").replace("\\", "") == text


@pytest.mark.parametrize(
    ("text", "has"),
    [("alpha=0.5", True), ("k=5", True), ("k = 5", False), ("a=b", False), ("5=5", False)],
)
def test_equations_are_told_at_a_glance(text: str, has: bool) -> None:
    assert bare.has_equation(text) is has
